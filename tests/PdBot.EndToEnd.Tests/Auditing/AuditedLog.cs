using PdBot.Domain;
using PdBot.Domain.Escalation;
using PdBot.Domain.Reports;
using PdBot.Domain.Retention;
using PdBot.Engine.Ports;

namespace PdBot.EndToEnd.Tests.Auditing;

/// <summary>Two invented reports of five rows, the second destroyed.</summary>
internal static class AuditedLog
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 1, 5, 0, TimeSpan.Zero);
    private static readonly OrganisationId Company = new("company");
    private static readonly PersonId Reporter = new("00000000-0000-0000-0000-000000000001");
    private static readonly PersonId Head = new("00000000-0000-0000-0000-000000000002");

    /// <summary>Writes them.</summary>
    public static Task WriteAsync(IReportLog log) => WriteAsync(log, "陳範例");

    /// <summary>Writes them as if somebody else had acted.</summary>
    public static async Task WriteAsync(IReportLog log, string who)
    {
        for (var n = 1; n <= 2; n++)
        {
            await AppendAsync(log, n, 0, ReportStatus.Open, new ReportOpened(Start, Reporter, "林測試", Number(n), ReportMode.Real, Company, new("abc"), new("library"), new("staff")));
            await AppendAsync(log, n, 1, ReportStatus.Open, Acknowledged(1, 0, who), Acknowledged(2, 1, who), Acknowledged(3, 2, who), new ChainCompleted(Start.AddMinutes(4)));
        }
        await AppendAsync(log, 2, 5, ReportStatus.Purged, new ReportPurged(Start.AddYears(6), Head, "陳範例", "府秘字第4號", Start.AddYears(5)));
    }

    /// <summary>Adds one more event to the first.</summary>
    public static Task AddAsync(IReportLog log) => AppendAsync(log, 1, 5, ReportStatus.Open, Acknowledged(5, 3, "陳範例"));

    private static ReportNumber Number(int n) => new($"PD-115-{n:0000}");

    private static LevelAcknowledged Acknowledged(int minute, int level, string who) => new(Start.AddMinutes(minute), Head, who, null, level, Late: false);

    private static async Task AppendAsync(IReportLog log, int n, long version, ReportStatus status, params ReportEvent[] events)
    {
        var head = new ReportHead(new($"r{n}"), Company, Number(n), ReportMode.Real, status, 0, Start.AddMinutes(n), version + events.Length);
        Assert.True(await log.AppendAsync(new Commit(head.Report, version, [.. events], [], [], null, head, [Reporter]), CancellationToken.None));
    }
}
