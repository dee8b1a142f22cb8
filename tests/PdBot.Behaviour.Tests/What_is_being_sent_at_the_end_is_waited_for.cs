using PdBot.Domain.Delivery;
using PdBot.Testing;

namespace PdBot.Behaviour.Tests;

/// <summary>The program is asked to end while Teams has a card and has not said so yet.</summary>
public sealed class What_is_being_sent_at_the_end_is_waited_for
{
    [Fact]
    public async Task A_card_that_Teams_took_is_in_the_log_and_not_sent_again()
    {
        await using var bot = await Bot.StartAsync();
        var member = bot.Person("黃測試");
        var taken = new TaskCompletionSource();
        bot.Teams.Refuse(bot.Teams.ConversationOf(member.Id.Value), ConnectorAnswer.Late(taken.Task), times: 1, method: "POST");
        await SendUntilShownAsync(bot, member);

        var ending = bot.Sender.StopAsync(CancellationToken.None);
        Assert.False(ending.IsCompleted);
        taken.SetResult();
        await ending;

        Assert.Contains((await bot.EventsAsync()).OfType<CardDelivered>(), card => card.Receiver == member.Id.Value);
        await bot.RestartAsync();
        await bot.Sender.RecoverAsync(CancellationToken.None);
        await bot.EmptyOutboxAsync();
        Assert.Single(member.Cards);
    }

    [Fact]
    public async Task It_is_not_waited_for_longer_than_a_few_seconds_and_then_sent_again()
    {
        await using var bot = await Bot.StartAsync();
        var member = bot.Person("黃測試");
        bot.Teams.Refuse(bot.Teams.ConversationOf(member.Id.Value), ConnectorAnswer.Late(new TaskCompletionSource().Task), times: 1, method: "POST");
        await SendUntilShownAsync(bot, member);

        var ending = bot.Sender.StopAsync(CancellationToken.None);
        Assert.False(ending.IsCompleted);
        bot.Clock.Advance(TimeSpan.FromSeconds(4));
        await ending;

        Assert.DoesNotContain((await bot.EventsAsync()).OfType<CardDelivered>(), card => card.Receiver == member.Id.Value);
        await bot.RestartAsync();
        await bot.Sender.RecoverAsync(CancellationToken.None);
        await bot.EmptyOutboxAsync();
        // A second copy is a nuisance, a contact who was never told is a report fallen silent.
        Assert.Equal(2, member.Cards.Count);
        Assert.Contains((await bot.EventsAsync()).OfType<CardDelivered>(), card => card.Receiver == member.Id.Value);
    }

    private static async Task SendUntilShownAsync(Bot bot, Persona member)
    {
        await bot.Sender.StartAsync(CancellationToken.None);
        var reporter = bot.Staff();
        var intake = await reporter.InvokeAsync("start-report", new { });
        await reporter.PressAsync(intake, "submit-report", Persona.Filled(intake));
        await bot.Teams.WaitForAsync(message => message.Person == member.Id.Value);
    }
}
