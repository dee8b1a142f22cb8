using PdBot.Documents.Docx;
using PdBot.Documents.Tests.World;
using PdBot.Domain.Reports;

namespace PdBot.Documents.Tests;

public sealed class A_drill_cannot_be_taken_for_real
{
    public static TheoryData<string> Ids => [.. DocumentWriter.KnownIds, "something-else"];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Banner_water_mark_title_and_properties_say_so(string id)
    {
        var story = Stage.Early(ReportMode.Drill);
        using var document = Opened.Of(id, story);
        Assert.Contains(Margins.DrillBanner, document.Header, StringComparison.Ordinal);
        Assert.Contains("string=\"演練\"", document.HeaderXml, StringComparison.Ordinal);
        Assert.Contains("【演練】", document.Text, StringComparison.Ordinal);
        Assert.StartsWith("【演練】", document.Title, StringComparison.Ordinal);
        Assert.StartsWith("【演練】DR-115-0001_", DocumentWriter.FileName(id, story.Report), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_real_report_says_nothing_of_a_drill(string id)
    {
        using var document = Opened.Of(id, Stage.Early());
        Assert.DoesNotContain("演練】", document.Text + document.HeaderXml + document.Title, StringComparison.Ordinal);
        Assert.DoesNotContain("textpath", document.HeaderXml, StringComparison.Ordinal);
    }
}
