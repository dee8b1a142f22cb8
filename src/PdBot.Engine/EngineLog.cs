using Microsoft.Extensions.Logging;
using PdBot.Domain;
using PdBot.Domain.Reports;

namespace PdBot.Engine;

/// <summary>What the engine says to the operator: numbers and ids, never names or texts.</summary>
internal static partial class EngineLog
{
    [LoggerMessage(1001, LogLevel.Debug, "Report {Report}: refused, {Code}")]
    public static partial void Refused(ILogger logger, ReportId report, RefusalCode code);

    [LoggerMessage(1002, LogLevel.Debug, "Report {Report}: version {Version} was taken by another writer; deciding again")]
    public static partial void LostRace(ILogger logger, ReportId report, long version);

    [LoggerMessage(1003, LogLevel.Error, "Report {Report}: organisation {Organisation} is no longer in the rosters; put its file back, the report waits")]
    public static partial void OrganisationGone(ILogger logger, ReportId report, OrganisationId organisation);

    [LoggerMessage(1101, LogLevel.Error, "Wake of report {Report} failed; it stays due and is tried again")]
    public static partial void WakeFailed(ILogger logger, Exception exception, ReportId report);

    [LoggerMessage(1102, LogLevel.Error, "Wakes cannot be read; trying again in a second")]
    public static partial void WakesUnreadable(ILogger logger, Exception exception);

    [LoggerMessage(1103, LogLevel.Error, "Wakes cannot be renewed; another process may take reports over that this one is busy with")]
    public static partial void RenewalFailed(ILogger logger, Exception exception);

    [LoggerMessage(1104, LogLevel.Error, "The sweep for lost wakes failed; trying again in an hour")]
    public static partial void SweepFailed(ILogger logger, Exception exception);

    [LoggerMessage(1105, LogLevel.Critical, "The sweep found {Count} reports that were overdue and that no wake had come for; they are looked at now")]
    public static partial void SweepFound(ILogger logger, int count);

    [LoggerMessage(1201, LogLevel.Warning, "Report {Report}, message {Message}: attempt {Attempt} failed ({Evidence}); trying again")]
    public static partial void SendRetried(ILogger logger, ReportId report, string message, int attempt, string evidence);

    [LoggerMessage(1202, LogLevel.Warning, "Report {Report}, message {Message}: not delivered ({Evidence})")]
    public static partial void SendFailed(ILogger logger, ReportId report, string message, string evidence);

    [LoggerMessage(1203, LogLevel.Error, "Report {Report}, message {Message}: sending broke; it stays in the outbox and is tried again")]
    public static partial void SendBroke(ILogger logger, Exception exception, ReportId report, string message);

    [LoggerMessage(1205, LogLevel.Information, "Report {Report}, message {Message}: left unsent by another process, taken over")]
    public static partial void TakenOver(ILogger logger, ReportId report, string message);

    [LoggerMessage(1206, LogLevel.Warning, "Report {Report}: everything was sent, yet this could not be settled; it will be looked at again")]
    public static partial void NotSettled(ILogger logger, Exception exception, ReportId report);

    [LoggerMessage(1207, LogLevel.Error, "Report {Report}: what came of {Count} messages cannot be recorded; trying again, without sending them again")]
    public static partial void NotRecorded(ILogger logger, Exception exception, ReportId report, int count);

    [LoggerMessage(1204, LogLevel.Information, "Outbox: {Count} messages from before the start are waiting")]
    public static partial void OutboxRecovered(ILogger logger, int count);
}
