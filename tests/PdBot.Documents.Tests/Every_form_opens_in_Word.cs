using DocumentFormat.OpenXml.Wordprocessing;
using PdBot.Documents.Docx;
using PdBot.Documents.Tests.World;
using PdBot.Domain.Reports;

namespace PdBot.Documents.Tests;

public sealed class Every_form_opens_in_Word
{
    public static TheoryData<string> Ids => [.. DocumentWriter.KnownIds, "something-else", "flow"];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_validator_finds_nothing_in_it(string id)
    {
        foreach (var story in new[] { Stage.Early(), Stage.Advanced(ReportMode.Drill, change: Stage.WithEverything), Stage.Joint(), Stage.Overlong() })
        {
            using var document = Opened.Of(id, story);
            Assert.Empty(document.Errors());
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_same_report_gives_the_same_bytes(string id)
    {
        var (first, second) = (Stage.Advanced(), Stage.Advanced());
        Assert.Equal(
            DocumentWriter.Write(id, first.Report, first.Organisation, first.Now),
            DocumentWriter.Write(id, second.Report, second.Organisation, second.Now));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void No_table_is_wider_than_the_text(string id)
    {
        using var document = Opened.Of(id, Stage.Overlong());
        foreach (var table in document.Body.Descendants<Table>())
        {
            var grid = table.GetFirstChild<TableGrid>()!.Elements<GridColumn>().Sum(column => int.Parse(column.Width!));
            Assert.Equal(Sheet.TextWidth, grid);
            Assert.Equal(TableLayoutValues.Fixed, table.GetFirstChild<TableProperties>()!.TableLayout!.Type!.Value);
            foreach (var row in table.Elements<TableRow>())
                Assert.Equal(grid, row.Elements<TableCell>().Sum(cell => int.Parse(cell.TableCellProperties!.TableCellWidth!.Width!)));
        }
    }

    [Fact]
    public void Header_rows_repeat_and_rows_stay_whole()
    {
        using var document = Opened.Of(DocumentIds.Record, Stage.Advanced());
        var tables = document.Body.Descendants<Table>().ToArray();
        Assert.Contains(tables, table => table.Elements<TableRow>().First().Descendants<TableHeader>().Any());
        Assert.All(tables.SelectMany(table => table.Elements<TableRow>()), row => Assert.NotNull(row.TableRowProperties!.GetFirstChild<CantSplit>()));
    }

    [Fact]
    public void The_fonts_are_set_by_the_styles_and_by_no_theme()
    {
        var story = Stage.Early();
        using var archive = new System.IO.Compression.ZipArchive(new MemoryStream(DocumentWriter.Write(DocumentIds.Record, story.Report, story.Organisation, story.Now)));
        Assert.DoesNotContain(archive.Entries, entry => entry.FullName.Contains("theme", StringComparison.Ordinal));
        using var styles = new StreamReader(archive.GetEntry("word/styles.xml")!.Open());
        var text = styles.ReadToEnd();
        Assert.Contains("w:eastAsia=\"標楷體\"", text, StringComparison.Ordinal);
        Assert.Contains("w:ascii=\"Times New Roman\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Theme", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Organisation_number_and_pages_stand_on_every_page_and_the_properties_name_no_person()
    {
        using var document = Opened.Of(DocumentIds.Record, Stage.Advanced());
        Assert.Equal("示範大學（採長庚大學程序）案號：PD-115-0001", document.Header);
        Assert.Contains("PAGE", document.Footer, StringComparison.Ordinal);
        Assert.Contains("NUMPAGES", document.Footer, StringComparison.Ordinal);
        Assert.Equal("示範大學（採長庚大學程序）", document.Creator);
        Assert.Equal("個人資料安全事件通報紀錄表 PD-115-0001", document.Title);
    }

    [Fact]
    public void Form_number_title_and_clause_are_those_of_the_definition()
    {
        using var cgu = Opened.Of(DocumentIds.Record, Stage.Early());
        Assert.Contains("CGU-PIMS-L-04-022", cgu.Text, StringComparison.Ordinal);
        using var niu = Opened.Of(DocumentIds.Correction, Stage.Joint());
        Assert.Contains("國立宜蘭大學個人資料管理制度矯正預防處理單", niu.Text, StringComparison.Ordinal);
        Assert.Contains("NIU-PIMS-D-019", niu.Text, StringComparison.Ordinal);
    }
}
