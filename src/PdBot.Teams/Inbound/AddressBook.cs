using System.Collections.Concurrent;
using PdBot.Domain;
using PdBot.Engine.Ports;

namespace PdBot.Teams.Inbound;

/// <summary>The addresses of people, written only when they change: most activities change nothing.</summary>
public sealed class AddressBook(IPeople people)
{
    private const int Most = 50_000;
    private readonly ConcurrentDictionary<PersonId, PersonAddress> recent = new();

    /// <summary>The address, or null when the person and the bot have never met.</summary>
    public async ValueTask<PersonAddress?> FindAsync(PersonId person, CancellationToken cancellationToken)
    {
        if (recent.TryGetValue(person, out var address))
            return address;
        address = await people.FindAsync(person, cancellationToken).ConfigureAwait(false);
        if (address is not null)
            Remember(address);
        return address;
    }

    /// <summary>The Connector's address to begin with, for someone of this tenant; null when nobody has been met.</summary>
    public ValueTask<string?> FindServiceUrlAsync(string tenant, CancellationToken cancellationToken) => people.FindServiceUrlAsync(tenant, cancellationToken);

    /// <summary>Keeps a new or changed address.</summary>
    public async ValueTask KeepAsync(PersonAddress address, CancellationToken cancellationToken)
    {
        if (recent.TryGetValue(address.Person, out var known) && known == address)
            return;
        await people.SaveAsync(address, cancellationToken).ConfigureAwait(false);
        Remember(address);
    }

    /// <summary>Keeps the address of someone never met before; whatever was learnt meanwhile, in the 1:1 chat say, is better and stays.</summary>
    public async ValueTask MeetAsync(PersonAddress address, CancellationToken cancellationToken)
    {
        if (recent.TryAdd(address.Person, address))
            await people.SaveAsync(address, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The conversation is gone; the next message opens a new one.</summary>
    public async ValueTask ForgetAsync(PersonId person, CancellationToken cancellationToken)
    {
        recent.TryRemove(person, out _);
        await people.ForgetConversationAsync(person, cancellationToken).ConfigureAwait(false);
    }

    private void Remember(PersonAddress address)
    {
        if (recent.Count >= Most)
            recent.Clear();
        recent[address.Person] = address;
    }
}
