using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using PdBot.Documents.Forms;

namespace PdBot.Documents.Docx;

/// <summary>Runs and paragraphs.</summary>
internal static class Words
{
    public static Paragraph Paragraph(string style, params OpenXmlElement[] content)
    {
        var paragraph = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        paragraph.Append(content);
        return paragraph;
    }

    public static Paragraph Paragraph(string style, Entry entry)
    {
        var paragraph = Paragraph(style);
        paragraph.Append(Runs(entry));
        return paragraph;
    }

    /// <summary>A paragraph that begins with its label, in bold.</summary>
    public static Paragraph Labelled(string style, string label, Entry entry)
    {
        if (label.Length == 0)
            return Paragraph(style, entry);
        var paragraph = Paragraph(style, Run(label + "：", new Bold()));
        paragraph.Append(Runs(entry));
        return paragraph;
    }

    /// <summary>A missing entry is 【待填】, highlighted, and its hint.</summary>
    public static IEnumerable<OpenXmlElement> Runs(Entry entry)
    {
        if (!entry.IsMissing)
        {
            yield return Run(entry.Text);
            yield break;
        }
        yield return Run(Entry.ToFill, new RunStyle { Val = "ToFill" }, new Highlight { Val = HighlightColorValues.Yellow });
        if (entry.Text.Length > 0)
            yield return Run(entry.Text, new RunStyle { Val = "Hint" });
    }

    public static Run Run(string text, params OpenXmlElement[] properties)
    {
        var run = new Run();
        if (properties.Length > 0)
            run.Append(new RunProperties(properties));
        var lines = SafeText.Clean(text).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
                run.Append(new Break());
            run.Append(new Text(lines[i]) { Space = SpaceProcessingModeValues.Preserve });
        }
        return run;
    }

    /// <summary>The clause behind a heading or label; nothing when there is none.</summary>
    public static IEnumerable<OpenXmlElement> Clause(string clause)
    {
        if (clause.Length > 0)
            yield return Run($"（{clause}）", new RunStyle { Val = "Clause" });
    }

    public static Run Tab() => new(new TabChar());

    public static SimpleField Field(string code) => new(new Run(new Text("1"))) { Instruction = code };
}
