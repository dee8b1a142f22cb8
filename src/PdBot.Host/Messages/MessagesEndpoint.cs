using System.Net.Mime;
using PdBot.Storage;
using PdBot.Storage.Events;
using PdBot.Teams.Inbound;
using PdBot.Teams.Protocol;

namespace PdBot.Host.Messages;

/// <summary>POST /api/messages: the gate, the limits, then the turn.</summary>
internal sealed class MessagesEndpoint(TurnHandler turns, MessagesGate gate, RequestLimits limits, ILogger<MessagesEndpoint> logger)
{
    public async Task HandleAsync(HttpContext context)
    {
        var (activity, refusal) = await gate.AdmitAsync(context).ConfigureAwait(false);
        if (activity is not null && limits.Reached(activity.From?.AadObjectId ?? activity.From?.Id ?? "", activity.TenantId() ?? "") is { } limit)
            refusal = new(StatusCodes.Status429TooManyRequests, limit);
        if (refusal is not null)
            await RefuseAsync(context.Response, refusal, context.RequestAborted).ConfigureAwait(false);
        else if (activity is not null)
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

    private Task RefuseAsync(HttpResponse response, Refusal refusal, CancellationToken cancellationToken)
    {
        HostLog.Refused(logger, refusal.Status, refusal.Why);
        response.StatusCode = refusal.Status;
        response.ContentType = MediaTypeNames.Application.Json;
        if (refusal.Status == StatusCodes.Status401Unauthorized)
            response.Headers.WWWAuthenticate = "Bearer";
        if (refusal.Status == StatusCodes.Status503ServiceUnavailable)
            response.Headers.RetryAfter = "5";
        if (refusal.Status == StatusCodes.Status429TooManyRequests)
            response.Headers.RetryAfter = "1";
        return response.WriteAsync(refusal.Body, cancellationToken);
    }
}
