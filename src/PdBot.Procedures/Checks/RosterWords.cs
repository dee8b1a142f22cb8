using PdBot.Domain;
using PdBot.Domain.Roster;

namespace PdBot.Procedures.Checks;

/// <summary>How the grid says whether someone can be reached.</summary>
internal static class RosterWords
{
    public static string Reason(RosterPerson person, Language language)
    {
        var en = language == Language.En;
        return person switch
        {
            { Reason: UnreachableReason.AccountDisabled } => en ? "account disabled" : "帳號已停用",
            { Reason: UnreachableReason.AccountGone } => en ? "account gone" : "帳號不存在",
            { Reason: UnreachableReason.AbsenceDeclared } => en ? "absent" : "請假中",
            { Reason: not null } => en ? "unreachable" : "無法聯繫",
            { AbsentFrom: { } from } => en ? $"absent from {from:yyyy-MM-dd} (UTC)" : $"將自 {from:yyyy-MM-dd}（UTC）起請假",
            { Soft: true } => en ? "offline or automatic reply" : "離線或自動回覆",
            _ => en ? "reachable" : "可聯繫",
        };
    }

    public static string Short(RosterPerson person, Language language) =>
        person is { Reason: null, AbsentFrom: null, Soft: false }
            ? person.Name
            : language == Language.En ? $"{person.Name} ({Reason(person, language)})" : $"{person.Name}（{Reason(person, language)}）";
}
