using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;

namespace PdBot.Domain.Escalation;

/// <summary>The seats of a level and what was done on them.</summary>
internal static class SeatRules
{
    /// <summary>Whether enough have acknowledged: one, or one of every seat that can be reached; the executive group stands for all.</summary>
    public static bool IsAnswered(this LevelState level, Report report)
    {
        if (level.AcknowledgedAt is null)
            return false;
        var definition = report.Procedure.Chain[level.Index];
        var joint = definition.Quorum == Quorum.All
            && !(definition.Act == LevelAct.Judge && report.Judgement is { Verdict: Verdict.Established } judgement && judgement.Level == level.Index);
        return !joint
            || level.Contacts.Any(contact => contact is { IsExecutive: true, AcknowledgedAt: not null })
            || level.Seats().All(seat => level.HasSeatAnswered(seat.Role, seat.Holder) || !level.IsSeatLive(seat.Role, seat.Holder));
    }

    /// <summary>The seats of a level: one for each holder of each of its roles.</summary>
    public static IEnumerable<(RoleId Role, PersonId Holder)> Seats(this LevelState level)
    {
        for (var i = 0; i < level.Contacts.Length; i++)
        {
            var contact = level.Contacts[i];
            if (contact.Holder is { } holder && contact.Person == holder && !contact.IsExecutive && contact.Role.Value.Length > 0)
                yield return (contact.Role, holder);
        }
    }

    /// <summary>Whether nobody holds one of the roles that were asked.</summary>
    public static bool IsAnyRoleVacant(this LevelState level) => level.Contacts.Any(contact => contact.Holder is null);

    public static bool IsSeatLive(this LevelState level, RoleId role, PersonId holder) =>
        level.Contacts.Any(contact => contact.Holder == holder && (contact.Role == role || contact.Role.Value.Length == 0) && contact.IsLive);

    public static bool HasSeatAnswered(this LevelState level, RoleId role, PersonId holder) =>
        level.Contacts.Any(contact => contact.Holder == holder && (contact.Role == role || contact.Role.Value.Length == 0) && contact is { IsLive: true, AcknowledgedAt: not null });

    public static bool HasDeputy(this LevelState level, RoleId role, PersonId holder) =>
        level.Contacts.Any(contact => contact.Holder == holder && contact.Role == role && contact.Person != holder && contact.IsLive);
}
