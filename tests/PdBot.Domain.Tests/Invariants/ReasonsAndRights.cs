using PdBot.Domain.Escalation;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;
using PdBot.Domain.Tasks;

namespace PdBot.Domain.Tests.Invariants;

/// <summary>4: every pass-over has a reason that fits; every act has an actor who was entitled to it at that time.</summary>
internal static class ReasonsAndRights
{
    /// <param name="before">The report before the event.</param>
    /// <param name="organisation">The roster at that time.</param>
    /// <param name="happened">The event.</param>
    public static void Check(Report before, Organisation organisation, ReportEvent happened)
    {
        switch (happened)
        {
            case LevelPassedOver passed when !Fits(before.Levels[passed.Level], passed) || passed.Evidence.Length == 0:
                throw new BrokenInvariantException(4, $"level {passed.Level} was passed over for {passed.Reason} ('{passed.Evidence}') without that being so");
            case Act act when !IsEntitled(before, organisation, act):
                throw new BrokenInvariantException(4, $"{act.Actor} was not entitled to {act}");
        }
    }

    private static bool Fits(LevelState level, LevelPassedOver passed) => passed.Reason switch
    {
        UnreachableReason.NoAnswer => passed.At >= level.WindowEnds,
        UnreachableReason.Undecided => level.AcknowledgedAt is not null,
        UnreachableReason.EscalatedByHand => level.EscalatedByPerson is not null,
        var reason => Enum.IsDefined(reason) && !level.Contacts.Any(contact => contact.IsLive),
    };

    private static bool IsEntitled(Report report, Organisation organisation, Act act)
    {
        var executive = organisation.ExecutiveGroup.Members.Contains(act.Actor);
        return act switch
        {
            ReportOpened => true,
            AttemptRefused => !executive,
            EscalationDemanded demanded => executive || report.Reporter == act.Actor || IsOfLevel(report, organisation, demanded.Level, act.Actor),
            ActOnLevel on => executive || IsOfLevel(report, organisation, on.Level, act.Actor),
            ActOnTask duty => executive || duty is not TaskExtended && IsOfDuty(report, organisation, duty),
            FactStated => executive || report.Reporter == act.Actor || report.Tasks.Any(task => task.Assignees.Any(assignee => assignee.Person == act.Actor) || task.AskedBefore.Contains(act.Actor)) || report.Levels.Any(level => WasAsked(level, act.Actor) || level.AskedBefore.Contains(act.Actor)),
            _ => executive,
        };
    }

    /// <summary>Owners do it, reviewers look at it; both by being asked, or by holding or deputising the role.</summary>
    private static bool IsOfDuty(Report report, Organisation organisation, ActOnTask act)
    {
        if (report.FindTask(act.Task) is not { } task)
            return false;
        var definition = report.DefinitionOf(task);
        var part = act is TaskApproved or TaskReturned ? TaskPart.Reviewer : TaskPart.Owner;
        var role = part == TaskPart.Reviewer ? definition.Review?.By : definition.Owner;
        return task.Assignees.Any(assignee => assignee.Person == act.Actor && assignee.Part == part)
            || organisation.Assignments.Any(seat => seat.Role == role && (seat.Unit is null || seat.Unit == report.Unit) && (seat.Holder == act.Actor || seat.Deputies.Contains(act.Actor)));
    }

    private static bool IsOfLevel(Report report, Organisation organisation, int level, PersonId person) =>
        WasAsked(report.Levels[level], person)
        || organisation.Assignments.Any(seat =>
            report.Procedure.Chain[level].Roles.Contains(seat.Role)
            && (seat.Unit is null || seat.Unit == report.Unit)
            && (seat.Holder == person || seat.Deputies.Contains(person)));

    private static bool WasAsked(LevelState level, PersonId person) =>
        level.Contacts.Any(contact => contact.Person == person && (contact.NotifiedAt is not null || contact.AcknowledgedAt is not null));
}
