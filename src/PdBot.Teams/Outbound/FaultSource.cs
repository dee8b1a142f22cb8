namespace PdBot.Teams.Outbound;

/// <summary>Where a fault lies; only the contact's own is evidence that the contact cannot be reached.</summary>
public enum FaultSource
{
    /// <summary>This contact or conversation: final, hard evidence.</summary>
    Contact,

    /// <summary>Only the message referred to: it is gone. Final, and no evidence against anybody.</summary>
    Message,

    /// <summary>PdBot's registration, address or payload: final, concerns everyone, and a person must mend it.</summary>
    Bot,

    /// <summary>The service: passes by itself.</summary>
    Service,
}
