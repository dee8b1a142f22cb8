using PdBot.Domain.Reports;
using PdBot.Domain.Roster;

namespace PdBot.Domain.Meetings;

/// <summary>Who calls the emergency meeting (緊急應變會議) of a report, for when, and in whose calendar it is made.</summary>
/// <remarks>來源:NCO 2.1；NCO-E04. The sources say 立即; how soon and how long the executive group decides.</remarks>
public static class MeetingRules
{
    /// <summary>How long a meeting is unless somebody chooses otherwise, minutes.</summary>
    public const int UsualMinutes = 60;

    private const int Shortest = 15;
    private const int Longest = 480;
    private static readonly TimeSpan HalfHour = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Furthest = TimeSpan.FromDays(7);

    /// <summary>Making a meeting takes a moment; one that was to begin at once begins at once all the same.</summary>
    private static readonly TimeSpan Making = TimeSpan.FromMinutes(2);

    /// <summary>The half hour nearest to half an hour from now.</summary>
    public static DateTimeOffset ProposedStart(DateTimeOffset now) =>
        now + HalfHour * 1.5 - TimeSpan.FromTicks((now.Ticks + HalfHour.Ticks / 2) % HalfHour.Ticks);

    /// <summary>Why there can be no such meeting; null when there can.</summary>
    /// <param name="report">The report.</param>
    /// <param name="organisation">The roster as it is now.</param>
    /// <param name="person">Who wants to call it.</param>
    /// <param name="startsAt">When it would begin.</param>
    /// <param name="minutes">How long it would last.</param>
    /// <param name="now">Now, UTC.</param>
    public static Refusal? Check(Report report, Organisation organisation, PersonId person, DateTimeOffset startsAt, int minutes, DateTimeOffset now) =>
        !organisation.IsExecutive(person) ? new Refusal(RefusalCode.NotEntitled)
        : report.Status != ReportStatus.Open ? new Refusal(RefusalCode.ReportEnded)
        : startsAt < now - Making || startsAt > now + Furthest || minutes is < Shortest or > Longest ? new Refusal(RefusalCode.NoSuchMeetingTime)
        : null;

    /// <summary>The meeting that begins then; null when none does. A report meets once at a time, whoever calls.</summary>
    public static MeetingCalled? MeetingAt(this Report report, DateTimeOffset startsAt) => report.Meetings.FirstOrDefault(meeting => meeting.StartsAt == startsAt);

    /// <summary>Who has begun the meeting of that time and in whose calendar it is to be made; null when nobody has, or it was made or given up since.</summary>
    /// <remarks>Who has left the executive group keeps nobody from calling it: no meeting is made in a calendar that is no longer the group's.</remarks>
    public static MeetingBegun? BegunAt(this Report report, Organisation organisation, DateTimeOffset startsAt) =>
        report.MeetingsBegun.FirstOrDefault(begun => begun.StartsAt == startsAt && organisation.IsExecutive(begun.Actor));

    /// <summary>Of all who press for the same time the first begins it; the others go on with what was begun.</summary>
    internal static Refusal? Call(Draft draft, ReportCommand.CallMeeting command)
    {
        var refusal = Check(draft.Report, draft.Organisation, command.Actor, command.StartsAt, command.Minutes, draft.Now);
        if (refusal?.Code == RefusalCode.NotEntitled)
            return Rights.Refuse(draft, command, -1);
        if (draft.Report.MeetingAt(command.StartsAt) is not null)
            return null;
        if (refusal is not null)
            return refusal;
        if (draft.Report.BegunAt(draft.Organisation, command.StartsAt) is null)
            draft.Add(new MeetingBegun(draft.Now, command.Actor, draft.NameOf(command.Actor), command.StartsAt, command.Minutes, command.WithContacts));
        return null;
    }

    /// <summary>What the calendar has made is recorded, also when the report has ended meanwhile: people are invited.</summary>
    internal static Refusal? Record(Draft draft, ReportCommand.RecordMeeting command)
    {
        var begun = command.Begun;
        if (!draft.Organisation.IsExecutive(command.Actor))
            return Rights.Refuse(draft, command, -1);
        if (draft.Report.MeetingAt(begun.StartsAt) is not null)
            return null;
        if (draft.Report.Status == ReportStatus.Purged)
            return new Refusal(RefusalCode.ReportEnded);
        if (command.Link.Length == 0 || draft.Report.BegunAt(draft.Organisation, begun.StartsAt) != begun)
            return new Refusal(RefusalCode.MeetingNotMade);
        draft.Add(new MeetingCalled(draft.Now, begun.Actor, begun.ActorName, begun.StartsAt, begun.Minutes, command.Invited, command.Link));
        return null;
    }

    internal static Refusal? GiveUp(Draft draft, ReportCommand.GiveUpMeeting command)
    {
        var begun = command.Begun;
        if (!draft.Organisation.IsExecutive(command.Actor))
            return Rights.Refuse(draft, command, -1);
        if (draft.Report.Status != ReportStatus.Purged && draft.Report.BegunAt(draft.Organisation, begun.StartsAt) == begun)
            draft.Add(new MeetingGivenUp(draft.Now, begun.StartsAt, begun.Actor, begun.ActorName, command.Evidence));
        return null;
    }
}
