using Azure.Core.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PdBot.Domain.Delivery;
using PdBot.Domain.Escalation;
using PdBot.Domain.Roster;
using PdBot.Teams.Identity;
using PdBot.Teams.Outbound;
using PdBot.Testing;
using PdBot.Testing.Identity;

namespace PdBot.Behaviour.Tests;

/// <summary>A final refusal passes over at once, a passing one waits, and a lost conversation is opened anew.</summary>
public sealed class What_the_Connector_refuses_is_evidence
{
    [Fact]
    public async Task A_contact_who_blocked_the_bot_is_not_waited_for()
    {
        await using var bot = await Bot.StartAsync();
        bot.Teams.Refuse(bot.Person("黃測試").Id.Value, ConnectorAnswer.Error(403, "MessageWritesBlocked"));
        bot.Teams.Refuse(bot.Person("吳演習").Id.Value, ConnectorAnswer.Error(403, "BotNotInConversationRoster"));
        var start = bot.Clock.GetUtcNow();

        await bot.Staff().ReportAsync();

        Assert.True(bot.Clock.GetUtcNow() - start < TimeSpan.FromSeconds(5));
        var missed = (await bot.EventsAsync()).OfType<ContactUnreachable>().ToArray();
        Assert.Equal([UnreachableReason.BotBlocked, UnreachableReason.BotNotInstalled], missed.Select(contact => contact.Reason));
        Assert.All(missed, contact => Assert.StartsWith("403", contact.Evidence, StringComparison.Ordinal));
        Assert.True(bot.Person("劉模擬").Card.Says("黃測試：已封鎖本系統訊息"));
        Assert.True(bot.Person("劉模擬").Card.Says("吳演習"));
    }

    [Fact]
    public async Task That_Entra_gives_no_token_is_no_evidence_however_long_it_lasts()
    {
        await using var entra = await EntraServer.StartAsync();
        await using var internet = Internet.Create();
        internet.Play("login.microsoftonline.com", entra.Address);
        entra.Refuses = "AADSTS7000222";
        var identity = new BotIdentity("0b07ffff-0000-4000-8000-0000000000b0", "0b07ffff-0000-4000-8000-000000000001", BotCloud.Public, new BotProof.Secret("not~a.real-secret"));
        await using var bot = await Bot.StartAsync("cgu-example", services => services.AddSingleton(provider => new ConnectorTokens(
            () => BotCredential.Create(identity, new HttpClientTransport(internet.CreateClient())), identity.Cloud.Scope,
            provider.GetRequiredService<ServiceUrlPolicy>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<ConnectorTokens>>())));
        var (reporter, member) = (bot.Staff(), bot.Person("黃測試"));
        var intake = await reporter.InvokeAsync("start-report", new { });
        await reporter.PressAsync(intake, "submit-report", Persona.Filled(intake));

        for (var minute = 0; minute < 5; minute++)
            await bot.AdvanceAsync(1);
        Assert.Empty(bot.Teams.Requests);
        Assert.Empty((await bot.EventsAsync()).OfType<ContactUnreachable>());
        Assert.Contains(bot.Log.Of(2204), line => line.Contains("AADSTS7000222", StringComparison.Ordinal));

        entra.Refuses = null;
        bot.Clock.Advance(TimeSpan.FromSeconds(30));
        await bot.EmptyOutboxAsync();

        Assert.NotEmpty(member.Cards);
        Assert.All(bot.Teams.Requests, request => Assert.StartsWith("Bearer ", request.Authorization, StringComparison.Ordinal));
        bot.AssertLogIsSilentAbout("not~a.real-secret", "eyJ");
    }

    [Fact]
    public async Task An_outage_that_outlasts_the_budget_passes_over_the_contact()
    {
        await using var bot = await Bot.StartAsync();
        bot.Teams.Refuse(bot.Person("黃測試").Id.Value, ConnectorAnswer.Error(503, "ServiceUnavailable"));
        var intake = await bot.Staff().AskAsync("/report leak");
        await bot.Staff().PressAsync(intake, "submit-report", Persona.Filled(intake));

        for (var second = 0; second < 150; second++)
        {
            await bot.SendDueAsync();
            bot.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(UnreachableReason.RetriesExhausted, Assert.Single((await bot.EventsAsync()).OfType<ContactUnreachable>()).Reason);
        Assert.True(bot.Person("吳演習").Card.Says("多次重送仍無法送達，請您以代理人身分處理"));
    }
}
