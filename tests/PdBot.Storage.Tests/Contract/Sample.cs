using PdBot.Domain;
using PdBot.Domain.Delivery;
using PdBot.Domain.Escalation;
using PdBot.Domain.Reports;
using PdBot.Engine.Ports;

namespace PdBot.Storage.Tests.Contract;

/// <summary>Invented reports for the contracts.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 1, 5, 0, TimeSpan.Zero);
    public static readonly OrganisationId Cgu = new("cgu");
    public static readonly PersonId Reporter = new("00000000-0000-0000-0000-000000000001");
    public static readonly PersonId Head = new("00000000-0000-0000-0000-000000000002");
    public static readonly PersonId Deputy = new("00000000-0000-0000-0000-000000000003");

    public static ReportOpened Opened(int n) => new(
        Start.AddMinutes(n), Reporter, "林測試", Number(n), ReportMode.Real, Cgu, new("abc"), new("library"), new("staff"));

    public static LevelAcknowledged Acknowledged(int minute, int level = 0) =>
        new(Start.AddMinutes(minute), Deputy, "陳範例", Head, level, Late: false);

    public static ReportNumber Number(int n) => new($"PD-115-{n:0000}");

    public static OutboxMessage Message(string key) =>
        new(key, MessageKind.Escalation, "level-0", Head.Value, 0, Rewrite: false, Urgency.Escalation);

    public static Commit Opening(string report, int n = 1, DateTimeOffset? wake = null, params OutboxMessage[] messages) =>
        Next(report, 0, wake, messages, Opened(n)) with { Head = HeadOf(report, 1, n), Involved = [Reporter] };

    public static Commit Next(string report, long version, DateTimeOffset? wake, OutboxMessage[] messages, params ReportEvent[] events) =>
        new(new(report), version, [.. events], [.. messages], [], wake, HeadOf(report, version + events.Length), []);

    public static Commit Next(string report, long version, params ReportEvent[] events) => Next(report, version, null, [], events);

    public static ReportHead HeadOf(string report, long version, int n = 1) =>
        new(new(report), Cgu, Number(n), ReportMode.Real, ReportStatus.Open, 2, Start.AddMinutes(n), version);

    public static async Task<List<T>> ListAsync<T>(this IAsyncEnumerable<T> source)
    {
        var list = new List<T>();
        await foreach (var item in source)
            list.Add(item);
        return list;
    }
}
