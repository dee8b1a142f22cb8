using System.Text;

namespace PdBot.Procedures.Checks;

/// <summary>Plain-text columns for a terminal, where a Chinese character is two cells wide.</summary>
internal static class Columns
{
    public static IEnumerable<string> Align(IReadOnlyList<string[]> rows)
    {
        if (rows.Count == 0)
            yield break;
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => Width(row[column]))).ToArray();
        foreach (var row in rows)
        {
            var line = new StringBuilder(" ");
            for (var i = 0; i < row.Length; i++)
                line.Append(' ').Append(row[i]).Append(' ', widths[i] - Width(row[i]) + 1);
            yield return line.ToString().TrimEnd();
        }
    }

    public static int Width(string text) => text.EnumerateRunes().Sum(rune => IsWide(rune.Value) ? 2 : 1);

    private static bool IsWide(int rune) =>
        rune is >= 0x1100 and <= 0x115F or >= 0x2E80 and <= 0xA4CF or >= 0xAC00 and <= 0xD7A3 or >= 0xF900 and <= 0xFAFF
            or >= 0xFE30 and <= 0xFE4F or >= 0xFF00 and <= 0xFF60 or >= 0xFFE0 and <= 0xFFE6 or >= 0x20000 and <= 0x3FFFD;
}
