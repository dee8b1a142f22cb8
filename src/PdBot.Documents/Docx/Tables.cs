using System.Collections.Immutable;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using PdBot.Documents.Forms;
using WordTable = DocumentFormat.OpenXml.Wordprocessing.Table;

namespace PdBot.Documents.Docx;

/// <summary>Tables as wide as the text, with fixed columns: no text can push them over the edge of the page.</summary>
internal sealed class Tables(bool compact)
{
    private const string LabelFill = "EDEDED";
    private const string HeadFill = "D9E2EC";
    private const int SealHeight = 964;

    /// <summary>Label, value, label, value.</summary>
    private static readonly ImmutableArray<int> RowGrid = Sheet.Share([21, 29, 18, 32]);

    public WordTable Rows(ImmutableArray<Row> rows)
    {
        var table = New(RowGrid);
        for (var i = 0; i < rows.Length; i++)
        {
            var line = Line();
            if (rows[i].IsHalf && i + 1 < rows.Length && rows[i + 1].IsHalf)
            {
                line.Append(Label(rows[i], RowGrid[0]), Cell(Style("Cell"), rows[i].Value, RowGrid[1]));
                i++;
                line.Append(Label(rows[i], RowGrid[2]), Cell(Style("Cell"), rows[i].Value, RowGrid[3]));
            }
            else
            {
                line.Append(Label(rows[i], RowGrid[0]), Cell(Style("Cell"), rows[i].Value, RowGrid[1] + RowGrid[2] + RowGrid[3], span: 3));
            }
            table.Append(line);
        }
        return table;
    }

    public WordTable Of(Block.Table block)
    {
        var grid = Sheet.Share([.. block.Columns.Select(column => column.Share)]);
        var table = New(grid);
        var head = Line(new TableHeader());
        for (var i = 0; i < grid.Length; i++)
            head.Append(Cell(Style("CellHead"), block.Columns[i].Title, grid[i], HeadFill));
        table.Append(head);
        foreach (var entries in block.Lines)
        {
            var line = Line();
            for (var i = 0; i < grid.Length; i++)
                line.Append(Cell(compact ? "CompactCell" : "TableCell", entries[i], grid[i]));
            table.Append(line);
        }
        if (block.Lines.IsEmpty)
            table.Append(Line(Cell(compact ? "CompactCell" : "TableCell", block.WhenEmpty, Sheet.TextWidth, span: grid.Length)));
        return table;
    }

    public static WordTable Seals(ImmutableArray<string> offices)
    {
        var grid = Sheet.Share([.. offices.Select(_ => 1)]);
        var table = New(grid);
        var (names, boxes) = (Line(), new TableRow(new TableRowProperties(new CantSplit(), new TableRowHeight { Val = SealHeight, HeightType = HeightRuleValues.AtLeast })));
        for (var i = 0; i < grid.Length; i++)
        {
            names.Append(Cell("CellHead", offices[i], grid[i], LabelFill));
            boxes.Append(Cell("Cell", Entry.Empty, grid[i]));
        }
        table.Append(names, boxes);
        return table;
    }

    private static WordTable New(ImmutableArray<int> grid)
    {
        var table = new WordTable(
            new TableProperties(
                new TableStyle { Val = "FormTable" },
                new TableWidth { Width = $"{grid.Sum()}", Type = TableWidthUnitValues.Dxa },
                new TableLayout { Type = TableLayoutValues.Fixed }),
            new TableGrid(grid.Select(width => new GridColumn { Width = $"{width}" })));
        return table;
    }

    private string Style(string name) => compact ? "Compact" + name : name;

    private TableCell Label(Row row, int width)
    {
        var cell = Cell(Style("CellLabel"), row.Label, width, LabelFill);
        cell.GetFirstChild<Paragraph>()!.Append(Words.Clause(row.Clause));
        return cell;
    }

    private static TableCell Cell(string style, Entry entry, int width, string? fill = null, int span = 1)
    {
        var properties = new TableCellProperties(new TableCellWidth { Width = $"{width}", Type = TableWidthUnitValues.Dxa });
        if (span > 1)
            properties.Append(new GridSpan { Val = span });
        if (fill is not null)
            properties.Append(new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = fill });
        properties.Append(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center });
        return new TableCell(properties, Words.Paragraph(style, entry));
    }

    private static TableRow Line(params OpenXmlElement[] content)
    {
        var properties = new TableRowProperties(new CantSplit());
        var line = new TableRow(properties);
        foreach (var element in content)
            if (element is TableHeader header)
                properties.Append(header);
            else
                line.Append(element);
        return line;
    }
}
