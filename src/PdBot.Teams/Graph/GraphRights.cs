using Microsoft.Extensions.Logging;
using PdBot.Domain.Roster;

namespace PdBot.Teams.Graph;

/// <summary>Which rights Graph was found to withhold. What is withheld is not asked for again for an hour; then it may have been granted. Thread-safe.</summary>
public sealed class GraphRights(TimeProvider time, ILogger<GraphRights> logger)
{
    private static readonly TimeSpan AskAgain = TimeSpan.FromHours(1);

    private readonly Lock gate = new();
    private readonly Dictionary<DirectoryFeature, long> deniedAt = [];

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
    public bool IsOff(DirectoryFeature feature)
    {
        lock (gate)
            return deniedAt.TryGetValue(feature, out var at) && time.GetElapsedTime(at) < AskAgain;
    }

    /// <summary>What came of asking. A change is one line in the log.</summary>
    public void Note(DirectoryFeature feature, bool denied)
    {
        bool before;
        lock (gate)
        {
            before = deniedAt.Remove(feature);
            if (denied)
                deniedAt[feature] = time.GetTimestamp();
        }
        if (denied && !before)
            TeamsLog.RightMissing(logger, RightFor(feature), feature);
        else if (before && !denied)
            TeamsLog.RightGranted(logger, RightFor(feature), feature);
    }
}
