using PdBot.Domain;
using PdBot.Domain.RollCalls;
using PdBot.Domain.Roster;

namespace PdBot.Host;

/// <summary>What the door says to the operator: numbers and ids, never names or texts.</summary>
internal static partial class HostLog
{
    [LoggerMessage(3001, LogLevel.Warning, "Request refused with {Status}: {Why}")]
    public static partial void Refused(ILogger logger, int status, string why);

    [LoggerMessage(3002, LogLevel.Error, "The storage does not take writes; the sender is asked to come again")]
    public static partial void StorageUnavailable(ILogger logger, Exception exception);

    [LoggerMessage(3003, LogLevel.Information, "Storage: {Path}; {Library}")]
    public static partial void StorageOpened(ILogger logger, string path, string library);

    [LoggerMessage(3004, LogLevel.Warning, "Rosters or procedures changed but are broken; the last good ones stay in use: {Problem}")]
    public static partial void ReloadBroken(ILogger logger, string problem);

    [LoggerMessage(3030, LogLevel.Error, "Rosters and procedures could not be looked at; the last good ones stay in use, and it is looked again in five seconds")]
    public static partial void ReloadFailed(ILogger logger, Exception exception);

    [LoggerMessage(3005, LogLevel.Information, "Rosters and procedures read again: {Organisations} organisations")]
    public static partial void Reloaded(ILogger logger, int organisations);

    [LoggerMessage(3010, LogLevel.Critical, "A newer version of PdBot has written to a report: this version does not touch that report any more; finish the update")]
    public static partial void NewerVersion(ILogger logger, Exception exception);

    [LoggerMessage(3011, LogLevel.Error, "The day's checkpoint could not be taken or kept; it is tried again in a minute, and from ten o'clock the executive group is told its digest all the same")]
    public static partial void CheckpointFailed(ILogger logger, Exception exception);

    [LoggerMessage(3012, LogLevel.Warning, "The checkpoint container {Container} has no immutability policy of its own: whoever may write to it can change what is kept")]
    public static partial void ContainerUnprotected(ILogger logger, string container);

    [LoggerMessage(3006, LogLevel.Critical, "The oldest wake is overdue by {Seconds} s (-1: the storage does not answer); the executive group is told")]
    public static partial void Overdue(ILogger logger, double seconds);

    [LoggerMessage(3013, LogLevel.Critical, "{Count} wakes cannot be read and were set aside (queue <prefix>-poison); the executive group is told. See the runbook")]
    public static partial void SetAside(ILogger logger, int count);

    [LoggerMessage(3014, LogLevel.Critical, "Entra gives the bot no token: it takes reports, and can send nothing. The heartbeat is silent. See the runbook")]
    public static partial void Mute(ILogger logger);

    [LoggerMessage(3007, LogLevel.Error, "The self-audit failed; it looks again in a minute")]
    public static partial void AuditFailed(ILogger logger, Exception exception);

    [LoggerMessage(3008, LogLevel.Warning, "The heartbeat was answered with {Status}")]
    public static partial void HeartbeatRefused(ILogger logger, int status);

    [LoggerMessage(3009, LogLevel.Warning, "The heartbeat did not get through")]
    public static partial void HeartbeatFailed(ILogger logger, Exception exception);

    [LoggerMessage(3021, LogLevel.Warning, "Organisation {Organisation}: the directory gives no answer about accounts ({Fault}); what it said before counts for a day")]
    public static partial void DirectorySilent(ILogger logger, OrganisationId organisation, DirectoryFault fault);

    [LoggerMessage(3022, LogLevel.Information, "Organisation {Organisation}: the directory answers again")]
    public static partial void DirectoryAnswers(ILogger logger, OrganisationId organisation);

    [LoggerMessage(3023, LogLevel.Warning, "The directory takes too long; the program goes on, and asks again later")]
    public static partial void DirectoryLate(ILogger logger);

    [LoggerMessage(3024, LogLevel.Error, "Asking the directory broke; it is asked again later")]
    public static partial void DirectoryFailed(ILogger logger, Exception exception);

    [LoggerMessage(3025, LogLevel.Information, "Organisation {Organisation}: reachability checked, {Errors} errors, {Warnings} warnings; {Told} conversations told")]
    public static partial void ReachabilityChecked(ILogger logger, OrganisationId organisation, int errors, int warnings, int told);

    [LoggerMessage(3026, LogLevel.Error, "The check of reachability failed; it is tried again in a minute")]
    public static partial void ReachabilityFailed(ILogger logger, Exception exception);

    [LoggerMessage(3027, LogLevel.Information, "Organisation {Organisation}: {Asked} contacts were asked to check in for {Quarter}")]
    public static partial void RollCallAsked(ILogger logger, OrganisationId organisation, Quarter quarter, int asked);

    [LoggerMessage(3028, LogLevel.Information, "Organisation {Organisation}: the roll-call of {Quarter} is over, {Contacts} contacts, {Missing} did not check in; {Told} conversations told")]
    public static partial void RollCallTold(ILogger logger, OrganisationId organisation, Quarter quarter, int contacts, int missing, int told);

    [LoggerMessage(3029, LogLevel.Error, "The roll-call failed; it is tried again in ten minutes, and what was being done in an hour")]
    public static partial void RollCallFailed(ILogger logger, Exception exception);
}
