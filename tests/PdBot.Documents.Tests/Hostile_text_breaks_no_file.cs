using PdBot.Documents.Forms;
using PdBot.Documents.Tests.World;

namespace PdBot.Documents.Tests;

public sealed class Hostile_text_breaks_no_file
{
    [Theory]
    [InlineData("<w:t>&amp;\"'</w:t> ]]> <!-- <?xml ?>", "<w:t>&amp;\"'</w:t> ]]> <!-- <?xml ?>")]
    [InlineData("外洩😀👩‍👩‍👧‍👦𠮷", "外洩😀👩‍👩‍👧‍👦𠮷")]
    [InlineData("控\u0000制\u0008\u001b\u007f\u0085字", "控制字")]
    [InlineData("倒\u202e轉\u2066字", "倒轉字")]
    public void It_is_printed_as_far_as_it_can_be(string hostile, string printed)
    {
        // Straight into the fold: what the rules would refuse today may lie in an old log.
        var story = Stage.Advanced();
        var report = story.Report with
        {
            Facts = story.Report.Facts.SetItem(new("description"), Domain.Facts.FactValue.OfText(hostile)),
            ReporterName = hostile,
            Number = new("PD-" + hostile),
        };
        var organisation = story.Organisation with { Title = new(hostile, hostile) };
        foreach (var id in DocumentWriter.KnownIds.Append("something-else"))
        {
            using var document = new Opened(DocumentWriter.Write(id, report, organisation, story.Now));
            Assert.Empty(document.Errors());
            Assert.Contains(printed, document.Header, StringComparison.Ordinal);
        }
        using var record = new Opened(DocumentWriter.Write(DocumentIds.Record, report, organisation, story.Now));
        Assert.Equal(printed, record.Value("通報人"));
    }

    /// <summary>Not as data of a theory: attributes are kept as UTF-8, which has no half pairs.</summary>
    [Fact]
    public void Half_a_pair_becomes_a_replacement_character() => It_is_printed_as_far_as_it_can_be("半\ud800邊\udc00字\ufffe\uffff", "半\ufffd邊\ufffd字");

    [Fact]
    public void Line_ends_become_breaks()
    {
        Assert.Equal("一\n二\n三 四", SafeText.Clean("一\r\n二\n三\t四"));
    }

    [Theory]
    [InlineData("短", 2, "短")]
    [InlineData("一二三四", 3, "一二…")]
    [InlineData("abcdef", 3, "abcdef")]
    [InlineData("一\n二", 4, "一 二")]
    [InlineData("😀😀😀😀", 3, "😀😀…")]
    public void A_cut_never_splits_a_sign(string text, int longest, string cut) => Assert.Equal(cut, SafeText.Cut(text, longest));
}
