using System.Net;
using Azure.Core.Pipeline;
using Azure.Storage.Queues;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PdBot.Teams.Identity;
using PdBot.Teams.Outbound;
using PdBot.Testing;
using PdBot.Testing.Identity;

namespace PdBot.Behaviour.Tests;

/// <summary>The self-audit: silence towards the outside and a word to the executive group when a wake is overdue.</summary>
public sealed class The_bot_says_when_it_is_late
{
    [Fact]
    public async Task An_overdue_wake_alarms_the_executive_group_and_silences_the_heartbeat()
    {
        await using var watcher = await Watcher.StartAsync();
        await using var bot = await Bot.StartAsync("cgu-example", ("Bot:HeartbeatUrl", watcher.Url));
        foreach (var member in new[] { "曾演練", "廖擬定" })
            await bot.Person(member).AskAsync("help");
        await bot.Staff().ReportAsync();

        Assert.True(await bot.AuditAsync());
        Assert.Equal(1, watcher.Beats);

        // Nobody lets time pass: the window of the first level is over and nothing happened.
        bot.Clock.Advance(TimeSpan.FromMinutes(12));
        Assert.False(await bot.AuditAsync());
        Assert.Equal(1, watcher.Beats);
        foreach (var member in new[] { "曾演練", "廖擬定" })
            await bot.Teams.WaitForAsync(message => message.Person == bot.Person(member).Id.Value && Says(message, "系統警示：個資事件通報小幫手有應處理事項已遲延"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await bot.GetAsync("/readyz")).StatusCode);

        // Once a quarter of an hour is enough.
        await bot.AuditAsync();
        var alarmed = bot.Teams.Shown.Where(message => Says(message, "系統警示：")).Select(message => message.Person).ToArray();
        Assert.Equal(alarmed.Length, alarmed.Distinct().Count());

        await bot.AdvanceAsync(0);
        Assert.True(await bot.AuditAsync());
        Assert.Equal(2, watcher.Beats);
        await bot.Teams.WaitForAsync(message => message.Person == bot.Person("廖擬定").Id.Value && Says(message, "系統警示解除"));
    }

    [Fact]
    public async Task Without_a_token_the_heartbeat_is_silent_before_anybody_needs_one_and_reports_are_taken()
    {
        await using var watcher = await Watcher.StartAsync();
        await using var entra = await EntraServer.StartAsync();
        await using var internet = Internet.Create();
        internet.Play("login.microsoftonline.com", entra.Address);
        var identity = new BotIdentity("0b07ffff-0000-4000-8000-0000000000b0", "0b07ffff-0000-4000-8000-000000000001", BotCloud.Public, new BotProof.Secret("not~a.real-secret"));
        await using var bot = await Bot.StartAsync(
            "cgu-example",
            services => services.AddSingleton(provider => new ConnectorTokens(
                () => BotCredential.Create(identity, new HttpClientTransport(internet.CreateClient())), BotCloud.Public.Scope, provider.GetRequiredService<ServiceUrlPolicy>(),
                provider.GetRequiredService<TimeProvider>(), NullLogger<ConnectorTokens>.Instance)),
            ("Bot:HeartbeatUrl", watcher.Url));

        entra.Refuses = "AADSTS7000222";
        Assert.False(await bot.AuditAsync());
        Assert.Equal(0, watcher.Beats);
        Assert.Single(bot.Log.Of(3014));
        Assert.Equal(HttpStatusCode.OK, (await bot.GetAsync("/readyz")).StatusCode);

        entra.Refuses = null;
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await bot.AuditAsync());
        Assert.Equal(1, watcher.Beats);
    }

    [Fact]
    public async Task A_wake_that_nobody_can_read_is_set_aside_and_the_executive_group_is_told_once()
    {
        await using var azurite = await AzuriteProcess.StartAsync();
        await using var bot = await Bot.StartAsync("cgu-example", ("Storage:Kind", "Azure"), ("Storage:ConnectionString", azurite.ConnectionString));
        await bot.Person("曾演練").AskAsync("help");
        await new QueueServiceClient(azurite.ConnectionString).GetQueueClient("pdbot-wakes").SendMessageAsync("nobody knows what this is");
        Assert.True(await bot.AuditAsync());

        await bot.RunDueAsync();
        Assert.True(await bot.AuditAsync());
        Assert.True(await bot.AuditAsync());

        await bot.Teams.WaitForAsync(message => message.Person == bot.Person("曾演練").Id.Value && Says(message, "系統警示：有 1 則排程訊息無法判讀"));
        Assert.Single(bot.Teams.Shown, message => Says(message, "無法判讀"));
    }

    private static bool Says(PdBot.Testing.ShownActivity message, string words) =>
        message.Content.TryGetProperty("text", out var text) && text.GetString()!.Contains(words, StringComparison.Ordinal);

    /// <summary>Whoever watches from outside.</summary>
    private sealed class Watcher : IAsyncDisposable
    {
        private readonly WebApplication app;
        private int beats;

        private Watcher(WebApplication app) => this.app = app;

        public int Beats => beats;

        public string Url => app.Urls.First() + "/beat";

        public static async Task<Watcher> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var app = builder.Build();
            var watcher = new Watcher(app);
            app.MapGet("/beat", () =>
            {
                Interlocked.Increment(ref watcher.beats);
                return Results.NoContent();
            });
            await app.StartAsync();
            return watcher;
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
