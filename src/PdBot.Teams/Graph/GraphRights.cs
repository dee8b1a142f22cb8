using Microsoft.Extensions.Logging;
using PdBot.Domain;
using PdBot.Domain.Roster;

namespace PdBot.Teams.Graph;

/// <summary>Which rights Graph was found to withhold. What is withheld is not asked for again for an hour; then it may have been granted. Thread-safe.</summary>
public sealed class GraphRights(TimeProvider time, ILogger<GraphRights> logger)
{
    private static readonly TimeSpan AskAgain = TimeSpan.FromHours(1);

    private readonly Lock gate = new();
    private readonly Dictionary<(DirectoryFeature Feature, PersonId? Mailbox), long> deniedAt = [];

    /// <summary>The application right that a feature needs, the least that Microsoft's documents name.</summary>
    public static string RightFor(DirectoryFeature feature) => feature switch
    {
        DirectoryFeature.People => "User.Read.All",
        DirectoryFeature.Groups => "GroupMember.Read.All",
        DirectoryFeature.Presence => "Presence.Read.All",
        DirectoryFeature.AutomaticReplies => "MailboxSettings.Read",
        DirectoryFeature.Mail => "Mail.Send",
        DirectoryFeature.Installation => "TeamsAppInstallation.ReadWriteSelfForUser.All",
        DirectoryFeature.Calendar => "Calendars.ReadWrite",
        _ => throw new ArgumentOutOfRangeException(nameof(feature)),
    };

    /// <summary>Whether there is no use in asking now.</summary>
    /// <param name="feature">For what.</param>
    /// <param name="mailbox">Whose mailbox, where each may be closed by itself; null where the right is one for all.</param>
    public bool IsOff(DirectoryFeature feature, PersonId? mailbox = null)
    {
        lock (gate)
            return deniedAt.TryGetValue((feature, mailbox), out var at) && time.GetElapsedTime(at) < AskAgain;
    }

    /// <summary>What came of asking. A change is one line in the log.</summary>
    public void Note(DirectoryFeature feature, bool denied, PersonId? mailbox = null)
    {
        bool before;
        lock (gate)
        {
            before = deniedAt.Remove((feature, mailbox));
            if (denied)
                deniedAt[(feature, mailbox)] = time.GetTimestamp();
        }
        switch (denied, before, mailbox)
        {
            case (true, false, null):
                TeamsLog.RightMissing(logger, RightFor(feature), feature);
                break;
            case (true, false, { } person):
                TeamsLog.MailboxClosed(logger, person, RightFor(feature), feature);
                break;
            case (false, true, null):
                TeamsLog.RightGranted(logger, RightFor(feature), feature);
                break;
            case (false, true, { } person):
                TeamsLog.MailboxOpen(logger, person, feature);
                break;
        }
    }
}
