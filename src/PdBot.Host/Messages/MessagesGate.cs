using System.Net.Mime;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using PdBot.Host.Composition;
using PdBot.Host.Options;
using PdBot.Teams.Identity;
using PdBot.Teams.Outbound;
using PdBot.Teams.Protocol;

namespace PdBot.Host.Messages;

/// <summary>What is asked of a request before the bot looks at it. The body is read only once the token is good, and not beyond the limit.</summary>
/// <param name="addresses">Which Connectors may be named.</param>
/// <param name="options">Limits and tenants.</param>
/// <param name="tokens">Null where requests carry none: in Development, on this machine.</param>
internal sealed class MessagesGate(ServiceUrlPolicy addresses, BotOptions options, ChannelTokenValidator? tokens)
{
    private const string Teams = "msteams";

    private readonly string[] allowedTenants = options.AllowedTenants.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The activity, or why the request is refused.</summary>
    public async ValueTask<(Activity? Activity, Refusal? Refusal)> AdmitAsync(HttpContext context)
    {
        ChannelToken? token = null;
        if (tokens is not null)
        {
            (token, var fault) = await tokens.ValidateAsync(context.Request.Headers.Authorization, context.RequestAborted).ConfigureAwait(false);
            if (token is null)
                return (null, Refusal.Of(fault));
        }
        else if (!BotIdentities.IsLocal(context))
        {
            return (null, new(StatusCodes.Status403Forbidden, "NotLocal"));
        }
        if (Shape(context.Request) is { } shape)
            return (null, shape);
        var (activity, unreadable) = await ReadAsync(context).ConfigureAwait(false);
        return activity is null ? (null, unreadable) : Judge(activity, token) is { } refusal ? (null, refusal) : (activity, null);
    }

    private Refusal? Shape(HttpRequest request) =>
        request.Headers.ContentEncoding.Count > 0 ? new(StatusCodes.Status415UnsupportedMediaType, "ContentEncoding")
        : !IsJson(request.ContentType) ? new(StatusCodes.Status415UnsupportedMediaType, "ContentType")
        : request.ContentLength > options.MaxBodyBytes ? new(StatusCodes.Status413PayloadTooLarge, nameof(ActivityError.TooLarge))
        : null;

    private async ValueTask<(Activity?, Refusal?)> ReadAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = options.MaxBodyBytes + 1;
        try
        {
            var parsed = await ActivityReader.ParseAsync(context.Request.BodyReader, options.MaxBodyBytes, context.RequestAborted).ConfigureAwait(false);
            return parsed.Ok
                ? (parsed.Activity, null)
                : (null, new(parsed.Error == ActivityError.TooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest, parsed.Error.ToString()));
        }
        catch (BadHttpRequestException broken)
        {
            return (null, new(broken.StatusCode, broken.StatusCode == StatusCodes.Status413PayloadTooLarge ? nameof(ActivityError.TooLarge) : "BrokenBody"));
        }
    }

    private Refusal? Judge(Activity activity, ChannelToken? token) =>
        activity.ChannelId != Teams ? new(StatusCodes.Status403Forbidden, "ChannelId")
        : addresses.Admit(activity.ServiceUrl) is null ? new(StatusCodes.Status403Forbidden, "ServiceUrl")
        : token?.Against(activity) is { } fault and not TokenFault.None ? Refusal.Of(fault)
        : allowedTenants.Length > 0 && !allowedTenants.Contains(activity.TenantId() ?? "", StringComparer.OrdinalIgnoreCase) ? new(StatusCodes.Status403Forbidden, "Tenant")
        : null;

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals(MediaTypeNames.Application.Json, StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase));
}
