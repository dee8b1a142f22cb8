using System.Collections.Concurrent;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PdBot.EndToEnd.Tests.Playground;

namespace PdBot.EndToEnd.Tests;

/// <summary>A Connector that answers 403 to every call, as Teams does when a person blocked or lacks the bot.</summary>
internal sealed class ForbiddenConnector : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly ConcurrentQueue<string> _refused = new();

    private ForbiddenConnector(WebApplication server, Uri serviceUrl) => (_server, ServiceUrl) = (server, serviceUrl);

    /// <summary>What the contact's activities carry as <c>serviceUrl</c>.</summary>
    public Uri ServiceUrl { get; }

    /// <summary>Method and path of every call that was refused, in order.</summary>
    public IReadOnlyCollection<string> Refused => _refused;

    /// <param name="code">A code from Teams' own table: <c>BotNotInConversationRoster</c>, <c>ConversationBlockedByUser</c>, <c>BotDisabledByAdmin</c>.</param>
    public static async Task<ForbiddenConnector> StartAsync(string code = "ConversationBlockedByUser")
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var address = $"http://127.0.0.1:{Machine.FreePort()}";
        builder.WebHost.UseUrls(address);
        var connector = new ForbiddenConnector(builder.Build(), new Uri(address + "/"));
        connector._server.Run(context => connector.Refuse(context, code));
        await connector._server.StartAsync();
        return connector;
    }

    /// <summary>Installs the bot for the contact, so that the bot keeps this Connector as the way to reach him.</summary>
    public async Task InstallAsync(Uri botMessages, PlaygroundPersona contact, PlaygroundOrganisation organisation)
    {
        using var http = new HttpClient();
        using var answer = await http.PostAsJsonAsync(botMessages, new
        {
            type = "installationUpdate",
            action = "add",
            id = $"install-{contact.ObjectId:N}",
            channelId = "msteams",
            serviceUrl = ServiceUrl.ToString(),
            from = new { id = contact.UserId, name = contact.Name, aadObjectId = contact.ObjectId },
            recipient = new { id = organisation.BotId, name = organisation.BotName },
            conversation = new { id = contact.PersonalChatId, conversationType = "personal", tenantId = organisation.TenantId },
            channelData = new { tenant = new { id = organisation.TenantId } },
            locale = "zh-TW",
        });
        answer.EnsureSuccessStatusCode();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private Task Refuse(HttpContext context, string code)
    {
        _refused.Enqueue($"{context.Request.Method} {context.Request.Path}");
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsJsonAsync(new { error = new { code, message = "The bot may not write here." } });
    }
}
