using PdBot.Domain.Drills;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;

namespace PdBot.Domain.Escalation;

/// <summary>Who is asked at a level, and who is found out of reach.</summary>
internal static class AskRules
{
    /// <summary>Opens the level and asks its holders; whoever cannot be reached is logged at once.</summary>
    public static void Open(Draft draft, LevelState level)
    {
        var definition = draft.Report.Procedure.Chain[level.Index];
        var opening = level.Opening + 1;
        draft.Add(new LevelOpened(draft.Now, level.Index, opening, draft.Now + draft.Report.Paced(definition.Window.Value)));
        foreach (var role in definition.Roles)
        {
            var vacant = true;
            foreach (var seat in draft.Organisation.Holders(role, draft.Report.Unit))
            {
                vacant = false;
                if (draft.Report.Levels[level.Index].Find(seat.Holder) is null)
                    Ask(draft, level.Index, role, seat.Holder, seat.Holder, NotifyCause.Holder);
            }
            if (vacant)
                draft.Add(new ContactUnreachable(draft.Now, level.Index, opening, null, "", role, null, UnreachableReason.RoleVacant, ""));
        }
        // After all holders, so that a deputy who holds a seat of this level keeps the own seat.
        var asked = draft.Report.Levels[level.Index];
        foreach (var (role, holder) in asked.Seats())
            if (draft.Organisation.SoftEvidence(holder) && asked.IsSeatLive(role, holder))
                AskDeputy(draft, level.Index, role, holder, NotifyCause.HolderMayBeAway);
    }

    /// <summary>Hard evidence that appeared after a contact was asked; an act already done still stands.</summary>
    public static bool Miss(Draft draft, LevelState level)
    {
        var missed = false;
        foreach (var contact in level.Contacts)
        {
            if (contact is not { Person: { } person, AcknowledgedAt: null, Unreachable: null } || draft.Organisation.HardEvidence(person, draft.Now) is not { } reason)
                continue;
            draft.Add(new ContactUnreachable(draft.Now, level.Index, level.Opening, person, contact.Name, contact.Role, contact.Holder, reason, ""));
            missed = true;
        }
        return missed;
    }

    /// <summary>A deputy for every seat that nobody can be reached on, and after half of the window for every silent one.</summary>
    public static bool AskDeputies(Draft draft, LevelState level, bool answered)
    {
        var halfIsOver = !answered && draft.Now >= level.HalfOfWindow;
        var asked = false;
        foreach (var (role, holder) in level.Seats())
        {
            if (!level.IsSeatLive(role, holder))
                asked |= AskDeputy(draft, level.Index, role, holder, NotifyCause.HolderUnreachable);
            else if (halfIsOver && !level.HasSeatAnswered(role, holder) && !level.HasDeputy(role, holder))
                asked |= AskDeputy(draft, level.Index, role, holder, NotifyCause.HalfOfWindow);
        }
        return asked;
    }

    /// <summary>Asks the next deputy of a seat who can be reached; those who cannot are logged on the way.</summary>
    public static bool AskDeputy(Draft draft, int index, RoleId role, PersonId holder, NotifyCause cause)
    {
        foreach (var assignment in draft.Organisation.Holders(role, draft.Report.Unit))
        {
            if (assignment.Holder != holder)
                continue;
            foreach (var deputy in assignment.Deputies)
                if (draft.Report.Levels[index].Find(deputy) is null && Ask(draft, index, role, holder, deputy, cause))
                    return true;
        }
        return false;
    }

    private static bool Ask(Draft draft, int index, RoleId role, PersonId holder, PersonId person, NotifyCause cause)
    {
        var opening = draft.Report.Levels[index].Opening;
        if (draft.Organisation.HardEvidence(person, draft.Now) is { } reason)
        {
            draft.Add(new ContactUnreachable(draft.Now, index, opening, person, draft.NameOf(person), role, holder, reason, ""));
            return false;
        }
        draft.Add(new ContactNotified(draft.Now, index, opening, person, draft.NameOf(person), role, holder, cause));
        return true;
    }
}
