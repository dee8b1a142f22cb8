using System.Text;
using System.Text.RegularExpressions;

namespace PdBot.Domain.Facts;

/// <summary>Masks what looks like personal data in free text, before it is kept: national ID, phone, e-mail, payment cards.</summary>
public static partial class Masking
{
    /// <summary>The sign that stands for what was masked.</summary>
    public const string Mask = "○○○";

    /// <summary>An address such as <c>a@b.tw</c>.</summary>
    private const int ShortestMasked = 6;

    /// <summary>The text without what looks like personal data.</summary>
    public static string Apply(string text)
    {
        if (text.Length < ShortestMasked)
            return text;
        var masked = new StringBuilder(text.Length);
        var end = 0;
        foreach (Match link in MessageLink().Matches(text))
        {
            masked.Append(Masked(text[end..link.Index])).Append(link.Value);
            end = link.Index + link.Length;
        }
        return masked.Append(Masked(text[end..])).ToString();
    }

    private static string Masked(string text)
    {
        text = Narrow(text);
        text = Email().Replace(text, Mask);
        text = NationalId().Replace(text, Mask);
        text = Card().Replace(text, match => IsCard(match.Value) ? Mask : match.Value);
        return Phone().Replace(text, Mask);
    }

    /// <summary>Full-width letters, digits, ＠, ＋ and － as they are written in a Chinese text, in their ordinary width; punctuation stays.</summary>
    private static string Narrow(string text) =>
        text.AsSpan().ContainsAnyInRange('\uFF01', '\uFF5E') ? string.Concat(text.Select(Narrow)) : text;

    private static char Narrow(char sign) =>
        sign is >= '０' and <= '９' or >= 'Ａ' and <= 'Ｚ' or >= 'ａ' and <= 'ｚ' or '＠' or '＋' or '－' ? (char)(sign - '０' + '0') : sign;

    /// <summary>What a person wrote, as it is kept: masked, without blanks around it, and no longer than a card can show.</summary>
    public static string Words(string text)
    {
        const int Longest = 500;
        var words = Apply(text.Trim());
        return words.Length <= Longest ? words : words[..Longest];
    }

    // A link to a Teams message holds ids only, whose digits may look like a card's; without them nobody finds the message.
    [GeneratedRegex(@"https://teams\.(?:microsoft\.com|cloud\.microsoft)/l/message/19%3A(?:[A-Za-z0-9-]|%5F){1,120}%40thread\.(?:tacv2|v2|skype)/[0-9]{13}(?:[?&](?:(?:tenantId|groupId)=[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}|(?:parentMessageId|createdTime)=[0-9]{13}))*(?![^\s，。；）])")]
    private static partial Regex MessageLink();

    [GeneratedRegex(@"[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+")]
    private static partial Regex Email();

    [GeneratedRegex(@"(?<![A-Za-z0-9])[A-Za-z][1289A-Da-d][0-9]{8}(?![0-9])")]
    private static partial Regex NationalId();

    [GeneratedRegex(@"(?<![0-9])[0-9](?:[ -]?[0-9]){12,18}(?![0-9])")]
    private static partial Regex Card();

    [GeneratedRegex(@"(?<![0-9])(?:\+886[ -]?|\(?0)[2-9]\d{0,2}\)?(?:[ -]?\d){6,8}(?![0-9])")]
    private static partial Regex Phone();

    /// <summary>Luhn: a number of that length which fails it is more likely a document number.</summary>
    private static bool IsCard(string text)
    {
        var sum = 0;
        var twice = false;
        for (var i = text.Length - 1; i >= 0; i--)
        {
            if (!char.IsAsciiDigit(text[i]))
                continue;
            var digit = text[i] - '0';
            if (twice && (digit *= 2) > 9)
                digit -= 9;
            sum += digit;
            twice = !twice;
        }
        return sum % 10 == 0;
    }
}
