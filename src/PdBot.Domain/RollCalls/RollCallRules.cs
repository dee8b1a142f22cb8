using System.Collections.Immutable;
using PdBot.Domain.Procedures;
using PdBot.Domain.Roster;

namespace PdBot.Domain.RollCalls;

/// <summary>Who is asked to check in, when, and who did not.</summary>
public static class RollCallRules
{
    /// <summary>When the roll-call of a quarter is due.</summary>
    /// <param name="quarter">The quarter.</param>
    /// <param name="hour">The local hour, 0 to 23.</param>
    /// <param name="zone">The organisation's zone.</param>
    public static DateTimeOffset DueAt(Quarter quarter, int hour, TimeZoneInfo zone) =>
        new(TimeZoneInfo.ConvertTimeToUtc(quarter.FirstWorkingDay.ToDateTime(new TimeOnly(hour, 0)), zone), TimeSpan.Zero);

    /// <summary>Everyone on any level of the chain, holders and deputies, and the executive group; each once, in the order of the chain.</summary>
    /// <param name="procedure">The procedure that the organisation follows.</param>
    /// <param name="organisation">The roster as it is now. Whom it does not know is left out: there is nobody to write to.</param>
    public static ImmutableArray<RollCallContact> Asked(Procedure procedure, Organisation organisation)
    {
        var chain = procedure.Chain.SelectMany(level => PlacesOf(level, organisation)).ToArray();
        // Whoever holds the top level is of the group by that, and is not told twice.
        var others = organisation.ExecutiveGroup.Members.Except(chain.Where(one => one.Place is { IsDeputy: false } place && place.Level == procedure.Chain[^1]).Select(one => one.Person));
        var places = chain.Concat(others.Select(member => (Person: member, Place: new RollCallPlace(null, null, IsDeputy: false))));
        return
        [
            .. places.Where(one => organisation.Find(one.Person) is not null).GroupBy(one => one.Person)
                .Select(person => new RollCallContact(person.Key, [.. person.Select(one => one.Place).DistinctBy(place => place.Title)])),
        ];
    }

    /// <summary>Whoever was told to the executive group for not having checked in, and still has not, in the newest roll-call that was told.</summary>
    /// <param name="marks">Those of all roll-calls of an organisation.</param>
    /// <returns>The quarter, and the people; null when none was told yet.</returns>
    public static (Quarter Quarter, ImmutableHashSet<PersonId> People)? Missed(IReadOnlyCollection<RollCallMark> marks)
    {
        var told = marks.Where(mark => mark.Kind == RollCallMarkKind.Told).Select(mark => mark.Quarter).OrderByDescending(quarter => quarter.ToString(), StringComparer.Ordinal);
        if (told.Select(quarter => (Quarter?)quarter).FirstOrDefault() is not { } last)
            return null;
        var call = new RollCall(marks.Where(mark => mark.Quarter == last));
        return (last, [.. marks.Where(mark => mark.Quarter == last).Select(mark => mark.Person).OfType<PersonId>().Where(person => call.CheckedInAt(person) is null)]);
    }

    private static IEnumerable<(PersonId Person, RollCallPlace Place)> PlacesOf(LevelDefinition level, Organisation organisation)
    {
        foreach (var assignment in level.Roles.SelectMany(role => organisation.Assignments.Where(one => one.Role == role)))
        {
            var unit = assignment.Unit is { } id ? organisation.Find(id) : null;
            yield return (assignment.Holder, new RollCallPlace(level, unit, IsDeputy: false));
            foreach (var deputy in assignment.Deputies)
                yield return (deputy, new RollCallPlace(level, unit, IsDeputy: true));
        }
    }
}
