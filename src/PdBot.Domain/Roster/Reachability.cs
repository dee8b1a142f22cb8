namespace PdBot.Domain.Roster;

/// <summary>Why someone cannot be reached, or may not be. The names are stored.</summary>
public enum UnreachableReason
{
    /// <summary>Nobody holds the role (職務出缺).</summary>
    RoleVacant,
    /// <summary>The account is disabled.</summary>
    AccountDisabled,
    /// <summary>The account is gone.</summary>
    AccountGone,
    /// <summary>An absence is declared in the roster.</summary>
    AbsenceDeclared,
    /// <summary>The contact blocked the bot.</summary>
    BotBlocked,
    /// <summary>The bot is not installed for the contact and cannot be.</summary>
    BotNotInstalled,
    /// <summary>The message could not be delivered for another final reason.</summary>
    Undeliverable,
    /// <summary>Transient send errors outlasted the retry budget.</summary>
    RetriesExhausted,
    /// <summary>The contact pressed 無法處理.</summary>
    Declined,
    /// <summary>Nobody answered within the window.</summary>
    NoAnswer,
    /// <summary>Acknowledged, but not judged or approved in time.</summary>
    Undecided,
    /// <summary>Someone entitled sent the report up by hand.</summary>
    EscalatedByHand,
}

/// <summary>What the roster and the directory know of a person's reachability.</summary>
public static class Reachability
{
    /// <summary>Hard evidence that the person cannot be reached, or null.</summary>
    public static UnreachableReason? HardEvidence(this Organisation organisation, PersonId id, DateTimeOffset now)
    {
        if (organisation.Find(id) is not { } person || person.Account == AccountState.Gone)
            return UnreachableReason.AccountGone;
        if (person.Account == AccountState.Disabled)
            return UnreachableReason.AccountDisabled;
        foreach (var absence in organisation.Absences)
            if (absence.Person == id && absence.From <= now && now < absence.Until)
                return UnreachableReason.AbsenceDeclared;
        return null;
    }

    /// <summary>Soft evidence: never a reason to pass over, but the deputy is told together with the holder.</summary>
    public static bool SoftEvidence(this Organisation organisation, PersonId id) =>
        organisation.Find(id) is { } person && (person.Offline || person.AutomaticReply);
}
