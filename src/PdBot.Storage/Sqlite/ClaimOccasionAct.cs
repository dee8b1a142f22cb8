using PdBot.Storage.Sqlite.Raw;

namespace PdBot.Storage.Sqlite;

/// <summary>Takes an occasion, unless it was taken before.</summary>
internal sealed class TakeOccasionAct(string occasion) : WriteAct
{
    private static readonly Sql Take = new("insert into occasion(occasion) values(?1) on conflict do nothing returning 1");

    /// <summary>Whether it was free; known once the act is done.</summary>
    public bool IsFirst { get; private set; }

    /// <inheritdoc/>
    public override void Apply(Connection connection)
    {
        using var take = connection.Use(Take).Bind(1, occasion);
        IsFirst = take.Step();
    }
}
