namespace PdBot.Teams.Outbound;

/// <summary>Why the Connector did not take something. <see cref="ConnectorFault"/> says what follows from it.</summary>
public enum ConnectorFaultKind
{
    /// <summary>The person blocked the bot, or removed it from the 1:1 chat.</summary>
    BotBlockedByUser,

    /// <summary>The app is not installed for the person or in the conversation.</summary>
    BotNotInstalled,

    /// <summary>The tenant's administrator blocked the app.</summary>
    BotDisabledByAdmin,

    /// <summary>The conversation does not exist any more; a new one may be created for the same person.</summary>
    ConversationGone,

    /// <summary>The message to update, delete or reply to does not exist any more; the conversation does.</summary>
    ActivityGone,

    /// <summary>A 403 that says nothing more.</summary>
    Forbidden,

    /// <summary>The bot's own registration or token is refused.</summary>
    NotRegistered,

    /// <summary>The payload is not understood.</summary>
    PayloadRejected,

    /// <summary>The payload is over the limit; found before sending or told by Teams.</summary>
    TooLarge,

    /// <summary>The service address is not one that a token may go to; nothing was sent.</summary>
    HostNotAllowed,

    /// <summary>Too much at once; see <see cref="ConnectorFault.RetryAfter"/>.</summary>
    Throttled,

    /// <summary>Something else is happening in the same conversation (409, 412).</summary>
    Conflict,

    /// <summary>The service or the way to it is broken for now, or no token could be had.</summary>
    Unavailable,
}
