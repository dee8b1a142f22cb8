using System.Collections.Immutable;
using PdBot.Domain;
using PdBot.Domain.Reports;
using PdBot.Engine.Ports;
using PdBot.Storage.Events;
using PdBot.Storage.Sqlite.Raw;

namespace PdBot.Storage.Sqlite;

/// <summary>Reads the heads of reports.</summary>
internal static class Heads
{
    private const string Columns = "id, report, organisation, number, mode, status, severity, opened_at, version, deadline";

    private static readonly Sql ByReport = new("select id, version, hash from report where report = ?1");
    private static readonly Sql ByNumber = new("select report from report where organisation = ?1 and number = ?2");
    private static readonly Sql ByPerson = new("select id, report from involved join report using(id) where person = ?1 and id < ?2 order by id desc limit ?3");
    private static readonly Sql OfReport = new($"select {Columns}, hash, wake from report where report = ?1");
    private static readonly Sql All = new($"select {Columns} from report where id > ?1 order by id limit ?2");
    private static readonly Sql ByOrganisation = new($"select {Columns} from report where id > ?1 and organisation = ?3 order by id limit ?2");

    /// <summary>Where a report stands, or null.</summary>
    public static KnownHead? Find(Connection connection, ReportId report)
    {
        using var row = connection.Use(ByReport).Bind(1, report.Value);
        return row.Step() ? new(row.Number(0), row.Number(1), row.Utf8(2).ToArray()) : null;
    }

    /// <summary>The report with a number, or null.</summary>
    public static ReportId? Find(Connection connection, OrganisationId organisation, ReportNumber number)
    {
        using var row = connection.Use(ByNumber).Bind(1, organisation.Value).Bind(2, number.Value);
        return row.Step() ? new ReportId(row.Text(0)) : null;
    }

    /// <summary>A page of the reports of a person before a row, the newest first, and the row of the last.</summary>
    public static (ImmutableArray<ReportId> Reports, long Last) OfPerson(Connection connection, PersonId person, long before, int most)
    {
        using var rows = connection.Use(ByPerson).Bind(1, person.Value).Bind(2, before).Bind(3, (long)most);
        var reports = ImmutableArray.CreateBuilder<ReportId>();
        var last = before;
        while (rows.Step())
        {
            last = rows.Number(0);
            reports.Add(new(rows.Text(1)));
        }
        return (reports.ToImmutable(), last);
    }

    /// <summary>A page of the reports after a row, and the row of the last.</summary>
    public static (ImmutableArray<ReportHead> Heads, long Last) After(Connection connection, OrganisationId? organisation, long after, int most)
    {
        using var rows = connection.Use(organisation is null ? All : ByOrganisation).Bind(1, after).Bind(2, (long)most);
        if (organisation is { } only)
            rows.Bind(3, only.Value);
        return Collect(rows);
    }

    /// <summary>The head of one report with its last hash and its wake, or null.</summary>
    public static (ReportHead Head, string Hash, DateTimeOffset? Wake)? Whole(Connection connection, ReportId report)
    {
        using var row = connection.Use(OfReport).Bind(1, report.Value);
        return row.Step() ? (Read(row), row.Text(10), InstantOrNull(row, 11)) : null;
    }

    private static (ImmutableArray<ReportHead> Heads, long Last) Collect(Statement rows)
    {
        var heads = ImmutableArray.CreateBuilder<ReportHead>();
        var last = 0L;
        while (rows.Step())
        {
            last = rows.Number(0);
            heads.Add(Read(rows));
        }
        return (heads.ToImmutable(), last);
    }

    private static ReportHead Read(Statement row) => new(
        new(row.Text(1)), new(row.Text(2)), new(row.Text(3)), Names.Parse<ReportMode>(row.Text(4)), Names.Parse<ReportStatus>(row.Text(5)),
        (int)row.Number(6), Instant.Parse(row.Text(7)), row.Number(8), InstantOrNull(row, 9));

    private static DateTimeOffset? InstantOrNull(Statement row, int column) => row.IsNull(column) ? null : new DateTimeOffset(row.Number(column), TimeSpan.Zero);
}
