using PdBot.Domain.Escalation;
using PdBot.Domain.Roster;
using PdBot.Domain.Tasks;

namespace PdBot.Domain.Reports;

/// <summary>As what a person may act on a level.</summary>
internal enum Standing
{
    /// <summary>Not at all.</summary>
    None,
    /// <summary>As a contact of the level: holder or deputy.</summary>
    Contact,
    /// <summary>As a member of the executive group.</summary>
    Executive,
}

/// <summary>Who may see and do what.</summary>
public static class Rights
{
    /// <summary>Whether a person may see a report: reporter, contacts, and the executive group.</summary>
    public static bool MaySee(Report report, Organisation organisation, PersonId person) =>
        report.Reporter == person
        || organisation.IsExecutive(person)
        || report.Levels.Any(level => (level.Find(person)?.NotifiedAt ?? level.Find(person)?.AcknowledgedAt) is not null || level.AskedBefore.Contains(person))
        || TaskRights.MaySee(report, person);

    /// <summary>Whether a person may have the documents, which tell the whole case: those who act on it, not the reporter, and not who was only told.</summary>
    public static bool MayReadDocuments(Report report, Organisation organisation, PersonId person) =>
        organisation.IsExecutive(person)
        || report.Levels.Any(level => level.Find(person)?.NotifiedAt is not null || level.Find(person)?.AcknowledgedAt is not null || level.AskedBefore.Contains(person))
        || report.Tasks.Any(task => task.Assignees.Any(assignee => assignee.Person == person) || task.AskedBefore.Contains(person));

    /// <summary>Facts are corrected by the reporter and by those who act on the report; who was only told by a notice reads.</summary>
    internal static bool MayCorrect(Report report, Organisation organisation, PersonId person) => report.Reporter == person || MayReadDocuments(report, organisation, person);

    /// <summary>As what the person may act on the level, and for whom.</summary>
    internal static (Standing Standing, PersonId? OnBehalfOf) On(Report report, Organisation organisation, int level, PersonId person)
    {
        if (report.Levels[level].Find(person) is { IsExecutive: false, NotifiedAt: not null } contact)
            return (Standing.Contact, contact.Holder == person ? null : contact.Holder);
        foreach (var role in report.Procedure.Chain[level].Roles)
            foreach (var seat in organisation.Holders(role, report.Unit))
            {
                if (seat.Holder == person)
                    return (Standing.Contact, null);
                if (seat.Deputies.Contains(person))
                    return (Standing.Contact, seat.Holder);
            }
        return organisation.IsExecutive(person) ? (Standing.Executive, null) : (Standing.None, null);
    }

    /// <summary>Refuses and logs the attempt, once per person, act and level.</summary>
    internal static Refusal Refuse(Draft draft, ReportCommand.ByPerson command, int level)
    {
        var attempt = command.GetType().Name;
        if (!draft.Report.Attempts.Contains((command.Actor, attempt, level)))
            draft.Add(new AttemptRefused(draft.Now, command.Actor, draft.NameOf(command.Actor), attempt, level));
        return new Refusal(RefusalCode.NotEntitled);
    }
}
