using PdBot.Domain;
using PdBot.Domain.Delivery;
using PdBot.Domain.Escalation;
using PdBot.Domain.Reports;

namespace PdBot.Storage.Events;

/// <summary>What an auditor reads without opening the JSON. Always derived from the event; never the source of anything.</summary>
/// <param name="Actor">Who acted; null when nobody did.</param>
/// <param name="ActorName">The name at that time; null when nobody acted.</param>
/// <param name="OnBehalfOf">The holder who was deputised; null otherwise.</param>
/// <param name="Level">The level; null when the event concerns none.</param>
/// <param name="Act">The act in one word; null when nobody acted.</param>
public readonly record struct EventColumns(PersonId? Actor, string? ActorName, PersonId? OnBehalfOf, int? Level, string? Act)
{
    /// <summary>The columns of an event.</summary>
    public static EventColumns Of(ReportEvent happened)
    {
        var act = happened as Act;
        return new(
            act?.Actor, act?.ActorName, (happened as ActOnLevel)?.OnBehalfOf, LevelOf(happened) is >= 0 and var level ? level : null,
            act is null ? null : EventNames.Of(happened).Act);
    }

    private static int LevelOf(ReportEvent happened) => happened switch
    {
        ActOnLevel act => act.Level,
        LevelOpened opened => opened.Level,
        ContactNotified notified => notified.Level,
        ContactUnreachable unreachable => unreachable.Level,
        LevelCompleted completed => completed.Level,
        LevelPassedOver passed => passed.Level,
        IncidentEstablished established => established.Level,
        ReportDismissed dismissed => dismissed.Level,
        AttemptRefused refused => refused.Level,
        CardDelivered delivered => delivered.Level,
        _ => -1,
    };
}
