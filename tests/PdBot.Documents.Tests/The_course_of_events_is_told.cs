using PdBot.Documents.Tests.World;
using PdBot.Domain.Meetings;
using PdBot.Domain.Reports;

namespace PdBot.Documents.Tests;

/// <summary>歷程 shows an auditor who did what, and when.</summary>
public sealed class The_course_of_events_is_told
{
    [Fact]
    public void Its_minutes_begin_with_when_it_was()
    {
        using var before = Opened.Of(DocumentIds.Minutes, Stage.Early());
        using var after = Opened.Of(DocumentIds.Minutes, Met());

        Assert.Contains("待填", before.Value("會議時間"), StringComparison.Ordinal);
        Assert.Contains("中華民國115年11月20日", after.Value("會議時間"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_emergency_meeting_stands_in_it_with_who_called_it_and_for_when()
    {
        using var file = Opened.Of(DocumentIds.CaseFile, Met());

        Assert.Contains("召集緊急應變會議（預定 115/11/20 10:00，60 分鐘，邀請 2 人）\n曾演練", file.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("https://join", file.Text, StringComparison.Ordinal);
    }

    private static Story Met()
    {
        var story = Stage.Early();
        var chief = story.Who("曾演練");
        story.Does(new ReportCommand.CallMeeting(chief, new DateTimeOffset(2026, 11, 20, 2, 0, 0, TimeSpan.Zero), MeetingRules.UsualMinutes, WithContacts: false));
        return story.Does(new ReportCommand.RecordMeeting(chief, story.Report.MeetingsBegun[0], 2, "https://join"));
    }
}
