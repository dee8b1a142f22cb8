using System.Net;
using System.Text;
using PdBot.Teams.Protocol;

namespace PdBot.Teams.Inbound;

/// <summary>Tidies typed text without changing what it says.</summary>
internal static class TypedText
{
    /// <summary>Takes out the mentions of the bot itself, turns every kind of blank into one space, and trims.</summary>
    public static string Tidy(Activity activity)
    {
        var text = activity.Text ?? "";
        foreach (var entity in activity.Entities ?? [])
        {
            if (entity is { Type: "mention", Mentioned.Id: { Length: > 0 } id } && id == activity.Recipient?.Id)
            {
                text = Without(text, entity);
            }
        }

        return Tidy(text);
    }

    /// <summary>Decodes HTML entities, turns every kind of blank into one space, drops what has no width, and trims.</summary>
    public static string Tidy(string text)
    {
        var decoded = WebUtility.HtmlDecode(text);
        var tidy = new StringBuilder(decoded.Length);
        foreach (var character in decoded)
        {
            if (IsInvisible(character))
            {
                continue;
            }

            if (!char.IsWhiteSpace(character) && !char.IsControl(character))
            {
                tidy.Append(character);
            }
            else if (tidy.Length > 0 && tidy[^1] != ' ')
            {
                tidy.Append(' ');
            }
        }

        return tidy.ToString().TrimEnd();
    }

    /// <summary>The character as a keyboard without an input method would type it: full-width forms and all dashes become plain, lower case.</summary>
    /// <remarks>One for one, so that places stay the same. <c>string.Normalize</c> does nothing without ICU.</remarks>
    public static string Fold(string tidy) => string.Create(tidy.Length, tidy, static (folded, source) =>
    {
        for (var i = 0; i < source.Length; i++)
        {
            folded[i] = Fold(source[i]);
        }
    });

    private static char Fold(char character) => character switch
    {
        >= '\uFF01' and <= '\uFF5E' when Fold((char)(character - 0xFEE0)) is var plain => plain,
        '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2015' or '\u2212' or '\uFE58' or '\uFE63' => '-',
        _ => char.ToLowerInvariant(character),
    };

    // Zero-width space and joiners, direction marks, word joiner, byte order mark, soft hyphen.
    private static bool IsInvisible(char character) => character is
        (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2064') or '\uFEFF' or '\u00AD';

    // entity.text is missing in some clients when the name holds "&"; then the mark-up is rebuilt from the name.
    private static string Without(string text, Entity mention)
    {
        foreach (var form in (ReadOnlySpan<string?>)[mention.Text, Marked(WebUtility.HtmlEncode(mention.Mentioned?.Name)), Marked(mention.Mentioned?.Name)])
        {
            if (!string.IsNullOrEmpty(form))
            {
                text = text.Replace(form, " ", StringComparison.OrdinalIgnoreCase);
            }
        }

        return text;
    }

    private static string? Marked(string? name) => string.IsNullOrEmpty(name) ? null : $"<at>{name}</at>";
}
