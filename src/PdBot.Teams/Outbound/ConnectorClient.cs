using System.Text.Json;
using PdBot.Teams.Cards.Schema;
using PdBot.Teams.Protocol;

namespace PdBot.Teams.Outbound;

/// <summary>The Connector's operations. Whatever the service answers comes back as a value; only cancellation throws.</summary>
/// <remarks>It neither waits nor tries again (one exception: a tenant found to live in the GCC cloud is called there at once).</remarks>
/// <param name="http">See <see cref="CreateHandler"/> for the handler that it should have.</param>
/// <param name="token">Gives the bearer token for an admitted address; a null token sends none.</param>
/// <param name="options">Addresses and times.</param>
/// <param name="clock">For time-outs and Retry-After dates.</param>
/// <param name="refused">Told which token the Connector answered with 401; null when nobody wants to know.</param>
public sealed class ConnectorClient(
    HttpClient http,
    Func<Uri, CancellationToken, ValueTask<string?>> token,
    ConnectorOptions options,
    TimeProvider clock,
    Action<string>? refused = null)
{
    private readonly ConnectorExchange exchange = new(http, token, options, clock, refused);

    /// <summary>A handler that follows no redirect, so that neither token nor card goes where the policy has not looked.</summary>
    public static SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    /// <summary>Opens the 1:1 conversation with a person; it is the same one every time. Nothing is posted: send afterwards.</summary>
    /// <param name="serviceUrl">The Connector's base address.</param>
    /// <param name="userId">The person's Entra object id, or <c>29:…</c> id.</param>
    /// <param name="tenantId">The person's tenant.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<ConnectorResult> CreateConversationAsync(string serviceUrl, string userId, string tenantId, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(
            ConversationParameters.OneToOne(userId, tenantId), CardJson.Context.ConversationParameters);
        return exchange.SendAsync(new(ConnectorOperation.Create, serviceUrl, null, "v3/conversations", body), cancellationToken);
    }

    /// <summary>Posts to the end of a conversation.</summary>
    public Task<ConnectorResult> SendToConversationAsync(
        ConversationReference conversation, OutboundActivity activity, CancellationToken cancellationToken) =>
        SendAsync(ConnectorOperation.Post, conversation, null, activity, cancellationToken);

    /// <summary>Posts under another message.</summary>
    public Task<ConnectorResult> ReplyToActivityAsync(
        ConversationReference conversation, string activityId, OutboundActivity activity, CancellationToken cancellationToken) =>
        SendAsync(ConnectorOperation.Post, conversation, activityId, activity, cancellationToken);

    /// <summary>Puts another content into a message that the bot sent.</summary>
    public Task<ConnectorResult> UpdateActivityAsync(
        ConversationReference conversation, string activityId, OutboundActivity activity, CancellationToken cancellationToken) =>
        SendAsync(ConnectorOperation.Update, conversation, activityId, activity, cancellationToken);

    /// <summary>Takes back a message that the bot sent.</summary>
    public Task<ConnectorResult> DeleteActivityAsync(
        ConversationReference conversation, string activityId, CancellationToken cancellationToken) =>
        SendAsync(ConnectorOperation.Delete, conversation, activityId, null, cancellationToken);

    private Task<ConnectorResult> SendAsync(
        ConnectorOperation operation, ConversationReference conversation, string? activityId, OutboundActivity? activity, CancellationToken cancellationToken)
    {
        var conversationId = conversation.Conversation.Id ?? "";
        var path = $"v3/conversations/{Uri.EscapeDataString(conversationId)}/activities";
        path = activityId is null ? path : $"{path}/{Uri.EscapeDataString(activityId)}";
        path = activity?.TargetedAt is null ? path : $"{path}?isTargetedActivity=true";
        return exchange.SendAsync(new(operation, conversation.ServiceUrl, conversationId, path, activity?.ToJson()), cancellationToken);
    }
}
