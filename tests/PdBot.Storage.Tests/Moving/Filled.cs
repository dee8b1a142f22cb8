using PdBot.Domain;
using PdBot.Domain.Reports;
using PdBot.Domain.Retention;
using PdBot.Domain.RollCalls;
using PdBot.Domain.Roster;
using PdBot.Engine.Ports;
using PdBot.Storage.Tests.Contract;
using PdBot.Storage.Tests.Events;
using static PdBot.Storage.Tests.Contract.Sample;

namespace PdBot.Storage.Tests.Moving;

/// <summary>A store with one of everything that must be carried along.</summary>
internal static class Filled
{
    public static readonly DateTimeOffset Wake = new(2035, 1, 1, 0, 0, 0, TimeSpan.Zero);
    public static readonly PersonAddress Address = new(Reporter, "tenant", "https://smba.example/old/", "a:1", "29:1", "28:bot", Language.En);

    public static readonly string[] Reports = ["waiting", "long", "texts", "purged", "kinds"];

    /// <summary>Fills a store.</summary>
    public static async Task FillAsync(IStorageUnderTest storage)
    {
        var log = storage.Log;
        await NumbersAsync(log);
        await log.AppendAsync(Opening("waiting", 1, Wake, Message("1|0"), Message("1|1")), default);
        await log.AppendAsync(Next("waiting", 1, Wake, [Message("2|0")], Acknowledged(2)) with { Involved = [Deputy, Head] }, default);

        await log.AppendAsync(Opening("long", 2, Wake), default);
        await log.AppendAsync(Next("long", 1, [.. Enumerable.Range(1, 130).Select(minute => Acknowledged(minute))]), default);
        for (var version = 131; version < 141; version++)
            await log.AppendAsync(Next("long", version, Wake, [], Acknowledged(version)) with { Head = HeadOf("long", version + 1, 2) }, default);

        // Rare characters, quotes, and more than a property of a table holds: two megabytes in all.
        var text = string.Concat(Enumerable.Repeat("個資「外洩」\"\\\r\n𠮷😀é", 4_000));
        await log.AppendAsync(Opening("texts", 3), default);
        for (var version = 1; version < 13; version++)
            await log.AppendAsync(Next("texts", version, new FactStated(Start, Reporter, "林測試", new("description"), text)) with { Head = HeadOf("texts", version + 1, 3) }, default);

        await log.AppendAsync(Opening("purged", 4, Wake, Message("1|0")), default);
        await log.AppendAsync(Next("purged", 1, Acknowledged(2), Acknowledged(3)) with { Head = HeadOf("purged", 3, 4) }, default);
        await log.AppendAsync(Next("purged", 3, new ReportPurged(Start.AddYears(9), Head, "王測試", "府秘字第4號", Start.AddYears(8)))
            with { Head = HeadOf("purged", 4, 4) with { Status = ReportStatus.Purged } }, default);

        await log.AppendAsync(Opening("kinds", 6), default);
        await log.AppendAsync(Next("kinds", 1, EventSamples.All) with { Head = HeadOf("kinds", 1 + EventSamples.All.Length, 6) }, default);

        await log.SaveDefinitionAsync(new("abc"), text, default);
        await storage.People.SaveAsync(Address with { Person = Head, Conversation = "" }, default);
        await storage.People.SaveAsync(Address with { Person = Deputy, ServiceUrl = "https://smba.example/new/" }, default);
        await storage.People.SaveAsync(Address, default);
        await storage.People.SaveAsync(Address with { Person = Deputy, ServiceUrl = "https://smba.example/newest/" }, default);

        await storage.Occasions.FinishAsync("checkpoint-2026-11-21", default);
        await storage.Occasions.ClaimAsync("checkpoint-2026-11-22", Start, Start.AddHours(1), default);
        await storage.RosterChecks.SaveAsync(Cgu, """{"people":["甲"]}""", default);
        await storage.RollCalls.AddAsync(new(Cgu, new(2026, 4), RollCallMarkKind.Until, null, Start.AddDays(7)), default);
        await storage.RollCalls.AddAsync(new(Cgu, new(2026, 4), RollCallMarkKind.Unreachable, Head, Start, UnreachableReason.BotBlocked), default);
    }

    private static async Task NumbersAsync(IReportLog log)
    {
        foreach (var report in new[] { "waiting", "long", "texts", "purged", "never opened", "kinds" })
            await log.ReserveNumberAsync(new(report), Cgu, "PD-115-", default);
        await log.ReserveNumberAsync(new("drill"), Cgu, "DR-115-", default);
        await log.ReserveNumberAsync(new("elsewhere"), new("niu"), "PD-115-", default);
    }
}
