using PdBot.Domain;
using PdBot.Storage.Sqlite.Raw;

namespace PdBot.Storage.Sqlite;

/// <summary>The next number of a prefix, once per report for ever.</summary>
internal sealed class ReserveNumberAct(ReportId report, OrganisationId organisation, string prefix) : WriteAct
{
    private static readonly Sql Known = new("select prefix, n from number where report = ?1");
    private static readonly Sql Last = new("select max(n) from number where organisation = ?1 and prefix = ?2");
    private static readonly Sql Take = new("insert into number(organisation, prefix, n, report) values(?1, ?2, ?3, ?4)");

    /// <summary>The number; known once the act is done.</summary>
    public ReportNumber Number { get; private set; }

    /// <inheritdoc/>
    public override void Apply(Connection connection) => Number = FindKnown(connection) ?? TakeNext(connection);

    private ReportNumber? FindKnown(Connection connection)
    {
        using var known = connection.Use(Known).Bind(1, report.Value);
        return known.Step() ? Compose(known.Text(0), known.Number(1)) : null;
    }

    private ReportNumber TakeNext(Connection connection)
    {
        long next;
        using (var last = connection.Use(Last).Bind(1, organisation.Value).Bind(2, prefix))
            next = last.Step() ? last.Number(0) + 1 : 1;
        using var take = connection.Use(Take).Bind(1, organisation.Value).Bind(2, prefix).Bind(3, next).Bind(4, report.Value);
        take.Step();
        return Compose(prefix, next);
    }

    private static ReportNumber Compose(string prefix, long n) => new($"{prefix}{n:0000}");
}
