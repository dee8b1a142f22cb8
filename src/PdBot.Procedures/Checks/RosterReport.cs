using System.Collections.Immutable;
using PdBot.Domain;
using PdBot.Domain.Roster;

namespace PdBot.Procedures.Checks;

/// <summary>What <c>roster check</c> found out about one organisation.</summary>
/// <param name="Organisation">The organisation.</param>
/// <param name="Seats">The grid: every seat of every level, unit by unit where the role is held so.</param>
/// <param name="Findings">What is wrong, errors first.</param>
/// <param name="At">The moment looked at.</param>
public sealed record RosterReport(Organisation Organisation, ImmutableArray<RosterSeat> Seats, ImmutableArray<Finding> Findings, DateTimeOffset At)
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
        foreach (var line in Columns.Align([.. Table(language)]))
            yield return line;
        foreach (var line in Findings.ToLines(language))
            yield return line;
    }

    private IEnumerable<string[]> Table(Language language)
    {
        var en = language == Language.En;
        yield return en ? ["level", "unit", "role", "holder", "deputies"] : ["層級", "單位", "角色", "任職者", "代理人"];
        foreach (var seat in Seats)
            yield return
            [
                seat.Level.Title.For(language),
                seat.Unit?.Title.For(language) ?? (en ? "(all)" : "全機構"),
                seat.Role.Title.For(language),
                seat.Holder is null ? (en ? "VACANT" : "出缺") : RosterWords.Short(seat.Holder, language),
                seat.Deputies.Length == 0 ? "-" : string.Join(en ? ", " : "、", seat.Deputies.Select(deputy => RosterWords.Short(deputy, language))),
            ];
    }
}
