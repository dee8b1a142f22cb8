using PdBot.Domain.Reports;
using Xunit;

namespace PdBot.Procedures.Tests.Walks;

/// <summary><c>walkthroughs/*.md</c>: the life of a report under each procedure, generated here and reviewed by people; <c>PDBOT_ACCEPT=1</c> writes them anew.</summary>
public sealed class Each_story_reads_as_it_was_accepted
{
    private const int LongestPage = 250;

    public static TheoryData<string> Names => [.. Story.All.Select(story => story.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_text_is_the_golden_file(string name)
    {
        string[] page = [.. Page.Of(Plays.Of(name))];

        Goldens.Compare($"{name}.md", page);
        Assert.True(page.Length < LongestPage, $"{name}: {page.Length} lines");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void It_ends_closed_or_dismissed(string name) =>
        Assert.True(Plays.Of(name).Report.Status is ReportStatus.Closed or ReportStatus.Dismissed, name);

    [Theory]
    [MemberData(nameof(Shipped.Ids), MemberType = typeof(Shipped))]
    public void Every_procedure_has_one(string id) =>
        Assert.Contains(Story.All, story => Shipped.Organisation(story.Organisation).Definition.Procedure.Id.Value == id);
}
