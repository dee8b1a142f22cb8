using PdBot.Domain.Facts;
using PdBot.Domain.Reports;
using PdBot.Domain.Tasks;

namespace PdBot.Domain.Retention;

/// <summary>How long the records of an ended report are kept, and what it takes to destroy them.</summary>
internal static class RetentionRules
{
    /// <summary>Tells once that the period is over; a hold keeps silent until it is lifted.</summary>
    public static void Advance(Draft draft)
    {
        if (Awaited(draft.Report) is { } until && draft.Now >= until)
            draft.Add(new RetentionEnded(draft.Now, until));
    }

    /// <summary>When the period ends; null when nothing is to be told (any more).</summary>
    public static DateTimeOffset? NextWake(Report report, DateTimeOffset now) => Awaited(report) is { } until && until > now ? until : null;

    public static Refusal? PlaceHold(Draft draft, ReportCommand.PlaceHold command)
    {
        if (!draft.Organisation.IsExecutive(command.Actor))
            return Rights.Refuse(draft, command, -1);
        if (draft.Report.Hold is not null)
            return null;
        if (string.IsNullOrWhiteSpace(command.Reason))
            return new Refusal(RefusalCode.ReasonMissing);
        draft.Add(new HoldPlaced(draft.Now, command.Actor, draft.NameOf(command.Actor), Masking.Words(command.Reason), command.Reference.Trim()));
        return null;
    }

    public static Refusal? LiftHold(Draft draft, ReportCommand.LiftHold command)
    {
        if (!draft.Organisation.IsExecutive(command.Actor))
            return Rights.Refuse(draft, command, -1);
        if (draft.Report.Hold is null)
            return null;
        if (string.IsNullOrWhiteSpace(command.Reason))
            return new Refusal(RefusalCode.ReasonMissing);
        draft.Add(new HoldLifted(draft.Now, command.Actor, draft.NameOf(command.Actor), Masking.Words(command.Reason)));
        return null;
    }

    /// <summary>Only by the executive group, with the number of an approving document, after the period, and never under a hold.</summary>
    public static Refusal? Purge(Draft draft, ReportCommand.Purge command)
    {
        var report = draft.Report;
        if (!draft.Organisation.IsExecutive(command.Actor))
            return Rights.Refuse(draft, command, -1);
        if (report.Hold is not null)
            return new Refusal(RefusalCode.OnHold);
        if (report.Status is not (ReportStatus.Closed or ReportStatus.Dismissed) || report.KeptUntil() is not { } until || draft.Now < until)
            return new Refusal(RefusalCode.KeptStill);
        if (string.IsNullOrWhiteSpace(command.Reference))
            return new Refusal(RefusalCode.EvidenceMissing, "reference");
        draft.Add(new ReportPurged(draft.Now, command.Actor, draft.NameOf(command.Actor), command.Reference.Trim(), until));
        return null;
    }

    private static DateTimeOffset? Awaited(Report report) =>
        report is { Status: ReportStatus.Closed or ReportStatus.Dismissed, Hold: null, RetentionEndedAt: null } ? report.KeptUntil() : null;
}
