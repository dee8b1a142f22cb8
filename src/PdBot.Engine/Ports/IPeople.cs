using PdBot.Domain;

namespace PdBot.Engine.Ports;

/// <summary>Where people can be written to.</summary>
public interface IPeople
{
    /// <summary>Keeps the newest address of a person; the older one is forgotten.</summary>
    ValueTask SaveAsync(PersonAddress address, CancellationToken cancellationToken);

    /// <summary>The address of a person; null when the person and the bot have never met.</summary>
    ValueTask<PersonAddress?> FindAsync(PersonId person, CancellationToken cancellationToken);

    /// <summary>The newest Connector address seen for a tenant, to create a first conversation; null when none was seen.</summary>
    ValueTask<string?> FindServiceUrlAsync(string tenant, CancellationToken cancellationToken);

    /// <summary>Forgets the conversation of a person, because it is gone; the language stays.</summary>
    ValueTask ForgetConversationAsync(PersonId person, CancellationToken cancellationToken);
}

/// <summary>A person's personal conversation with the bot.</summary>
/// <param name="Person">The person.</param>
/// <param name="Tenant">The Entra tenant.</param>
/// <param name="ServiceUrl">The Connector's address.</param>
/// <param name="Conversation">The conversation id; empty when it is gone and must be created again.</param>
/// <param name="User">The channel's id of the user (<c>29:…</c>).</param>
/// <param name="Bot">The channel's id of the bot (<c>28:…</c>).</param>
/// <param name="Language">The language in which the person is addressed.</param>
public sealed record PersonAddress(
    PersonId Person, string Tenant, string ServiceUrl, string Conversation, string User, string Bot, Language Language);
