using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using PdBot.Host.Options;
using PdBot.Storage;
using PdBot.Storage.Events;
using PdBot.Teams.Inbound;
using PdBot.Teams.Outbound;
using PdBot.Teams.Protocol;

namespace PdBot.Host.Messages;

/// <summary>POST /api/messages: size, encoding, shape, channel, address and tenant; then the turn.</summary>
internal sealed class MessagesEndpoint(TurnHandler turns, ServiceUrlPolicy addresses, IOptions<BotOptions> options, ILogger<MessagesEndpoint> logger)
{
    private const string Teams = "msteams";

    private readonly string[] allowedTenants = options.Value.AllowedTenants.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public async Task HandleAsync(HttpContext context)
    {
        var response = context.Response;
        if (context.Request.Headers.ContentEncoding.Count > 0)
        {
            Refuse(response, StatusCodes.Status415UnsupportedMediaType, "content-encoding");
            return;
        }
        var limit = options.Value.MaxBodyBytes;
        if (context.Request.ContentLength > limit)
        {
            Refuse(response, StatusCodes.Status413PayloadTooLarge, "content-length");
            return;
        }
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = limit + 1;
        var parsed = await ActivityReader.ParseAsync(context.Request.BodyReader, limit, context.RequestAborted).ConfigureAwait(false);
        if (!parsed.Ok)
        {
            Refuse(response, parsed.Error == ActivityError.TooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest, parsed.Error.ToString());
            return;
        }
        var activity = parsed.Activity;
        if (activity.ChannelId != Teams || addresses.Admit(activity.ServiceUrl) is null)
        {
            Refuse(response, StatusCodes.Status403Forbidden, activity.ChannelId == Teams ? "serviceUrl" : "channelId");
            return;
        }
        if (allowedTenants.Length > 0 && !allowedTenants.Contains(activity.TenantId() ?? "", StringComparer.OrdinalIgnoreCase))
        {
            Refuse(response, StatusCodes.Status403Forbidden, "tenant");
            return;
        }
        await AnswerAsync(context, activity).ConfigureAwait(false);
    }

    /// <summary>The turn goes on when Teams hangs up: what it began must be stored, and the repeat gets the same answer.</summary>
    private async Task AnswerAsync(HttpContext context, Activity activity)
    {
        InvokeResponse answer;
        try
        {
            answer = await turns.HandleAsync(activity, CancellationToken.None).ConfigureAwait(false);
        }
        catch (StorageUnavailableException unavailable)
        {
            HostLog.StorageUnavailable(logger, unavailable);
            context.Response.Headers.RetryAfter = "5";
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }
        catch (UnknownEventException newer)
        {
            // A newer version beside this one has written what this one cannot read: the repeat may reach that one.
            HostLog.NewerVersion(logger, newer);
            context.Response.Headers.RetryAfter = "1";
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }
        context.Response.StatusCode = answer.Status;
        if (answer.Body is not { } body)
            return;
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
    }

    private void Refuse(HttpResponse response, int status, string why)
    {
        HostLog.Refused(logger, status, why);
        response.StatusCode = status;
    }
}
