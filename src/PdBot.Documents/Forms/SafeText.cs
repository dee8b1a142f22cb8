using System.Globalization;
using System.Text;

namespace PdBot.Documents.Forms;

/// <summary>Text that an XML file takes and a reader sees as it is meant.</summary>
internal static class SafeText
{
    private const char Ellipsis = '…';

    /// <summary>Without control characters and marks that reverse the direction of writing; half of a pair becomes U+FFFD. Line ends are LF.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value is '\n')
                clean.Append('\n');
            else if (rune.Value is '\t')
                clean.Append(' ');
            else if (Rune.GetUnicodeCategory(rune) is not UnicodeCategory.Control && !IsDirection(rune.Value) && rune.Value is not (0xFFFE or 0xFFFF))
                clean.Append(rune);
        }
        return clean.ToString();
    }

    /// <summary>On one line, cut to a width; a Chinese sign has the width of two others.</summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">In full widths.</param>
    public static string Cut(string text, int longest)
    {
        var line = Clean(text).Replace('\n', ' ').Trim();
        if (Width(line) <= longest * 2)
            return line;
        var cut = new StringBuilder();
        var width = 2;
        var elements = StringInfo.GetTextElementEnumerator(line);
        while (elements.MoveNext() && (width += Width(elements.GetTextElement())) <= longest * 2)
            cut.Append(elements.GetTextElement());
        return cut.Append(Ellipsis).ToString();
    }

    /// <summary>How wide it is; a Chinese sign counts 2.</summary>
    public static int Width(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
            width += IsNarrow(rune.Value) ? 1 : 2;
        return width;
    }

    private static bool IsNarrow(int sign) => sign is < 0x1100 and not (>= 'A' and <= 'Z' or '@' or '%');

    private static bool IsDirection(int sign) => sign is 0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
