using PdBot.Domain;
using PdBot.Domain.Roster;
using PdBot.Engine.Ports;

namespace PdBot.Host.Composition;

/// <summary>Whom the bot can write to.</summary>
internal static class Conversations
{
    /// <summary>Everyone of an organisation who has a conversation with the bot.</summary>
    public static async Task<IReadOnlySet<PersonId>> MetAsync(IPeople people, Organisation organisation, CancellationToken cancellationToken)
    {
        var met = new HashSet<PersonId>();
        foreach (var person in organisation.People.Keys)
            if (await people.FindAsync(person, cancellationToken).ConfigureAwait(false) is { Conversation.Length: > 0 })
                met.Add(person);
        return met;
    }
}
