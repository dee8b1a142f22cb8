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
    private const int Units = 50;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Spread = TimeSpan.FromMinutes(1) / Reports;
    private static readonly TimeSpan Prompt = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task Exceeds_no_limit_loses_nothing_sends_urgent_cards_first_and_is_over_as_soon_as_the_limits_allow()
    {
        var roster = Path.Combine(Directory.CreateTempSubdirectory("pdbot-storm-").FullName, "town.yaml");
        await File.WriteAllTextAsync(roster, Roster());
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
        PersonId.From($"c4a5ffff-0000-4000-8000-{n:d12}"), default, ReportMode.Real, bot.Setup.Definition, UnitId.From($"unit{n % Units}"), SourceId.From("self-discovered"),
        ImmutableDictionary<FactKey, string>.Empty.Add(FactKey.From("event-kind"), "breach").Add(FactKey.From("description"), "寄錯附件")
            .Add(FactKey.From("discovered-at"), FactValue.Of(bot.Clock.GetUtcNow().AddMinutes(-20)).Text)) { Name = "丁同仁" };

    private static string Roster()
    {
        var units = Enumerable.Range(0, Units).ToArray();
        return $$"""
            id: town
            title: { zh: 示範機關, en: Example body }
            procedure: cgu
            tenants: [c4a50000-0000-4000-8000-000000000000]
            units:
            {{Lines(units.Select(unit => $"  - {{ id: unit{unit}, title: {{ zh: 第{unit}科, en: Section {unit} }} }}"))}}
            people:
            {{Lines(units.SelectMany(unit => Enumerable.Range(1, 4).Select(place => $"  - {{ id: c4a50000-0000-4000-8000-{place:d6}{unit:d6}, name: 第{unit}科人員{place}, upn: p{unit}-{place}@town.example, unit: unit{unit} }}")))}}
            holders:
              - { role: mail-room, person: p0-1@town.example }
              - { role: contact, person: p0-4@town.example }
            {{Lines(units.Select(unit => $"  - {{ role: unit, unit: unit{unit}, person: p{unit}-1@town.example, deputies: [p{unit}-2@town.example] }}"))}}
            {{Lines(units.Select(unit => $"  - {{ role: unit-head, unit: unit{unit}, person: p{unit}-3@town.example }}"))}}
              - { role: executive-group, person: p1-1@town.example }
              - { role: executive-section, person: p2-1@town.example }
            executiveGroup:
              members: [p1-1@town.example]
            emergencyContact: { name: 值班室, phone: 02-0000-0000 }
            """;
    }

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);
}
