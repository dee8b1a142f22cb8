namespace PdBot.Domain.Roster;

/// <summary>What the directory says of an account.</summary>
public enum AccountState
{
    /// <summary>In use.</summary>
    Active,
    /// <summary>Disabled (停用).</summary>
    Disabled,
    /// <summary>Gone from the directory.</summary>
    Gone,
}

/// <summary>A person in the roster.</summary>
/// <param name="Id">The Entra object id.</param>
/// <param name="Name">The name on cards.</param>
/// <param name="JobTitle">The job title (職稱) on cards; empty when not given.</param>
/// <param name="UserPrincipalName">The UPN; empty when not given.</param>
public sealed record Person(PersonId Id, string Name, string JobTitle, string UserPrincipalName)
{
    /// <summary>What the directory says of the account.</summary>
    public AccountState Account { get; init; } = AccountState.Active;

    /// <summary>Presence says offline: soft evidence.</summary>
    public bool Offline { get; init; }

    /// <summary>The mailbox answers automatically: soft evidence.</summary>
    public bool AutomaticReply { get; init; }

    /// <summary>The unit the person works in; null when not given.</summary>
    public UnitId? Unit { get; init; }
}
