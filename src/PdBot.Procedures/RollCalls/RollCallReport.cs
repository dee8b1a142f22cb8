using System.Collections.Immutable;
using PdBot.Domain;
using PdBot.Domain.Procedures;
using PdBot.Domain.RollCalls;
using PdBot.Domain.Roster;
using PdBot.Procedures.Checks;

namespace PdBot.Procedures.RollCalls;

/// <summary>How a roll-call (報到) stands, contact by contact. Names people: for the executive group and whoever keeps the roster.</summary>
/// <param name="Procedure">Whose chain it is about.</param>
/// <param name="Organisation">The roster as it is now.</param>
/// <param name="Quarter">Which roll-call.</param>
/// <param name="Until">Until when it may be answered; null when it has not begun.</param>
/// <param name="Lines">Everyone who is asked, in the order of the chain.</param>
public sealed record RollCallReport(Procedure Procedure, Organisation Organisation, Quarter Quarter, DateTimeOffset? Until, ImmutableArray<RollCallLine> Lines)
{
    /// <summary>What the executive group is told at the end.</summary>
    public LocalizedText News => new(RollCallNews.Write(this, Language.ZhTw), RollCallNews.Write(this, Language.En));

    /// <summary>The report on a roll-call.</summary>
    /// <param name="procedure">The procedure that the organisation follows.</param>
    /// <param name="organisation">The roster as it is now.</param>
    /// <param name="quarter">Which.</param>
    /// <param name="call">How far it is.</param>
    /// <param name="now">The moment for which absences are looked at.</param>
    public static RollCallReport Of(Procedure procedure, Organisation organisation, Quarter quarter, RollCall call, DateTimeOffset now) =>
        new(procedure, organisation, quarter, call.Until, [.. RollCallRules.Asked(procedure, organisation).Select(contact => LineOf(contact, organisation, call, now))]);

    /// <summary>The contacts in one state.</summary>
    public IEnumerable<RollCallLine> In(RollCallState state) => Lines.Where(line => line.State == state);

    /// <summary>The report as plain text.</summary>
    public IEnumerable<string> ToLines(Language language)
    {
        var en = language == Language.En;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Procedure.Zone);
        yield return en ? $"Roll-call {Quarter.Title.En}: {Organisation.Title.En}" : $"聯絡人報到 {Quarter.Title.ZhTw}：{Organisation.Title.ZhTw}";
        if (Until is not { } until)
        {
            yield return en ? $"Not begun; due on {Quarter.FirstWorkingDay:yyyy-MM-dd}." : $"尚未開始；預定 {Quarter.FirstWorkingDay:yyyy-MM-dd} 辦理。";
            yield break;
        }
        yield return en ? $"Until {RosterWords.On(until, zone)}; {In(RollCallState.CheckedIn).Count()} of {Lines.Length} checked in" : $"期限 {RosterWords.On(until, zone)}；應報到 {Lines.Length} 人，已報到 {In(RollCallState.CheckedIn).Count()} 人";
        foreach (var line in Columns.Align([.. Lines.Select(line => new[] { line.Name, RollCallNews.State(line, zone, language), RollCallNews.Places(line, language) })]))
            yield return line;
    }

    private static RollCallLine LineOf(RollCallContact contact, Organisation organisation, RollCall call, DateTimeOffset now)
    {
        var name = organisation.Find(contact.Person)?.Name ?? contact.Person.Value;
        if (call.CheckedInAt(contact.Person) is { } at)
            return new(contact, name, RollCallState.CheckedIn, at, null);
        if (call.Unreachable(contact.Person) is { } reason)
            return new(contact, name, RollCallState.Unreachable, null, reason);
        return new(contact, name, call.IsAsked(contact.Person) ? RollCallState.Silent : RollCallState.NotBrought, null, organisation.HardEvidence(contact.Person, now));
    }
}
