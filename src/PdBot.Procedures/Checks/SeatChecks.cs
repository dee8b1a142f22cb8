using System.Collections.Immutable;
using PdBot.Domain;
using PdBot.Domain.Procedures;
using PdBot.Domain.Roster;

namespace PdBot.Procedures.Checks;

/// <summary>What is wrong seat by seat: vacancies, people who cannot be reached, single points of failure.</summary>
internal static class SeatChecks
{
    public static IEnumerable<Finding> Find(Organisation organisation, ImmutableArray<RosterSeat> seats, TimeZoneInfo zone)
    {
        foreach (var group in seats.GroupBy(Circle))
            foreach (var finding in OfLevel(group.ToArray()))
                yield return finding;
        foreach (var seat in seats)
            foreach (var finding in OfSeat(organisation, seat, zone))
                yield return finding;
    }

    /// <summary>Whether two seats can stand in for each other.</summary>
    public static bool StandIn(RosterSeat one, RosterSeat other) => Circle(one) == Circle(other);

    /// <summary>What seats have in common that can stand in for each other: those of a level, or of one role where all must act.</summary>
    private static (string, UnitId?, RoleId) Circle(RosterSeat seat) => (seat.Level.Key, seat.Unit?.Id, seat.Level.Quorum == Quorum.All ? seat.Role.Id : default);

    private static IEnumerable<Finding> OfLevel(RosterSeat[] seats)
    {
        var (zh, en) = Place(seats[0]);
        var reachable = seats.SelectMany(seat => seat.Reachable).DistinctBy(person => person.Id).ToArray();
        if (seats.All(seat => seat.Holder is null))
            yield return Error(seats[0], $"{zh}：出缺，將逕行略過", $"{en}: vacant, would be passed over at once");
        else if (reachable.Length == 0)
            yield return Error(seats[0], $"{zh}：任職者與代理人均無法聯繫，將逕行略過", $"{en}: neither holder nor deputy can be reached, would be passed over at once");
        else if (reachable.Length == 1)
            yield return Warning(seats[0], $"{zh}：僅 {reachable[0].Name} 一人可聯繫，無人可代理", $"{en}: only {reachable[0].Name} can be reached, nobody else could act");
    }

    private static IEnumerable<Finding> OfSeat(Organisation organisation, RosterSeat seat, TimeZoneInfo zone)
    {
        var (zh, en) = Place(seat);
        foreach (var person in seat.People)
        {
            if (organisation.Find(person.Id) is null)
                yield return Error(seat, $"{zh}：名冊中沒有 {person.Id}", $"{en}: the roster does not know {person.Id}");
            else if (person.Reason is not null)
                yield return Warning(seat, $"{zh}：{person.Name} {RosterWords.Reason(person, zone, Language.ZhTw)}", $"{en}: {person.Name} {RosterWords.Reason(person, zone, Language.En)}");
            else if (person.AbsentFrom is not null)
                yield return Warning(seat, $"{zh}：{person.Name} {RosterWords.Reason(person, zone, Language.ZhTw)}", $"{en}: {person.Name} {RosterWords.Reason(person, zone, Language.En)}");
        }
        if (seat.Holder is not null && seat.Deputies.Any(deputy => deputy.Id == seat.Holder.Id))
            yield return Error(seat, $"{zh}：{seat.Holder.Name} 為自己的代理人", $"{en}: {seat.Holder.Name} is the own deputy");
    }

    public static (string Zh, string En) Place(RosterSeat seat) => seat.Unit is null
        ? ($"{seat.Level.Title.ZhTw}", $"{seat.Level.Title.En}")
        : ($"{seat.Unit.Title.ZhTw}／{seat.Level.Title.ZhTw}", $"{seat.Unit.Title.En} / {seat.Level.Title.En}");

    private static Finding Error(RosterSeat seat, string zh, string en) => Finding.Error(seat.Level.Clause.Article, zh, en);

    private static Finding Warning(RosterSeat seat, string zh, string en) => Finding.Warning(seat.Level.Clause.Article, zh, en);
}
