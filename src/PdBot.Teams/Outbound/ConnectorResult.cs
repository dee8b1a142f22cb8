namespace PdBot.Teams.Outbound;

/// <summary>What came of a call to the Connector.</summary>
public abstract record ConnectorResult
{
    private ConnectorResult()
    {
    }

    /// <summary>Taken.</summary>
    /// <param name="ConversationId">The conversation, also when it was created by this call.</param>
    /// <param name="ActivityId">The message's id; null when Teams did not say or nothing was posted.</param>
    /// <param name="ServiceUrl">The address that took it; differs from the one asked when Teams pointed to another cloud. Keep it.</param>
    public sealed record Sent(string ConversationId, string? ActivityId, string ServiceUrl) : ConnectorResult;

    /// <summary>Not taken, or not known to be.</summary>
    /// <param name="Fault">Why.</param>
    public sealed record Failed(ConnectorFault Fault) : ConnectorResult;
}
