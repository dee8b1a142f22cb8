using PdBot.Domain;
using PdBot.Domain.Roster;
using PdBot.Procedures.Checks;

namespace PdBot.Procedures.RollCalls;

/// <summary>The words of a roll-call.</summary>
internal static class RollCallNews
{
    /// <summary>How it ended: one line when everybody checked in, else who did not and who could not be asked.</summary>
    public static string Write(RollCallReport report, Language language)
    {
        var en = language == Language.En;
        var missing = report.Lines.Length - report.In(RollCallState.CheckedIn).Count();
        var head = en
            ? $"Roll-call of the incident contacts, {report.Quarter.Title.En}, {report.Organisation.Title.En} ({report.Procedure.Title.En})"
            : $"個資事件聯絡人報到結果（{report.Quarter.Title.ZhTw}，{report.Organisation.Title.ZhTw}，{report.Procedure.Title.ZhTw}）";
        if (missing == 0)
            return en ? $"{head}: all {report.Lines.Length} checked in." : $"{head}：應報到 {report.Lines.Length} 人，均已報到。";
        var parts = new List<string>
        {
            head,
            en ? $"{report.Lines.Length - missing} of {report.Lines.Length} checked in. If personal data leaked now, the following might not be reached."
                : $"應報到 {report.Lines.Length} 人，已報到 {report.Lines.Length - missing} 人。如發生個資事件，下列人員可能無法即時聯繫：",
        };
        Add(en ? "Did not check in" : "逾期未報到", report.In(RollCallState.Silent));
        Add(en ? "Could not be asked" : "報到通知無法送達", report.Lines.Where(line => line.State is RollCallState.Unreachable or RollCallState.NotBrought));
        parts.Add(en ? "Please make sure how they can be reached, and bring the roster up to date or name deputies where needed. With the names of people: for the executive group only."
            : "請確認上列人員之聯絡方式，必要時更新聯絡名冊或指定代理人。本訊息載有人員姓名，限執行小組處理通報業務使用，請勿轉知他人。");
        return string.Join("\n\n", parts);

        void Add(string title, IEnumerable<RollCallLine> lines)
        {
            var list = string.Join('\n', lines.Select(line => en ? $"- {line.Name} ({Places(line, language)}){After(line, ": ")}" : $"- {line.Name}（{Places(line, language)}）{After(line, "：")}"));
            if (list.Length > 0)
                parts.Add($"**{title}**\n\n{list}");
        }

        string After(RollCallLine line, string colon) =>
            line.State == RollCallState.NotBrought || line.Reason is not null ? $"{colon}{Reason(line.Reason ?? UnreachableReason.RetriesExhausted, language)}" : "";
    }

    /// <summary>Where the contact stands.</summary>
    public static string Places(RollCallLine line, Language language) => string.Join(language == Language.En ? "; " : "、", line.Contact.Places.Select(place => place.Title.For(language)));

    /// <summary>How far it is, in a word or two.</summary>
    public static string State(RollCallLine line, TimeZoneInfo zone, Language language)
    {
        var en = language == Language.En;
        return line.State switch
        {
            RollCallState.CheckedIn => en ? $"checked in {RosterWords.On(line.CheckedInAt, zone)}" : $"已報到 {RosterWords.On(line.CheckedInAt, zone)}",
            RollCallState.Silent => en ? "not checked in" : "未報到",
            RollCallState.NotBrought => en ? "not asked yet" : "尚未送達",
            _ => $"{(en ? "cannot be asked: " : "無法送達：")}{Reason(line.Reason, language)}",
        };
    }

    private static string Reason(UnreachableReason? reason, Language language)
    {
        var (zh, en) = reason switch
        {
            UnreachableReason.AccountDisabled => ("帳號已停用", "account disabled"),
            UnreachableReason.AccountGone => ("查無帳號，可能已離職", "account gone"),
            UnreachableReason.AbsenceDeclared => ("請假中", "on leave"),
            UnreachableReason.BotBlocked => ("已封鎖本系統訊息", "has blocked this bot"),
            UnreachableReason.BotNotInstalled => ("未安裝本系統", "has not installed this bot"),
            UnreachableReason.RetriesExhausted => ("多次重送仍無法送達", "not delivered after retries"),
            _ => ("訊息無法送達", "could not be delivered"),
        };
        return language == Language.En ? en : zh;
    }
}
