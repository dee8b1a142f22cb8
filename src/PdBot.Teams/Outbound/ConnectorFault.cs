namespace PdBot.Teams.Outbound;

/// <summary>Why the Connector did not take something, as a value.</summary>
/// <param name="Kind">The reason.</param>
/// <param name="Status">The HTTP status; null when there was no answer.</param>
/// <param name="Code">Teams' own error code or sub-code; null when the answer had none.</param>
/// <param name="CorrelationId">What Microsoft's support asks for; null when the answer had none.</param>
public sealed record ConnectorFault(ConnectorFaultKind Kind, int? Status = null, string? Code = null, string? CorrelationId = null)
{
    /// <summary>The code of a call that was never made, because Entra gave no token.</summary>
    public const string NoToken = "NoToken";

    /// <summary>How long to wait at least; null when Teams did not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>It may have been delivered all the same, so that sending again may show a copy.</summary>
    public bool Ambiguous { get; init; }

    /// <summary>Where the fault lies.</summary>
    public FaultSource Source => Kind switch
    {
        ConnectorFaultKind.BotBlockedByUser
            or ConnectorFaultKind.BotNotInstalled
            or ConnectorFaultKind.BotDisabledByAdmin
            or ConnectorFaultKind.ConversationGone
            or ConnectorFaultKind.Forbidden => FaultSource.Contact,
        ConnectorFaultKind.ActivityGone => FaultSource.Message,
        ConnectorFaultKind.NotRegistered
            or ConnectorFaultKind.PayloadRejected
            or ConnectorFaultKind.TooLarge
            or ConnectorFaultKind.HostNotAllowed => FaultSource.Bot,
        _ => FaultSource.Service,
    };

    /// <summary>Sending the same again is of no use.</summary>
    public bool IsFinal => Source != FaultSource.Service;

    /// <summary>May be sent again without a thought: it surely was not delivered, and the reason passes.</summary>
    public bool MayRetryBlindly => !IsFinal && !Ambiguous;
}
