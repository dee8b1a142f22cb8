using System.Collections.Immutable;
using PdBot.Domain;
using PdBot.Domain.RollCalls;
using PdBot.Domain.Roster;
using PdBot.Engine.Ports;
using PdBot.Storage.Events;
using PdBot.Storage.Sqlite.Raw;

namespace PdBot.Storage.Sqlite;

/// <summary>Roll-calls in SQLite.</summary>
internal sealed class SqliteRollCalls(Writer? writer, ReaderPool readers) : IRollCalls
{
    /// <summary>The columns that <see cref="Mark"/> reads.</summary>
    public const string Columns = "organisation, quarter, kind, person, at, reason";

    private static readonly Sql OfOrganisation = new($"select {Columns} from roll_call where organisation = ?1 and (?2 is null or quarter = ?2)");

    /// <inheritdoc/>
    public async ValueTask<bool> AddAsync(RollCallMark mark, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var act = new AddRollCallMarkAct(mark);
        await (writer ?? throw new InvalidOperationException("The storage was opened to read only.")).RunAsync(act).ConfigureAwait(false);
        return act.IsNew;
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<RollCallMark>> ReadAsync(OrganisationId organisation, Quarter? quarter, CancellationToken cancellationToken) =>
        new(readers.Read((organisation, quarter), static (connection, of) =>
        {
            using var rows = connection.Use(OfOrganisation).Bind(1, of.organisation.Value).Bind(2, of.quarter?.ToString());
            var marks = ImmutableArray.CreateBuilder<RollCallMark>();
            while (rows.Step())
                marks.Add(Mark(rows));
            return marks.ToImmutable();
        }));

    /// <summary>The mark of a row of <see cref="Columns"/>.</summary>
    public static RollCallMark Mark(Statement row) => new(
        new(row.Text(0)), Quarter.Parse(row.Text(1)) ?? throw new InvalidDataException("A roll-call names no quarter."), Names.Parse<RollCallMarkKind>(row.Text(2)),
        row.Text(3) is { Length: > 0 } person ? new PersonId(person) : null, Instant.Parse(row.Text(4)),
        row.TextOrNull(5) is { } reason ? Names.Parse<UnreachableReason>(reason) : null);
}
