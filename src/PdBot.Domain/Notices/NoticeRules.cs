using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;
using PdBot.Domain.Tasks;

namespace PdBot.Domain.Notices;

/// <summary>Who is told what, once (通報、副知、轉知).</summary>
internal static class NoticeRules
{
    /// <summary>Gives every notice whose moment has come.</summary>
    public static void Advance(Draft draft)
    {
        if (draft.Report.Status == ReportStatus.None)
            return;
        foreach (var notice in draft.Report.Procedure.Notices)
            if (!draft.Report.NoticesGiven.Contains(notice.Id) && IsDue(draft.Report, notice))
                Give(draft, notice);
    }

    private static bool IsDue(Report report, NoticeDefinition notice) =>
        (report.Status == ReportStatus.Open || notice.Opens is Milestone.Dismissed or Milestone.Closed)
        && notice.When.Evaluate(report.Situation) != Truth.No && report.IsTurnOf(notice.Opens, notice.After, notice.AfterLevel);

    /// <summary>To the holders, or their deputies; an edge to oneself collapses; with nobody to tell, the executive group is told.</summary>
    private static void Give(Draft draft, NoticeDefinition notice)
    {
        var senders = draft.Organisation.Holders(notice.From, draft.Report.Unit).Select(seat => seat.Holder).ToHashSet();
        var told = new HashSet<PersonId>();
        foreach (var seat in draft.Organisation.Holders(notice.To, draft.Report.Unit))
            foreach (var person in seat.Deputies.Insert(0, seat.Holder))
            {
                if (draft.Organisation.HardEvidence(person, draft.Now) is not null)
                    continue;
                if (!senders.Contains(person) && told.Add(person))
                    draft.Add(new NoticeGiven(draft.Now, notice.Id, person, draft.NameOf(person)));
                told.Add(person);
                break;
            }
        if (told.Count == 0)
            draft.Add(new NoticeGiven(draft.Now, notice.Id, null, ""));
        else if (told.All(senders.Contains))
            draft.Add(new NoticeCollapsed(draft.Now, notice.Id));
    }
}
