using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using PdBot.Documents.Forms;

namespace PdBot.Documents.Docx;

/// <summary>A form as the body of a Word document.</summary>
internal static class FormBody
{
    private static readonly string[] Digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

    public static Body Write(Form form, Letterhead letterhead, string headerId, string footerId)
    {
        var body = new Body();
        body.Append(Heading(form, letterhead));
        var tables = new Tables(form.IsCompact);
        var section = 0;
        for (var i = 0; i < form.Blocks.Length; i++)
        {
            if (form.Blocks[i] is Block.Section)
                section++;
            var written = Write(form.Blocks[i], section, tables, form.IsCompact).ToArray();
            if (form.Blocks[i] is Block.Rows && i + 2 < form.Blocks.Length && form.Blocks[i + 2] is Block.Seals)
                KeepWithNext(written);
            body.Append(written);
        }
        body.Append(new SectionProperties(
            new HeaderReference { Type = HeaderFooterValues.Default, Id = headerId },
            new FooterReference { Type = HeaderFooterValues.Default, Id = footerId },
            new PageSize { Width = Sheet.Width, Height = Sheet.Height },
            new PageMargin
            {
                Top = Sheet.TopMargin, Bottom = Sheet.BottomMargin, Left = Sheet.SideMargin, Right = Sheet.SideMargin,
                Header = Sheet.HeaderDistance, Footer = Sheet.FooterDistance, Gutter = 0,
            }));
        return body;
    }

    /// <summary>1 to 99 as headings count: 一, 十二, 二十.</summary>
    internal static string Ordinal(int number) => number switch
    {
        < 10 => Digits[number],
        < 20 => "十" + Digits[number % 10],
        _ => Digits[number / 10] + "十" + Digits[number % 10],
    };

    /// <summary>Seals never stand alone on a page: the last answers go with them.</summary>
    private static void KeepWithNext(IEnumerable<OpenXmlElement> written)
    {
        foreach (var paragraph in written.SelectMany(element => element is Paragraph own ? [own] : element.Descendants<Paragraph>()))
            paragraph.ParagraphProperties!.KeepNext = new KeepNext();
    }

    private static IEnumerable<OpenXmlElement> Heading(Form form, Letterhead letterhead)
    {
        yield return Words.Paragraph("Organisation", letterhead.Organisation);
        yield return Words.Paragraph("Title", letterhead.IsDrill ? $"【演練】{form.Title}" : form.Title);
        if (form.IsLetter)
            yield break;
        var number = form.Number.Length > 0 ? $"表單編號：{form.Number}" : "";
        yield return Words.Paragraph("Meta", Words.Run($"案號：{letterhead.Number}"), Words.Tab(), Words.Run($"製表時間：{letterhead.WrittenAtText}"));
        if (form.Clause.Length + number.Length > 0)
            yield return Words.Paragraph("Meta", Words.Run(Basis(form, letterhead)), Words.Tab(), Words.Run(number));
    }

    private static string Basis(Form form, Letterhead letterhead) => form.Clause.Length > 0 ? $"依據：{letterhead.SourceDocument} {form.Clause}" : "";

    private static IEnumerable<OpenXmlElement> Write(Block block, int section, Tables tables, bool compact)
    {
        switch (block)
        {
            case Block.Section heading:
                var paragraph = Words.Paragraph(compact ? "CompactHeading1" : "Heading1", $"{Ordinal(section)}、{heading.Title}");
                paragraph.Append(Words.Clause(heading.Clause));
                yield return paragraph;
                break;
            case Block.Rows rows when !rows.Items.IsEmpty:
                yield return tables.Rows(rows.Items);
                yield return Words.Paragraph("Gap");
                break;
            case Block.Table table:
                yield return tables.Of(table);
                yield return Words.Paragraph("Gap");
                break;
            case Block.Seals seals:
                yield return Tables.Seals(seals.Offices);
                yield return Words.Paragraph("Gap");
                break;
            case Block.Paragraph text:
                yield return Words.Labelled(Style(text.Tone, compact), text.Label, text.Text);
                break;
            case Block.NewPage:
                yield return Words.Paragraph("Gap", new Run(new Break { Type = BreakValues.Page }));
                break;
        }
    }

    private static string Style(Tone tone, bool compact) => tone switch
    {
        Tone.Note => "Note",
        Tone.Point => compact ? "CompactPoint" : "Point",
        Tone.Alert => "Alert",
        _ => "Normal",
    };
}
