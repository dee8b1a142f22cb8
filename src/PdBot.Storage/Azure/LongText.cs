using System.Globalization;
using System.Text;
using Azure.Data.Tables;

namespace PdBot.Storage.Azure;

/// <summary>A text over several properties: <c>Data</c>, <c>Data1</c>, <c>Data2</c>, since one holds 64 KiB of UTF-16.</summary>
internal static class LongText
{
    /// <summary>Characters in one property: 64 KiB less a little.</summary>
    public const int Piece = 32_000;

    /// <summary>Writes a text; nothing when it is empty.</summary>
    public static void Write(TableEntity row, string name, string text)
    {
        for (int at = 0, piece = 0; at < text.Length; piece++)
        {
            var length = Math.Min(Piece, text.Length - at);
            // A pair of surrogates is not torn.
            if (at + length < text.Length && char.IsHighSurrogate(text[at + length - 1]))
                length--;
            row[Name(name, piece)] = text.Substring(at, length);
            at += length;
        }
    }

    /// <summary>Reads it again; empty when there is none.</summary>
    public static string Read(TableEntity row, string name)
    {
        if (row.GetString(name) is not { } first)
            return "";
        if (row.GetString(Name(name, 1)) is not { } second)
            return first;
        var text = new StringBuilder(first).Append(second);
        for (var piece = 2; row.GetString(Name(name, piece)) is { } next; piece++)
            text.Append(next);
        return text.ToString();
    }

    private static string Name(string name, int piece) => piece == 0 ? name : name + piece.ToString(CultureInfo.InvariantCulture);
}
