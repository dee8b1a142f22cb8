using System.Diagnostics.CodeAnalysis;
using PdBot.Domain;
using PdBot.Domain.Roster;

namespace PdBot.Engine.Ports;

/// <summary>What an organisation's directory knows of its people. Never throws because it is out of reach or a right is missing: that is a <see cref="DirectoryFault"/>.</summary>
public interface IDirectory
{
    /// <summary>People by object id or UPN, each under the text that was asked for.</summary>
    /// <returns>Whom the directory does not know is <see cref="AccountState.Gone"/>; about whom it gave no answer is missing.</returns>
    ValueTask<DirectoryAnswer<IReadOnlyDictionary<string, DirectoryPerson>>> FindAsync(IReadOnlyCollection<string> idsOrNames, CancellationToken cancellationToken);

    /// <summary>The members of a group, also of the groups within it, in no order; <see cref="DirectoryFault.NotFound"/> when there is no such group.</summary>
    ValueTask<DirectoryAnswer<IReadOnlyList<PersonId>>> MembersAsync(string group, CancellationToken cancellationToken);

    /// <summary>Presence; whom Teams does not know is missing.</summary>
    ValueTask<DirectoryAnswer<IReadOnlyDictionary<PersonId, Presence>>> PresencesAsync(IReadOnlyCollection<PersonId> people, CancellationToken cancellationToken);

    /// <summary>Automatic replies; who has no mailbox, or none that may be looked at, is missing.</summary>
    ValueTask<DirectoryAnswer<IReadOnlyDictionary<PersonId, AutomaticReplies>>> AutomaticRepliesAsync(IReadOnlyCollection<PersonId> people, CancellationToken cancellationToken);
}

/// <summary>The directory of an organisation.</summary>
public delegate IDirectory DirectoryOf(Organisation organisation);

/// <summary>An answer, or why there is none.</summary>
/// <typeparam name="T">The kind of answer.</typeparam>
/// <param name="Value">The answer; null when there is none.</param>
/// <param name="Fault">Why there is none.</param>
public readonly record struct DirectoryAnswer<T>(T? Value, DirectoryFault Fault) where T : class
{
    /// <summary>Whether there is an answer.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    public bool Given => Value is not null;

    /// <summary>An answer.</summary>
    public static DirectoryAnswer<T> Of(T value) => new(value, DirectoryFault.None);

    /// <summary>None.</summary>
    public static DirectoryAnswer<T> Without(DirectoryFault fault) => new(null, fault);
}
