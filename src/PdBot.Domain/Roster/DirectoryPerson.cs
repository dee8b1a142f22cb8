namespace PdBot.Domain.Roster;

/// <summary>What the directory (Entra) says of a person at one moment.</summary>
/// <param name="Id">The Entra object id; of someone who is gone, whatever the person was asked for by.</param>
/// <param name="Name">The display name; empty when not given.</param>
/// <param name="JobTitle">The job title; empty when not given.</param>
/// <param name="UserPrincipalName">The UPN; empty when not given.</param>
/// <param name="Account">Whether the account is in use.</param>
public sealed record DirectoryPerson(PersonId Id, string Name, string JobTitle, string UserPrincipalName, AccountState Account)
{
    /// <summary>The mail address; empty when the person has none.</summary>
    public string Mail { get; init; } = "";

    /// <summary>The manager, without a manager of their own; null when there is none.</summary>
    public DirectoryPerson? Manager { get; init; }
}

/// <summary>Whether Teams sees someone at work. Soft evidence: it is often wrong, and nobody is passed over for it.</summary>
public enum Presence
{
    /// <summary>Teams does not know.</summary>
    Unknown,
    /// <summary>At work.</summary>
    Available,
    /// <summary>Busy, in a meeting, not to be disturbed.</summary>
    Busy,
    /// <summary>Away from the computer, or back soon.</summary>
    Away,
    /// <summary>Not signed in.</summary>
    Offline,
}

/// <summary>Whether a mailbox answers by itself. Soft evidence.</summary>
/// <param name="On">Whether it does now.</param>
/// <param name="Until">Until before this instant; null when no end is set, or when it does not.</param>
public sealed record AutomaticReplies(bool On, DateTimeOffset? Until);

/// <summary>From where in the directory the holders of a role are taken: exactly one of the two is set.</summary>
/// <param name="Group">The object id of a group; its members hold the role.</param>
/// <param name="ManagerOf">A person; whoever manages that person holds the role.</param>
public sealed record DirectorySource(string? Group, PersonId? ManagerOf);
