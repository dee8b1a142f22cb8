using Microsoft.Extensions.Logging;
using PdBot.Domain;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;

namespace PdBot.Teams;

/// <summary>What this room says to the operator: numbers and ids, never names or texts.</summary>
internal static partial class TeamsLog
{
    [LoggerMessage(2001, LogLevel.Information, "Activity of type {Type} ignored")]
    public static partial void Ignored(ILogger logger, string type);

    [LoggerMessage(2002, LogLevel.Warning, "Activity of type {Type} names no person, tenant or conversation; ignored")]
    public static partial void Anonymous(ILogger logger, string type);

    [LoggerMessage(2003, LogLevel.Warning, "Tenant {Tenant} belongs to no organisation of the rosters; refused")]
    public static partial void ForeignTenant(ILogger logger, string tenant);

    [LoggerMessage(2004, LogLevel.Information, "{Person} asked for {What}: refused, {Code}")]
    public static partial void Refused(ILogger logger, PersonId person, string what, RefusalCode code);

    [LoggerMessage(2101, LogLevel.Warning, "Reply to {Person} not delivered: {Evidence}")]
    public static partial void ReplyFailed(ILogger logger, PersonId person, string evidence);

    [LoggerMessage(2102, LogLevel.Error, "Sending replies broke; going on with the next")]
    public static partial void RepliesBroke(ILogger logger, Exception exception);

    [LoggerMessage(2103, LogLevel.Error, "The Connector refuses PdBot itself, which a person must mend: {Evidence}")]
    public static partial void BotAtFault(ILogger logger, string evidence);

    [LoggerMessage(2201, LogLevel.Information, "The channel's keys were read: {Count}")]
    public static partial void KeysRead(ILogger logger, int count);

    [LoggerMessage(2202, LogLevel.Error, "The channel's keys could not be read; those known before stay in use")]
    public static partial void KeysNotRead(ILogger logger, Exception exception);

    [LoggerMessage(2203, LogLevel.Information, "A token for {Audience} was obtained, good for {Minutes} min")]
    public static partial void TokenObtained(ILogger logger, string audience, int minutes);

    [LoggerMessage(2204, LogLevel.Error, "No token for {Audience}, which a person must mend when it goes on: {Code}; good for {Minutes} more min")]
    public static partial void TokenNotObtained(ILogger logger, string audience, string code, int minutes);

    [LoggerMessage(2205, LogLevel.Warning, "{Audience} refuses the token; a new one is asked for")]
    public static partial void TokenRefused(ILogger logger, string audience);

    [LoggerMessage(2301, LogLevel.Warning, "Graph does not grant {Right}: {Feature} is off, everything else goes on; asked again in an hour")]
    public static partial void RightMissing(ILogger logger, string right, DirectoryFeature feature);

    [LoggerMessage(2302, LogLevel.Information, "Graph grants {Right} now: {Feature} is on")]
    public static partial void RightGranted(ILogger logger, string right, DirectoryFeature feature);

    [LoggerMessage(2303, LogLevel.Warning, "Graph did not make the meeting of {Report}: {Evidence}")]
    public static partial void MeetingNotMade(ILogger logger, ReportId report, string evidence);

    [LoggerMessage(2304, LogLevel.Warning, "The mailbox of {Person} is closed to the bot or missing ({Right}): {Feature} is off for it, the others go on; asked again in an hour")]
    public static partial void MailboxClosed(ILogger logger, PersonId person, string right, DirectoryFeature feature);

    [LoggerMessage(2305, LogLevel.Information, "The mailbox of {Person} is open now: {Feature} is on")]
    public static partial void MailboxOpen(ILogger logger, PersonId person, DirectoryFeature feature);
}
