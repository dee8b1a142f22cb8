using System.Globalization;
using System.Text;
using PdBot.Domain;

namespace PdBot.Teams.Cards.Screens;

/// <summary>For whom a card is drawn: language and zone.</summary>
/// <param name="Language">The reader's language.</param>
/// <param name="Zone">The organisation's zone.</param>
internal sealed record Screen(Language Language, TimeZoneInfo Zone)
{
    private static readonly string[] Weekdays = ["日", "一", "二", "三", "四", "五", "六"];

    public static Screen For(Language language, string zone) => new(language, TimeZoneInfo.FindSystemTimeZoneById(zone));

    /// <summary>The language as cards name it: two letters.</summary>
    public static string Tag(Language language) => language == Language.En ? "en" : "zh";

    public string Say(string zhTw, string en) => Language == Language.En ? en : zhTw;

    public string Say(LocalizedText text) => text.For(Language);

    /// <summary>Day and minute in the organisation's zone.</summary>
    public string Time(DateTimeOffset instant)
    {
        var local = Local(instant);
        return Language == Language.En
            ? local.ToString("ddd d MMM HH:mm", CultureInfo.InvariantCulture)
            : $"{local.Month}月{local.Day}日（{Weekdays[(int)local.DayOfWeek]}）{local:HH:mm}";
    }

    /// <summary>The end of a time limit: the end of a day is its 24:00, not the 00:00 of the next.</summary>
    public string Due(DateTimeOffset instant)
    {
        if (Local(instant).TimeOfDay != TimeSpan.Zero)
            return Time(instant);
        var lastMinute = Time(instant.AddMinutes(-1));
        return $"{lastMinute[..^5]}24:00";
    }

    public DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    /// <summary>The instant that was typed as a day and a time in the organisation's zone; null when that cannot be read, or lies at the ends of the calendar.</summary>
    public DateTimeOffset? Instant(string day, string time) =>
        DateTime.TryParse($"{day} {time}", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && local is { Kind: DateTimeKind.Unspecified, Year: > 1 and < 9999 }
            ? new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime()
            : null;

    /// <summary>What a person wrote, so that Markdown takes none of it for mark-up.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (character is '\\' or '*' or '_' or '[' or ']' or '(' or ')' or '#' or '`' or '>' or '~' or '|' or '<')
                plain.Append('\\');
            plain.Append(character is '\r' or '\n' ? ' ' : character);
        }
        return plain.ToString();
    }
}
