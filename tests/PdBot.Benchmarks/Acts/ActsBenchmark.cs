using PdBot.Benchmarks.Disk;
using PdBot.Benchmarks.Load;
using PdBot.Benchmarks.Machine;
using PdBot.Benchmarks.Servers;
using PdBot.Engine.Organisations;

namespace PdBot.Benchmarks.Acts;

/// <summary>Acts per second, answered and durably stored, beside the raw limit of the same minute.</summary>
internal static class ActsBenchmark
{
    private static readonly int[] AtOnce = [1, 8, 16, 64];

    public static async Task RunAsync(Plan plan)
    {
        var setup = Example.Setup();
        await using var connector = await SilentConnector.StartAsync();
        var presses = new Presses(setup.Organisation.Tenants[0], connector.ServiceUrl);
        var (bot, raw, disk) = (new List<(int AtOnce, LoadResult Result)>(), new List<(int AtOnce, LoadResult Result)>(), new List<double>());
        for (var run = 0; run < plan.Runs; run++)
        {
            using var scratch = new Scratch();
            disk.Add(PlainCommits.PerSecond(scratch.File("disk.db")));
            raw.AddRange(await RawAsync(plan, presses, scratch.File("raw.db")));
            bot.AddRange(await BotAsync(plan, setup, presses, scratch.File("bot.db")));
            Console.Error.WriteLine($"acts: run {run + 1} of {plan.Runs}: {string.Join(", ", bot.TakeLast(AtOnce.Length).Select(one => $"{one.AtOnce}: {one.Result.PerSecond:N0}/s p99 {one.Result.P99:F1} {one.Result.Processor:F0} µs"))}; raw {string.Join(", ", raw.TakeLast(AtOnce.Length).Select(one => $"{one.Result.PerSecond:N0}/s"))}");
        }

        Console.WriteLine($"""

            ## Acts over HTTP (median of {plan.Runs} runs; sent meanwhile: {connector.Taken:N0} messages)

            | at once | acts/s | p50 ms | p99 ms | processor µs/act | raw limit /s | raw p99 ms | raw µs/act | of the raw limit |
            | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
            """);
        foreach (var atOnce in AtOnce)
        {
            var (acts, limit) = (Middle(bot, atOnce), Middle(raw, atOnce));
            Console.WriteLine($"| {atOnce} | {acts.PerSecond:N0} | {acts.P50:F2} | {acts.P99:F2} | {acts.Processor:F0} | {limit.PerSecond:N0} | {limit.P99:F2} | {limit.Processor:F0} | {acts.PerSecond / limit.PerSecond:P0} |");
        }
        Console.WriteLine($"\nPlain SQLite commits on this disk, one after the other: {Median.Of(disk):N0}/s.");
    }

    private static async Task<List<(int, LoadResult)>> BotAsync(Plan plan, OrganisationSetup setup, Presses presses, string file)
    {
        var results = new List<(int, LoadResult)>();
        BotLoad load;
        await using (var server = await ServerProcess.ServeAsync(file))
        {
            load = new BotLoad(setup, presses, file, server);
            for (var warm = 0; warm < 4; warm++)
                await load.AcknowledgeAsync(plan.Acts, 16);
            foreach (var atOnce in AtOnce)
                results.Add((atOnce, await load.AcknowledgeAsync(Count(plan, atOnce), atOnce)));
        }
        await load.ProveAsync();
        return results;
    }

    private static async Task<List<(int, LoadResult)>> RawAsync(Plan plan, Presses presses, string file)
    {
        var results = new List<(int, LoadResult)>();
        await using var server = await ServerProcess.RawAsync(file);
        for (var warm = 0; warm < 4; warm++)
            LoadClient.Run(server.Port, 16, Requests(plan.Acts));
        foreach (var atOnce in AtOnce)
            results.Add((atOnce, server.Measured(atOnce, Requests(Count(plan, atOnce)))));
        return results;

        byte[][] Requests(int count) => [.. Enumerable.Range(0, count).Select(index => presses.Press("c9000000-0000-4000-8000-000000000003", "王示範", "acknowledge",
            new Dictionary<string, string> { ["report"] = $"{index:x20}", ["card"] = "escalation", ["level"] = "1" }))];
    }

    private static int Count(Plan plan, int atOnce) => atOnce == 1 ? plan.Acts / 4 : plan.Acts;

    private static LoadResult Middle(IEnumerable<(int AtOnce, LoadResult Result)> runs, int atOnce)
    {
        var those = runs.Where(run => run.AtOnce == atOnce).Select(run => run.Result).ToArray();
        return new LoadResult(Median.Of(those, run => run.PerSecond), Median.Of(those, run => run.P50), Median.Of(those, run => run.P99), Median.Of(those, run => run.Processor));
    }
}
