using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PdBot.Teams.Cards.Schema;

/// <summary>Cards as bytes.</summary>
public static class CardJson
{
    /// <summary>
    /// The most that Teams takes, in bytes of the whole payload encoded as UTF-16. Teams says "100 KB"; the smaller reading is used.
    /// </summary>
    public const int MaxUtf16Bytes = 100_000;

    // Chinese stays readable and small: the default encoder would write six bytes of escape per character.
    internal static CardJsonContext Context { get; } = new(
        new JsonSerializerOptions(CardJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>The card in UTF-8, without indentation.</summary>
    public static byte[] Serialize(AdaptiveCard card) => JsonSerializer.SerializeToUtf8Bytes(card, Context.AdaptiveCard);

    /// <summary>The size by which Teams measures a payload, in bytes.</summary>
    public static int Utf16Size(ReadOnlySpan<byte> utf8) => 2 * Encoding.UTF8.GetCharCount(utf8);

    /// <summary>Whether Teams would take the payload.</summary>
    public static bool Fits(ReadOnlySpan<byte> utf8) => Utf16Size(utf8) <= MaxUtf16Bytes;
}
