using System.Collections.Immutable;
using System.Globalization;
using PdBot.Domain;

namespace PdBot.Storage.Azure;

/// <summary>What a message of the wake queue says: <c>report due received</c> for a wake, <c>guard name due report report …</c> for reports that a process is busy with.</summary>
/// <param name="Guard">The name that stands in heads and messages of the outbox; null for a wake, whose name is the id of its message.</param>
/// <param name="Due">When the reports must be looked at.</param>
/// <param name="Reports">The reports.</param>
/// <param name="Received">How often a wake had been received when it was put back in due form.</param>
internal sealed record WakeText(string? Guard, DateTimeOffset Due, ImmutableArray<ReportId> Reports, long Received)
{
    private const string GuardWord = "guard";

    /// <summary>Null when nobody can read it.</summary>
    public static WakeText? Parse(string text) => text.Split(' ') switch
    {
        [GuardWord, { Length: > 0 } name, var due, _, ..] parts when Instant(due) is { } at => new(name, at, [.. parts.Skip(3).Select(report => new ReportId(report))], 0),
        [{ Length: > 0 } report, var due, var received] when Instant(due) is { } at && long.TryParse(received, NumberStyles.None, CultureInfo.InvariantCulture, out var times) =>
            new(null, at, [new ReportId(report)], times),
        _ => null,
    };

    public static string OfWake(ReportId report, DateTimeOffset due, long received) => string.Create(CultureInfo.InvariantCulture, $"{report} {due.UtcDateTime:O} {received}");

    public static string OfGuard(string name, DateTimeOffset due, IEnumerable<ReportId> reports) =>
        string.Create(CultureInfo.InvariantCulture, $"{GuardWord} {name} {due.UtcDateTime:O} {string.Join(' ', reports)}");

    /// <summary>Whether a process has had the message and never settled it.</summary>
    /// <param name="received">How often it has been received by now.</param>
    public bool IsAbandoned(long received) => Guard is not null || received > Received + 1;

    private static DateTimeOffset? Instant(string text) => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}
