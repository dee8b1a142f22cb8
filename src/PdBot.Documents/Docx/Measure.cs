using PdBot.Documents.Forms;

namespace PdBot.Documents.Docx;

/// <summary>How high a compact form becomes, reckoned a little too high: no layout engine is at hand. Twentieths of a point.</summary>
internal static class Measure
{
    private const int Heading = 1400;
    private const int SectionHeight = 400;
    private const int Gap = 110;
    private const int CellPadding = 80;
    private const int CellLine = 270;
    private const int TextLine = 290;
    private const int AlertHeight = 560;

    /// <summary>Between the lines of a cell, left and right.</summary>
    private const int CellSides = 180;

    /// <summary>Half the width of a Chinese sign of 10 points.</summary>
    private const int HalfSign = 100;

    public static bool FitsOnePage(IEnumerable<Block> blocks) => Heading + blocks.Sum(Height) <= Sheet.Height - Sheet.TopMargin - Sheet.BottomMargin;

    private static int Height(Block block) => block switch
    {
        Block.Section => SectionHeight,
        Block.Rows rows => Gap + Rows(rows),
        Block.Table table => Gap + Table(table),
        Block.Paragraph { Tone: Tone.Alert } => AlertHeight,
        Block.Paragraph text => TextLine * Lines(text.Text.Text, Sheet.TextWidth - 600),
        _ => throw new NotSupportedException($"Not in a compact form: {block.GetType().Name}"),
    };

    private static int Rows(Block.Rows rows)
    {
        var height = 0;
        for (var i = 0; i < rows.Items.Length; i++)
        {
            var lines = Lines(rows.Items[i].Value.Text, Sheet.TextWidth * (rows.Items[i].IsHalf ? 29 : 79) / 100);
            if (rows.Items[i].IsHalf && i + 1 < rows.Items.Length && rows.Items[i + 1].IsHalf)
                lines = Math.Max(lines, Lines(rows.Items[++i].Value.Text, Sheet.TextWidth * 32 / 100));
            height += CellPadding + (CellLine * lines);
        }
        return height;
    }

    private static int Table(Block.Table table)
    {
        var grid = Sheet.Share([.. table.Columns.Select(column => column.Share)]);
        var head = CellPadding + CellLine;
        return head + table.Lines.Sum(line => CellPadding + (CellLine * line.Select((entry, column) => Lines(entry.Text, grid[column])).Max())) + (table.Lines.IsEmpty ? head : 0);
    }

    private static int Lines(string text, int width) =>
        SafeText.Clean(text).Split('\n').Sum(line => Math.Max(1, ((SafeText.Width(line) * HalfSign) + width - CellSides - 1) / (width - CellSides)));
}
