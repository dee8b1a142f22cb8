using System.Collections.Immutable;
using PdBot.Domain;
using PdBot.Domain.Roster;
using PdBot.Engine.Ports;

namespace PdBot.Engine.Organisations;

/// <summary>Asks a directory about everyone of a roster. However large the roster, each question is asked once, for all together.</summary>
public static class DirectoryReading
{
    /// <summary>How long an account that the directory called disabled or gone is believed to be so without a new answer.</summary>
    public static readonly TimeSpan Believed = TimeSpan.FromHours(24);

    /// <summary>Everything that the directory says.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="organisation">The organisation as its file says.</param>
    /// <param name="before">What was learnt last time, for what is not answered now; null for nothing.</param>
    /// <param name="now">The moment.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<DirectoryKnowledge> ReadAsync(
        IDirectory directory, Organisation organisation, DirectoryKnowledge? before, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (now - before?.At > Believed)
            before = null;
        var missing = ImmutableSortedDictionary.CreateBuilder<DirectoryFeature, DirectoryFault>();
        var sources = organisation.Assignments.Select(one => one.Source).OfType<DirectorySource>().Distinct().ToArray();
        var groups = new Dictionary<DirectorySource, IReadOnlyList<PersonId>>();
        foreach (var source in sources.Where(source => source.Group is not null))
        {
            var members = await directory.MembersAsync(source.Group!, cancellationToken).ConfigureAwait(false);
            if (members.Given)
                groups[source] = members.Value;
            else
                missing[DirectoryFeature.Groups] = members.Fault;
        }

        PersonId[] asked = [.. organisation.People.Keys.Concat(groups.Values.Where(members => members.Count <= DirectoryKnowledge.MostHolders).SelectMany(members => members)).Distinct()];
        var found = await directory.FindAsync([.. asked.Select(person => person.Value)], cancellationToken).ConfigureAwait(false);
        if (!found.Given)
            missing[DirectoryFeature.People] = found.Fault;
        var strange = found.Given && IsStrange(found.Value);
        if (strange)
            missing[DirectoryFeature.People] = DirectoryFault.NotFound;
        var answered = found.Given && !strange;
        var people = Merge(answered ? found.Value! : ImmutableDictionary<string, DirectoryPerson>.Empty, found.Fault == DirectoryFault.NotGranted || strange ? null : before);

        var present = await directory.PresencesAsync(asked, cancellationToken).ConfigureAwait(false);
        if (!present.Given)
            missing[DirectoryFeature.Presence] = present.Fault;
        var replies = await directory.AutomaticRepliesAsync(asked, cancellationToken).ConfigureAwait(false);
        if (!replies.Given)
            missing[DirectoryFeature.AutomaticReplies] = replies.Fault;
        return new DirectoryKnowledge(answered || before is null ? now : before.At)
        {
            People = people,
            Presences = present.Value?.ToImmutableDictionary() ?? ImmutableDictionary<PersonId, Presence>.Empty,
            Replies = replies.Value?.ToImmutableDictionary() ?? ImmutableDictionary<PersonId, AutomaticReplies>.Empty,
            Holders = Resolve(sources, groups, people, before),
            Missing = missing.ToImmutable(),
        };
    }

    /// <summary>A directory that knows nobody at all is another tenant's: it is no evidence against everybody at once.</summary>
    private static bool IsStrange(IReadOnlyDictionary<string, DirectoryPerson> found) => found.Count > 1 && found.Values.All(person => person.Account == AccountState.Gone);

    /// <summary>Managers are among the people too: they may hold a role.</summary>
    private static ImmutableDictionary<PersonId, DirectoryPerson> Merge(IReadOnlyDictionary<string, DirectoryPerson> found, DirectoryKnowledge? before)
    {
        var people = (before?.People ?? ImmutableDictionary<PersonId, DirectoryPerson>.Empty).ToBuilder();
        foreach (var manager in found.Values.Select(person => person.Manager).OfType<DirectoryPerson>())
            people[manager.Id] = manager;
        foreach (var (asked, person) in found)
            people[PersonId.From(asked)] = person;
        return people.ToImmutable();
    }

    private static ImmutableDictionary<DirectorySource, ImmutableArray<PersonId>> Resolve(
        IEnumerable<DirectorySource> sources, Dictionary<DirectorySource, IReadOnlyList<PersonId>> groups, ImmutableDictionary<PersonId, DirectoryPerson> people, DirectoryKnowledge? before)
    {
        var holders = ImmutableDictionary.CreateBuilder<DirectorySource, ImmutableArray<PersonId>>();
        foreach (var source in sources)
        {
            if (source.ManagerOf is { } managed && people.GetValueOrDefault(managed)?.Manager is { } manager)
                holders[source] = [manager.Id];
            // Whoever has left stays in groups for a while; a group that is too large is kept as it is, for the check to say so. Whose members are not known says nothing.
            else if (groups.TryGetValue(source, out var members) && (members.Count is 0 or > DirectoryKnowledge.MostHolders || members.Any(people.ContainsKey)))
                holders[source] = [.. members.Where(member => members.Count > DirectoryKnowledge.MostHolders || people.GetValueOrDefault(member)?.Account == AccountState.Active).OrderBy(member => member.Value, StringComparer.Ordinal)];
            else if (before?.Holders.GetValueOrDefault(source) is { IsDefault: false } known)
                holders[source] = known;
        }
        return holders.ToImmutable();
    }
}
