using System.Collections.Immutable;
using PdBot.Domain;
using PdBot.Domain.Delivery;
using PdBot.Domain.Escalation;
using PdBot.Domain.Facts;
using PdBot.Domain.Reports;
using PdBot.Testing;
using Xunit.Abstractions;

namespace PdBot.Behaviour.Tests;

/// <summary>1,000 reports that nobody answers: within one minute all their deputies must be asked, later within another all their next levels, against a Connector that keeps Teams' limits to the letter.</summary>
public sealed class A_storm_of_escalations(ITestOutputHelper output) : IDisposable
{
    private const int Reports = 1_000;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Spread = Minute / Reports;
    private static readonly TimeSpan Prompt = TimeSpan.FromSeconds(3);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("pdbot-storm-");

    [Fact]
    public async Task Exceeds_no_limit_loses_nothing_sends_urgent_cards_first_and_is_over_as_soon_as_the_limits_allow()
    {
        var roster = Path.Combine(folder.FullName, "town.yaml");
        // One person is told of every report, which fills that one chat for eight minutes: half of the window ends later.
        await File.WriteAllTextAsync(roster, $"{Town.Roster()}\nparameters:\n  unit.window: 20m\n");
        await using var bot = await Bot.StartAsync("cgu-example", ("Roster:Path", roster));
        // One person who has written makes the tenant's Connector known.
        await bot.Staff().AskAsync("help");
        var limits = new TeamsLimits(bot.Clock);
        bot.Teams.Keep(limits);
        for (var n = 0; n < Reports; n++)
        {
            await OpenAsync(bot, n);
            bot.Clock.Advance(Spread);
            await bot.SendDueAsync();
        }
        await bot.RunUntilAsync(Step, () => bot.Outbox.Count == 0 && limits.Taken.Count > Reports);

        await PassAsync(bot, limits, "deputies asked");
        Assert.Equal((2 * Reports, 0), await CountAsync(bot));
        await PassAsync(bot, limits, "levels passed over");
        Assert.Equal((3 * Reports, Reports), await CountAsync(bot));
        await VerifyAsync(bot);
    }

    /// <summary>News of a hundred reports have used up what Teams takes in half a minute; then a report comes that the same person must judge.</summary>
    [Fact]
    public async Task Leaves_room_for_what_is_urgent_in_the_chat_of_who_hears_of_everything()
    {
        var roster = Path.Combine(folder.FullName, "town.yaml");
        await File.WriteAllTextAsync(roster, Town.Roster());
        await using var bot = await Bot.StartAsync("cgu-example", ("Roster:Path", roster));
        await bot.Staff().AskAsync("help");
        var limits = new TeamsLimits(bot.Clock);
        bot.Teams.Keep(limits);
        for (var n = 0; n < 4 * Town.Units; n++)
            if (n % Town.Units != 2)
                await OpenAsync(bot, n);
        // Until nothing more may go there.
        await bot.RunUntilAsync(Step, () => limits.Taken.Count(request => request.Thread == $"a:{Town.Person(2, 1)}") >= 57);
        await bot.RunUntilAsync(Step, () => limits.Taken[^1].At < bot.Clock.GetUtcNow().AddSeconds(-2));

        await OpenAsync(bot, 2);
        var opened = bot.Clock.GetUtcNow();
        await bot.RunUntilAsync(Step, () => bot.Outbox.Count == 0);

        var asked = await DeliveredAsync(bot, 2);
        output.WriteLine($"asked after {(asked - opened).TotalSeconds:F1} s");
        Assert.InRange(asked - opened, TimeSpan.Zero, Prompt);
        Assert.Equal(0, limits.Exceeded);
    }

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>From the first message of a storm until nothing of it is left.</summary>
    private async Task PassAsync(Bot bot, TeamsLimits limits, string storm)
    {
        await bot.RunUntilAsync(Step * 5, () => bot.Outbox.Count > 0);
        var (began, before) = (bot.Clock.GetUtcNow(), limits.Taken.Count);
        // It lasts a minute by itself, whatever the limits allow.
        await bot.RunUntilAsync(Step, () => bot.Outbox.Count == 0 && bot.Clock.GetUtcNow() - began >= Minute);

        var threads = limits.Taken.Skip(before).Select(request => request.Thread).ToArray();
        var (took, least) = (limits.Taken[^1].At - began, TeamsLimits.Least(threads));
        least = least < Minute ? Minute : least;
        output.WriteLine($"{storm}: {threads.Length} requests in {took.TotalSeconds:F0} s, {least.TotalSeconds:F0} s at least; busiest chat {threads.CountBy(thread => thread).Max(thread => thread.Value)}; {limits.Exceeded} exceeded");
        Assert.Equal(0, limits.Exceeded);
        Assert.InRange(took, TimeSpan.Zero, least * 1.1);
    }

