using PdBot.Domain.RollCalls;
using PdBot.Storage.Events;
using PdBot.Storage.Sqlite.Raw;

namespace PdBot.Storage.Sqlite;

/// <summary>Keeps what happened in a roll-call, unless the same has happened before.</summary>
internal sealed class AddRollCallMarkAct(RollCallMark mark) : WriteAct
{
    private static readonly Sql Add = new(
        "insert into roll_call(organisation, quarter, kind, person, at, reason) values(?1, ?2, ?3, ?4, ?5, ?6) on conflict do nothing returning 1");

    /// <summary>Whether it had not happened before; known once the act is done.</summary>
    public bool IsNew { get; private set; }

    /// <inheritdoc/>
    public override void Apply(Connection connection)
    {
        using var add = connection.Use(Add)
            .Bind(1, mark.Organisation.Value).Bind(2, mark.Quarter.ToString()).Bind(3, Names.Of(mark.Kind)).Bind(4, mark.Person?.Value ?? "")
            .Bind(5, Instant.Text(mark.At)).Bind(6, mark.Reason is { } reason ? Names.Of(reason) : null);
        IsNew = add.Step();
    }
}
