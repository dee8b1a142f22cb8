using System.Collections.Immutable;

namespace PdBot.Domain.Roster;

/// <summary>What can be asked of a directory, each by a right of its own. The names are printed.</summary>
public enum DirectoryFeature
{
    /// <summary>Accounts and managers.</summary>
    People,
    /// <summary>Members of groups.</summary>
    Groups,
    /// <summary>Presence in Teams.</summary>
    Presence,
    /// <summary>Automatic replies.</summary>
    AutomaticReplies,
    /// <summary>Sending mail.</summary>
    Mail,
    /// <summary>Installing the app for a person.</summary>
    Installation,
    /// <summary>Meetings in people's calendars.</summary>
    Calendar,
}

/// <summary>Why a directory gave no answer.</summary>
public enum DirectoryFault
{
    /// <summary>It gave one.</summary>
    None,
    /// <summary>The right is not granted; the feature is off until it is.</summary>
    NotGranted,
    /// <summary>There is no such thing in the directory.</summary>
    NotFound,
    /// <summary>It did not answer; later it may.</summary>
    Unavailable,
}

/// <summary>What was learnt from the directory about an organisation's people. Whoever is missing in it is not known: that is evidence of nothing.</summary>
/// <param name="At">When the accounts were asked for last with success.</param>
public sealed record DirectoryKnowledge(DateTimeOffset At)
{
    /// <summary>A role that so many people hold is taken for a mistake in the directory, and the roster's own word stands.</summary>
    public const int MostHolders = 20;

    /// <summary>Accounts.</summary>
    public ImmutableDictionary<PersonId, DirectoryPerson> People { get; init; } = ImmutableDictionary<PersonId, DirectoryPerson>.Empty;

    /// <summary>Presence.</summary>
    public ImmutableDictionary<PersonId, Presence> Presences { get; init; } = ImmutableDictionary<PersonId, Presence>.Empty;

    /// <summary>Automatic replies.</summary>
    public ImmutableDictionary<PersonId, AutomaticReplies> Replies { get; init; } = ImmutableDictionary<PersonId, AutomaticReplies>.Empty;

    /// <summary>The holders found for each source.</summary>
    public ImmutableDictionary<DirectorySource, ImmutableArray<PersonId>> Holders { get; init; } = ImmutableDictionary<DirectorySource, ImmutableArray<PersonId>>.Empty;

    /// <summary>What could not be asked, and why.</summary>
    public ImmutableSortedDictionary<DirectoryFeature, DirectoryFault> Missing { get; init; } = ImmutableSortedDictionary<DirectoryFeature, DirectoryFault>.Empty;
}

/// <summary>From a roster and what the directory says to the roster by which people are asked.</summary>
public static class DirectoryRules
{
    /// <summary>The roster of the file with what the directory adds: accounts, soft evidence, holders taken from groups and managers.</summary>
    /// <remarks>A source that gave nobody, or too many, leaves the person whom the file names: no role falls vacant because the directory is silent.</remarks>
    /// <param name="organisation">As its file says, not yet added to.</param>
    /// <param name="knowledge">What was learnt.</param>
    public static Organisation With(this Organisation organisation, DirectoryKnowledge knowledge)
    {
        var people = organisation.People.ToBuilder();
        foreach (var person in organisation.People.Values)
            people[person.Id] = Seen(person, knowledge);
        var assignments = ImmutableArray.CreateBuilder<Assignment>();
        foreach (var assignment in organisation.Assignments)
        {
            if (assignment.Source is not { } source || !knowledge.Holders.TryGetValue(source, out var found) || found.IsEmpty || found.Length > MostOf(source))
            {
                assignments.Add(assignment);
                continue;
            }
            foreach (var holder in found)
            {
                if (!people.ContainsKey(holder) && knowledge.People.TryGetValue(holder, out var entry))
                    people[holder] = Seen(new Person(holder, entry.Name, entry.JobTitle, entry.UserPrincipalName) { Unit = assignment.Unit }, knowledge);
                assignments.Add(assignment with { Holder = holder, Deputies = assignment.Deputies.Remove(holder) });
            }
        }
        return organisation with { People = people.ToImmutable(), Assignments = assignments.ToImmutable() };
    }

    private static int MostOf(DirectorySource source) => source.Group is null ? 1 : DirectoryKnowledge.MostHolders;

    /// <summary>What the file declares stays: someone whom it calls disabled is not asked because the directory is slower.</summary>
    private static Person Seen(Person person, DirectoryKnowledge knowledge) => person with
    {
        Account = person.Account == AccountState.Active && knowledge.People.TryGetValue(person.Id, out var entry) ? entry.Account : person.Account,
        Offline = knowledge.Presences.TryGetValue(person.Id, out var presence) ? presence == Presence.Offline : person.Offline,
        AutomaticReply = knowledge.Replies.TryGetValue(person.Id, out var replies) ? replies.On : person.AutomaticReply,
    };
}