    /// <summary>How many cards asked somebody so far, and how many levels were passed over.</summary>
    private static async Task<(int Asked, int PassedOver)> CountAsync(Bot bot)
    {
        var count = (Asked: 0, PassedOver: 0);
        for (var n = 0; n < Reports; n++)
        {
            var events = await bot.Reports.LoadAsync(ReportId.From($"{n:x20}"), default) ?? [];
            count = (count.Asked + events.OfType<ContactNotified>().Count(), count.PassedOver + events.OfType<LevelPassedOver>().Count());
        }
        return count;
    }

    /// <summary>Every card that a level was asked by is delivered; at once, unless its reader hears of every report, so that the own chat is full.</summary>
    private async Task VerifyAsync(Bot bot)
    {
        var waits = new List<(TimeSpan Wait, string Person)>();
        for (var n = 0; n < Reports; n++)
        {
            var events = await bot.Reports.LoadAsync(ReportId.From($"{n:x20}"), default) ?? [];
            foreach (var asked in events.OfType<ContactNotified>())
            {
                var delivered = events.OfType<CardDelivered>().Single(card => card.Slot == $"level-{asked.Level}-{asked.Opening}" && card.Receiver == asked.Person.Value);
                if (!HearsOfEverything(asked.Person))
                    waits.Add((delivered.At - asked.At, asked.Person.Value));
            }
        }
        output.WriteLine($"{waits.Count} urgent cards outside full chats, the slowest after {waits.Max(wait => wait.Wait).TotalSeconds:F1} s");
        Assert.True(waits.Count > 2.9 * Reports, $"{waits.Count}");
        Assert.All(waits, wait => Assert.True(wait.Wait <= Prompt, $"{wait}"));
    }

    /// <summary>The executive section (執行組), which is given a notice of every report.</summary>
    private static bool HearsOfEverything(PersonId person) => person.Value == $"{Town.Person(2, 1)}";

    private static async Task OpenAsync(Bot bot, int n) => Assert.Null((await bot.Engine.OpenAsync(ReportId.From($"{n:x20}"), bot.Setup, Opening(bot, n), default)).Refusal);

    /// <summary>When the first who is asked had the card.</summary>
    private static async Task<DateTimeOffset> DeliveredAsync(Bot bot, int n) =>
        (await bot.Reports.LoadAsync(ReportId.From($"{n:x20}"), default) ?? []).OfType<CardDelivered>().First(card => card.Slot.StartsWith("level-", StringComparison.Ordinal)).At;

    private static ReportCommand.Open Opening(Bot bot, int n) => new(
        PersonId.From($"{Town.Reporter(n)}"), default, ReportMode.Real, bot.Setup.Definition, UnitId.From($"unit{n % Town.Units}"), SourceId.From("self-discovered"),
        ImmutableDictionary<FactKey, string>.Empty.Add(FactKey.From("event-kind"), "breach").Add(FactKey.From("description"), "寄錯附件")
            .Add(FactKey.From("discovered-at"), FactValue.Of(bot.Clock.GetUtcNow().AddMinutes(-20)).Text)) { Name = "丁同仁" };
}
