using System.Collections.Immutable;
using PdBot.Domain;
using PdBot.Domain.Procedures;
using PdBot.Domain.Roster;

namespace PdBot.Procedures.Checks;

/// <summary>What <c>roster check</c> found out about one organisation.</summary>
/// <param name="Organisation">The organisation, with what the directory adds.</param>
/// <param name="Seats">The grid: every seat of every level, unit by unit where the role is held so.</param>
/// <param name="Findings">What is wrong, errors first.</param>
/// <param name="Evidence">What was looked at beside the file.</param>
/// <param name="At">The moment looked at.</param>
/// <param name="Zone">The organisation's time zone.</param>
public sealed record RosterReport(
    Organisation Organisation, ImmutableArray<RosterSeat> Seats, ImmutableArray<Finding> Findings, RosterEvidence Evidence, DateTimeOffset At, TimeZoneInfo Zone)
{
    /// <summary>Whether there is no error; warnings do not count.</summary>
    public bool Ok => Findings.Passed();

    /// <summary>The report as plain text that fits on one screen.</summary>
    public IEnumerable<string> ToLines(Language language)
    {
        var en = language == Language.En;
        yield return en
            ? $"Roster {Organisation.Id}: {Organisation.Title.En}, {Organisation.People.Count} people, {Organisation.Units.Length} units"
            : $"名冊 {Organisation.Id}：{Organisation.Title.ZhTw}，{Organisation.People.Count} 人、{Organisation.Units.Length} 個單位";
        yield return en ? $"As of {RosterWords.On(At, Zone)} ({Zone.Id}), by {Sources(language)}" : $"查核時間 {RosterWords.On(At, Zone)}（{Zone.Id}），依據：{Sources(language)}";
        foreach (var line in Columns.Align([.. Table(language)]))
            yield return line;
        yield return RosterWords.Legend(language);
        foreach (var line in Findings.ToLines(language))
            yield return line;
    }

    private string Sources(Language language)
    {
        var en = language == Language.En;
        string?[] all = [en ? "the roster" : "名冊", Evidence.Directory is null ? null : en ? "the directory" : "目錄服務", Evidence.Met is null ? null : en ? "the bot's conversations" : "小幫手之對話紀錄", Evidence.RollCalls is null ? null : en ? "the roll-calls" : "報到紀錄"];
        return string.Join(en ? ", " : "、", all.OfType<string>());
    }

    private IEnumerable<string[]> Table(Language language)
    {
        var en = language == Language.En;
        yield return en ? ["", "level", "unit", "holder", "deputies"] : ["", "層級", "單位", "任職者", "代理人"];
        var before = "";
        foreach (var seat in Seats)
        {
            var place = seat.Level.Roles.Length == 1 ? seat.Level.Title.For(language) : $"{seat.Level.Title.For(language)}{(en ? " / " : "／")}{seat.Role.Title.For(language)}";
            var unit = seat.Unit?.Title.For(language) ?? (en ? "(all)" : "全機構");
            var holder = seat.Holder is null ? (en ? "x VACANT" : "x 出缺") : Short(seat.Holder);
            string[] deputies = seat.Deputies.Length == 0 ? [en ? "  (none)" : "  （無）"] : [.. seat.Deputies.Select(deputy => Short(deputy))];
            yield return [Verdict(seat), place == before ? "" : place, unit, holder, deputies[0]];
            foreach (var deputy in deputies.Skip(1))
                yield return ["", "", "", "", deputy];
            before = place;
        }

        string Short(RosterPerson person) => RosterWords.Short(person, Zone, language, Evidence.RollCalls is not null);
    }

    /// <summary>Whether the level stands or falls with this seat: two marks when nobody of those who may act can be reached, one when only one can.</summary>
    private string Verdict(RosterSeat seat) => Seats.Where(other => SeatChecks.StandIn(seat, other)).SelectMany(other => other.Reachable).DistinctBy(person => person.Id).Take(2).Count() switch
    {
        0 => "!!",
        1 => "!",
        _ => "",
    };
}
