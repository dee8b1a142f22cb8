using System.Collections.Immutable;
using PdBot.Domain;
using PdBot.Domain.Delivery;
using PdBot.Domain.Escalation;
using PdBot.Domain.Facts;
using PdBot.Domain.Reports;
using PdBot.Engine.Organisations;
using PdBot.Testing;
using Xunit.Abstractions;

namespace PdBot.Behaviour.Tests;

/// <summary>1,000 reports whose deputies must be asked within one minute, against a Connector that keeps Teams' limits to the letter.</summary>
public sealed class A_storm_of_escalations(ITestOutputHelper output)
{
    private const int Reports = 1_000;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Spread = TimeSpan.FromMinutes(1) / Reports;
    private static readonly TimeSpan Prompt = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task Exceeds_no_limit_loses_nothing_sends_urgent_cards_first_and_is_over_as_soon_as_the_limits_allow()
    {
        var roster = Path.Combine(Directory.CreateTempSubdirectory("pdbot-storm-").FullName, "town.yaml");
        await File.WriteAllTextAsync(roster, Town.Roster());
        await using var bot = await Bot.StartAsync("cgu-example", ("Roster:Path", roster));
        // One person who has written makes the tenant's Connector known.
        await bot.Staff().AskAsync("help");
        var limits = new TeamsLimits(bot.Clock);
        bot.Teams.Keep(limits);
        for (var n = 0; n < Reports; n++)
        {
            Assert.Null((await bot.Engine.OpenAsync(ReportId.From($"{n:x20}"), bot.Setup, Opening(bot, n), default)).Refusal);
            bot.Clock.Advance(Spread);
            await bot.SendDueAsync();
        }
        // Everyone is written to, and does nothing: half of the window later the deputies are asked.
        await bot.RunUntilAsync(Step, () => bot.Outbox.Count == 0 && limits.Taken.Count > Reports);
        await bot.RunUntilAsync(Step, () => bot.Outbox.Count > 0);
        var (began, before) = (bot.Clock.GetUtcNow(), limits.Taken.Count);
        await bot.RunUntilAsync(Step, () => bot.Outbox.Count == 0);

        var threads = limits.Taken.Skip(before).Select(request => request.Thread).ToArray();
        var (took, least) = (limits.Taken[^1].At - began, TeamsLimits.Least(threads));
        // The storm itself lasts a minute, whatever the limits allow.
        least = least < TimeSpan.FromMinutes(1) ? TimeSpan.FromMinutes(1) : least;
        output.WriteLine($"{threads.Length} requests in {took.TotalSeconds:F0} s, {least.TotalSeconds:F0} s at least; busiest chat {threads.CountBy(thread => thread).Max(thread => thread.Value)}; {limits.Exceeded} exceeded");
        Assert.Equal(0, limits.Exceeded);
        Assert.InRange(took, TimeSpan.Zero, least * 1.1);
        await VerifyAsync(bot, limits.Taken.Select(request => request.Thread).CountBy(thread => thread).Where(thread => thread.Value > 60).Select(thread => thread.Key).ToHashSet());
    }

    /// <summary>Every card that a level was asked by is delivered; at once, unless its reader's own chat is full.</summary>
    private async Task VerifyAsync(Bot bot, HashSet<string> full)
    {
        var waits = new List<(TimeSpan Wait, string Person)>();
        for (var n = 0; n < Reports; n++)
        {
            var events = await bot.Reports.LoadAsync(ReportId.From($"{n:x20}"), default) ?? [];
            Assert.True(events.OfType<ContactNotified>().Count() >= 2, "nobody but the first was asked");
            foreach (var asked in events.OfType<ContactNotified>())
            {
                var delivered = events.OfType<CardDelivered>().Single(card => card.Slot == $"level-{asked.Level}-{asked.Opening}" && card.Receiver == asked.Person.Value);
                if (!full.Contains($"a:{asked.Person}"))
                    waits.Add((delivered.At - asked.At, asked.Person.Value));
            }
        }
        output.WriteLine($"{waits.Count} urgent cards outside full chats, the slowest after {waits.Max(wait => wait.Wait).TotalSeconds:F1} s");
        Assert.True(waits.Count > Reports, $"{waits.Count}");
        Assert.All(waits, wait => Assert.True(wait.Wait <= Prompt, $"{wait}"));
    }

    private static ReportCommand.Open Opening(Bot bot, int n) => new(
        PersonId.From($"{Town.Reporter(n)}"), default, ReportMode.Real, bot.Setup.Definition, UnitId.From($"unit{n % Town.Units}"), SourceId.From("self-discovered"),
        ImmutableDictionary<FactKey, string>.Empty.Add(FactKey.From("event-kind"), "breach").Add(FactKey.From("description"), "寄錯附件")
            .Add(FactKey.From("discovered-at"), FactValue.Of(bot.Clock.GetUtcNow().AddMinutes(-20)).Text)) { Name = "丁同仁" };
}
