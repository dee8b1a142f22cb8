using PdBot.Domain;
using PdBot.Domain.Roster;

namespace PdBot.Procedures.Checks;

/// <summary>How the grid says whether someone can be reached.</summary>
internal static class RosterWords
{
    /// <summary>Before the name of whoever cannot be reached, may be away, has no conversation with the bot, or is fine (a blank). One cell wide in every terminal.</summary>
    public static string Mark(RosterPerson person) => person switch
    {
        { Reason: not null } => "x",
        { NeverMet: true } => "?",
        { Soft: true } => "~",
        _ => " ",
    };

    public static string Legend(Language language) => language == Language.En
        ? "  x cannot be reached   ? no conversation with the bot yet   ~ perhaps away: the deputy is told too, nobody is passed over   ! one person only   !! nobody"
        : "  x 無法聯繫　? 尚未與小幫手建立對話　~ 可能暫離：併通知代理人，不因此略過　! 僅一人可聯繫　!! 無人可聯繫";

    /// <summary>A person of the grid.</summary>
    /// <param name="person">The person.</param>
    /// <param name="zone">The organisation's zone.</param>
    /// <param name="language">The reader's.</param>
    /// <param name="rollCalls">Whether the roll-calls were looked at.</param>
    public static string Short(RosterPerson person, TimeZoneInfo zone, Language language, bool rollCalls)
    {
        var (en, reason) = (language == Language.En, Reason(person, zone, language));
        if (rollCalls)
            reason += $"{(reason.Length == 0 ? "" : en ? ", " : "、")}{(person.CheckedInAt is { } at ? $"{(en ? "checked in " : "報到 ")}{TimeZoneInfo.ConvertTime(at, zone):yyyy-MM-dd}" : en ? "never checked in" : "未曾報到")}";
        return reason.Length == 0 ? $"{Mark(person)} {person.Name}" : en ? $"{Mark(person)} {person.Name} ({reason})" : $"{Mark(person)} {person.Name}（{reason}）";
    }

    /// <summary>Everything that is known against a person's being reached; empty when nothing is.</summary>
    public static string Reason(RosterPerson person, TimeZoneInfo zone, Language language)
    {
        var en = language == Language.En;
        string?[] all =
        [
            person.Reason switch
            {
                null => null,
                UnreachableReason.AccountDisabled => en ? "account disabled" : "帳號已停用",
                UnreachableReason.AccountGone => en ? "account gone" : "查無帳號，可能已離職",
                UnreachableReason.AbsenceDeclared => en ? $"absent until {On(person.AbsentUntil, zone)}" : $"請假至 {On(person.AbsentUntil, zone)}",
                _ => en ? "unreachable" : "無法聯繫",
            },
            person.AbsentFrom is null ? null : en ? $"absent from {On(person.AbsentFrom, zone)}" : $"將自 {On(person.AbsentFrom, zone)} 起請假",
            person is { NeverMet: true, Reason: null } ? en ? "no conversation yet" : "未建立對話" : null,
            !person.AutomaticReply ? null : person.RepliesUntil is null ? en ? "automatic reply" : "自動回覆中" : en ? $"automatic reply until {On(person.RepliesUntil, zone)}" : $"自動回覆至 {On(person.RepliesUntil, zone)}",
            person.Offline ? en ? "offline" : "離線" : null,
        ];
        return string.Join(en ? ", " : "、", all.OfType<string>());
    }

    public static (string Zh, string En) Name(DirectoryFeature feature) => feature switch
    {
        DirectoryFeature.People => ("帳號及主管", "accounts and managers"),
        DirectoryFeature.Groups => ("群組成員", "members of groups"),
        DirectoryFeature.Presence => ("Teams 目前狀態", "presence"),
        DirectoryFeature.AutomaticReplies => ("自動回覆", "automatic replies"),
        DirectoryFeature.Mail => ("寄送郵件", "sending mail"),
        DirectoryFeature.Calendar => ("行事曆會議", "meetings in calendars"),
        _ => ("安裝應用程式", "installing the app"),
    };

    /// <summary>The local day, with the hour where that is not midnight.</summary>
    public static string On(DateTimeOffset? instant, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(instant.GetValueOrDefault(), zone);
        return local.TimeOfDay == TimeSpan.Zero ? $"{local:yyyy-MM-dd}" : $"{local:yyyy-MM-dd HH:mm}";
    }
}
