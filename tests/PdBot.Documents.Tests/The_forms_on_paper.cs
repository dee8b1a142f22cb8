using PdBot.Documents.Tests.World;

namespace PdBot.Documents.Tests;

/// <summary>Needs <c>soffice</c> and poppler; <c>tests/run.sh</c> installs them. The pictures are in <c>tests/output/documents</c>.</summary>
public sealed class The_forms_on_paper(Print print) : IClassFixture<Print>
{
    [Fact]
    public void Every_form_prints_on_A4()
    {
        Assert.All(print.Names, name =>
        {
            Assert.True(print.Pages(name) > 0, name);
            Assert.Equal(print.Pages(name), print.Pictures(name));
            Assert.Contains("A4", print.Paper(name), StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("cgu-case-summary")]
    [InlineData("niu-case-summary")]
    [InlineData("drill-case-summary")]
    [InlineData("overlong-case-summary")]
    public void The_summary_is_one_page_whatever_happened(string name) => Assert.Equal(1, print.Pages(name));

    [Fact]
    public void The_letter_is_one_page() => Assert.Equal(1, print.Pages("cgu-notice"));

    [Fact]
    public void Pages_are_counted()
    {
        var pages = print.Pages("cgu-record");
        var text = print.Text("cgu-record").Replace(" ", "", StringComparison.Ordinal);
        for (var page = 1; page <= pages; page++)
            Assert.Contains($"第{page}頁，共{pages}頁", text, StringComparison.Ordinal);
    }
}
