using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;

namespace PdBot.Domain.Tasks;

/// <summary>Who may do what on a task.</summary>
internal static class TaskRights
{
    /// <summary>As what the person may act, and for whom: someone who was asked, a holder or deputy of the role, or the executive group.</summary>
    public static (Standing Standing, PersonId? OnBehalfOf) On(Report report, Organisation organisation, TaskState task, TaskPart part, PersonId person)
    {
        if (task.Find(person, part) is { } assignee)
            return (Standing.Contact, assignee.Holder == person ? null : assignee.Holder);
        var definition = report.DefinitionOf(task);
        if ((part == TaskPart.Owner ? definition.Owner : definition.Review?.By) is { } role)
            foreach (var seat in organisation.Holders(role, report.Unit))
            {
                if (seat.Holder == person)
                    return (Standing.Contact, null);
                if (seat.Deputies.Contains(person))
                    return (Standing.Contact, seat.Holder);
            }
        return organisation.IsExecutive(person) ? (Standing.Executive, null) : (Standing.None, null);
    }

    /// <summary>Whether the report was brought before the person by a task or a notice.</summary>
    public static bool MaySee(Report report, PersonId person) =>
        report.Told.Contains(person) || report.Tasks.Any(task => task.Assignees.Any(assignee => assignee.Person == person) || task.AskedBefore.Contains(person));
}
