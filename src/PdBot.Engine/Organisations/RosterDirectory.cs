using PdBot.Domain;
using PdBot.Domain.Roster;
using PdBot.Engine.Ports;

namespace PdBot.Engine.Organisations;

/// <summary>The directory where there is none: what the roster file itself says. A group has the people by whom the file fills its roles.</summary>
public sealed class RosterDirectory(Organisation organisation) : IDirectory
{
    /// <inheritdoc/>
    public ValueTask<DirectoryAnswer<IReadOnlyDictionary<string, DirectoryPerson>>> FindAsync(IReadOnlyCollection<string> idsOrNames, CancellationToken cancellationToken) =>
        Given<IReadOnlyDictionary<string, DirectoryPerson>>(idsOrNames.Distinct().ToDictionary(asked => asked, asked => Find(asked) is { } person
            ? Entry(person) with { Manager = ManagerOf(person.Id) is { } manager ? Entry(manager) : null }
            : new DirectoryPerson(PersonId.From(asked), "", "", "", AccountState.Gone)));

    /// <inheritdoc/>
    public ValueTask<DirectoryAnswer<IReadOnlyList<PersonId>>> MembersAsync(string group, CancellationToken cancellationToken)
    {
        PersonId[] members = [.. organisation.Assignments.Where(one => one.Source?.Group == group).Select(one => one.Holder).Distinct()];
        return members.Length > 0 ? Given<IReadOnlyList<PersonId>>(members) : ValueTask.FromResult(DirectoryAnswer<IReadOnlyList<PersonId>>.Without(DirectoryFault.NotFound));
    }

    /// <inheritdoc/>
    public ValueTask<DirectoryAnswer<IReadOnlyDictionary<PersonId, Presence>>> PresencesAsync(IReadOnlyCollection<PersonId> people, CancellationToken cancellationToken) =>
        Given<IReadOnlyDictionary<PersonId, Presence>>(Known(people).ToDictionary(person => person.Id, person => person.Offline ? Presence.Offline : Presence.Available));

    /// <inheritdoc/>
    public ValueTask<DirectoryAnswer<IReadOnlyDictionary<PersonId, AutomaticReplies>>> AutomaticRepliesAsync(IReadOnlyCollection<PersonId> people, CancellationToken cancellationToken) =>
        Given<IReadOnlyDictionary<PersonId, AutomaticReplies>>(Known(people).ToDictionary(person => person.Id, person => new AutomaticReplies(person.AutomaticReply, null)));

    private IEnumerable<Person> Known(IEnumerable<PersonId> people) => people.Distinct().Select(organisation.Find).OfType<Person>();

    private Person? Find(string idOrName) => organisation.Find(PersonId.From(idOrName))
        ?? organisation.People.Values.FirstOrDefault(person => person.UserPrincipalName.Length > 0 && person.UserPrincipalName.Equals(idOrName, StringComparison.OrdinalIgnoreCase));

    private Person? ManagerOf(PersonId person) =>
        organisation.Assignments.FirstOrDefault(one => one.Source?.ManagerOf == person) is { } managed ? organisation.Find(managed.Holder) : null;

    private static DirectoryPerson Entry(Person person) => new(person.Id, person.Name, person.JobTitle, person.UserPrincipalName, person.Account) { Mail = person.UserPrincipalName };

    private static ValueTask<DirectoryAnswer<T>> Given<T>(T value) where T : class => ValueTask.FromResult(DirectoryAnswer<T>.Of(value));
}
