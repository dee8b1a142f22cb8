using PdBot.Storage.Events;
using PdBot.Storage.Sqlite.Raw;

namespace PdBot.Storage.Sqlite.Backup;

/// <summary>What a copy of a storage file holds.</summary>
/// <param name="Verdict">What the verification of every report found.</param>
/// <param name="IsAccepted">Nobody who looked at it refused it.</param>
/// <param name="IsSound">SQLite finds its pages and rows in order.</param>
/// <param name="Waiting">Reports with a window or time limit that runs.</param>
/// <param name="Overdue">Of these, how many have been due since the copy was taken.</param>
/// <param name="Unsent">Messages that wait to be sent.</param>
/// <param name="Newest">When the last event happened; null without any.</param>
public sealed record BackupContents(LogVerdict Verdict, bool IsAccepted, bool IsSound, long Waiting, long Overdue, long Unsent, DateTimeOffset? Newest)
{
    private static readonly Sql Check = new("pragma quick_check(1)");

    private static readonly Sql Counts = new(
        """
        select (select count(*) from report where wake is not null), (select count(*) from report where wake <= ?1),
               (select count(*) from outbox), (select max(at) from event)
        """);

    /// <summary>It may be used.</summary>
    public bool IsGood => Verdict.IsIntact && IsSound && IsAccepted;

    internal static BackupContents Read(Connection connection, LogVerdict verdict, bool isAccepted, DateTimeOffset now)
    {
        using var check = connection.Use(Check);
        using var counts = connection.Use(Counts).Bind(1, now.UtcTicks);
        var isSound = check.Step() && check.Text(0) == "ok";
        counts.Step();
        return new(
            verdict, isAccepted, isSound, counts.Number(0), counts.Number(1), counts.Number(2), counts.TextOrNull(3) is { } newest ? Instant.Parse(newest) : null);
    }
}
