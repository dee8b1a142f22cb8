using PdBot.Domain;

namespace PdBot.Procedures.Checks;

/// <summary>What the executive group is told of a check in the night: whom nobody could reach, and what got worse. Names, so for nobody else.</summary>
public static class RosterNews
{
    private const int RepublicOfChina = 1911;

    /// <summary>The message; null when there is nothing to tell.</summary>
    /// <remarks>A level that nobody could answer for is told every night; what has not changed otherwise only when <paramref name="remind"/> says so.</remarks>
    /// <param name="report">The check.</param>
    /// <param name="before">What the last one found; null when none is known, and then nothing is called new.</param>
    /// <param name="remind">Whether what was told before is told again.</param>
    public static LocalizedText? Of(RosterReport report, RosterFound? before, bool remind)
    {
        var errors = Messages(report, Gravity.Error);
        var people = Unreachable(report);
        var others = before is null ? [] : Messages(report, Gravity.Warning).Where(warning => !before.Has(warning)).Distinct().Where(warning => !people.Any(person => warning.ZhTw.Contains(person.Person.Name, StringComparison.Ordinal))).ToArray();
        var changed = before is null || people.Any(IsNew);
        if (errors.Length == 0 && others.Length == 0 && (people.Length == 0 || !(changed || remind)))
            return null;
        return new(Write(Language.ZhTw), Write(Language.En));

        bool IsNew((RosterPerson Person, string[] Zh, string[] En) one) => before?.Has(one.Person, one.En) == false;

        string Write(Language language)
        {
            var en = language == Language.En;
            var local = TimeZoneInfo.ConvertTime(report.At, report.Zone);
            var parts = new List<string>
            {
                en ? $"Nightly check of the roster, {local:yyyy-MM-dd HH:mm}, {report.Organisation.Title.En}"
                    : $"聯絡名冊夜間查核結果（民國 {local.Year - RepublicOfChina} 年 {local.Month} 月 {local.Day} 日 {local:HH:mm}，{report.Organisation.Title.ZhTw}）",
                en ? "If personal data leaked now, the following would stand in the way of the report." : "依目前名冊，如發生個資事件，下列情形將影響逐級陳報：",
            };
            Add(en ? "Levels that cannot work" : "無法運作之層級", errors.Select(error => error.For(language)));
            Add(en ? "People who cannot be reached" : "無法聯繫之人員", people.Select(person => Line(person, language) + (IsNew(person) ? en ? " [new]" : "【新增】" : "")));
            Add(en ? "Worse than at the last check" : "較前次查核新增之事項", others.Select(other => other.For(language)));
            parts.Add(en ? "Please bring the roster up to date, or name deputies; “roster check” shows every level. With the names of people: for the executive group only."
                : "請儘速更新聯絡名冊或指定代理人；各層級明細可由系統管理人員以 roster check 指令查閱。本訊息載有人員姓名，限執行小組處理通報業務使用，請勿轉知他人。");
            return string.Join("\n\n", parts);

            void Add(string title, IEnumerable<string> lines)
            {
                var list = string.Join("\n", lines.Select(line => $"- {line}"));
                if (list.Length > 0)
                    parts.Add($"**{title}**\n\n{list}");
            }
        }

        string Line((RosterPerson Person, string[] Zh, string[] En) one, Language language) => language == Language.En
            ? $"{one.Person.Name} ({string.Join("; ", one.En)}): {RosterWords.Reason(one.Person, report.Zone, language)}"
            : $"{one.Person.Name}（{string.Join("、", one.Zh)}）：{RosterWords.Reason(one.Person, report.Zone, language)}";
    }

    internal static LocalizedText[] Messages(RosterReport report, Gravity gravity) => [.. report.Findings.Where(finding => finding.Gravity == gravity).Select(finding => finding.Message)];

    /// <summary>Whom nobody could reach, and where each has a seat.</summary>
    internal static (RosterPerson Person, string[] Zh, string[] En)[] Unreachable(RosterReport report) =>
    [
        .. report.Seats.SelectMany(seat => seat.People.Where(person => person.Reason is not null).Select(person => (Person: person, Place: SeatChecks.Place(seat))))
            .GroupBy(pair => pair.Person.Id)
            .Select(group => (group.First().Person, group.Select(pair => pair.Place.Zh).Distinct().ToArray(), group.Select(pair => pair.Place.En).Distinct().ToArray())),
    ];
}
