using PdBot.Benchmarks.Disk;
using PdBot.Benchmarks.Load;
using PdBot.Benchmarks.Machine;
using PdBot.Benchmarks.Servers;
using PdBot.Engine.Organisations;

namespace PdBot.Benchmarks.Acts;

/// <summary>Acts per second, answered and durably stored, beside the raw limit: both servers run, and are measured in turn while the other is stopped.</summary>
internal static class ActsBenchmark
{
    private static readonly int[] AtOnce = [1, 8, 16, 64];

    public static async Task RunAsync(Plan plan)
    {
        var setup = Example.Setup();
        await using var connector = await SilentConnector.StartAsync();
        var presses = new Presses(setup.Organisation.Tenants[0], connector.ServiceUrl);
        var (pairs, disk) = (new List<ActsPair>(), new List<double>());
        for (var run = 0; run < plan.Runs; run++)
        {
            using var scratch = new Scratch();
            disk.Add(PlainCommits.PerSecond(scratch.File("disk.db")));
            var measured = await MeasureAsync(plan, setup, presses, scratch);
            pairs.AddRange(measured);
            Console.Error.WriteLine($"acts: run {run + 1} of {plan.Runs}: {string.Join(", ", AtOnce.Select(atOnce => $"{atOnce}: {string.Join(' ', measured.Where(pair => pair.AtOnce == atOnce).Select(pair => $"{pair.Share:P0}"))}"))}");
        }

        Console.WriteLine($"""

            ## Acts over HTTP (median of {plan.Runs} runs of {plan.Pairs} pairs; sent meanwhile: {connector.Taken:N0} messages)

            | at once | acts/s | p50 ms | p99 ms | processor µs/act | raw limit /s | raw p99 ms | raw µs/act | of the raw limit: median (lowest to highest) |
            | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
            """);
        foreach (var atOnce in AtOnce)
        {
            var those = pairs.Where(pair => pair.AtOnce == atOnce).ToArray();
            var (acts, limit) = (Middle(those.Select(pair => pair.Bot)), Middle(those.Select(pair => pair.Raw)));
            Console.WriteLine($"| {atOnce} | {acts.PerSecond:N0} | {acts.P50:F2} | {acts.P99:F2} | {acts.Processor:F0} | {limit.PerSecond:N0} | {limit.P99:F2} | {limit.Processor:F0} | {Median.Of(those, pair => pair.Share):P0} ({those.Min(pair => pair.Share):P0} to {those.Max(pair => pair.Share):P0}) |");
        }
        Console.WriteLine($"\nPlain SQLite commits on this disk, one after the other: {Median.Of(disk):N0}/s.");
    }

    private static async Task<List<ActsPair>> MeasureAsync(Plan plan, OrganisationSetup setup, Presses presses, Scratch scratch)
    {
        var pairs = new List<ActsPair>();
        BotLoad load;
        await using (var raw = await ServerProcess.RawAsync(scratch.File("raw.db")))
        await using (var bot = await ServerProcess.ServeAsync(scratch.File("bot.db")))
        {
            load = new BotLoad(setup, presses, scratch.File("bot.db"), bot);
            // Few enough reports that what waits for Teams' limits stays in proportion.
            for (var warm = 0; warm < 4; warm++)
            {
                LoadClient.Run(raw.Port, 16, Rows(presses, plan.Acts));
                LoadClient.Run(bot.Port, 16, await load.OpenAsync(plan.Acts));
            }
            foreach (var atOnce in AtOnce)
                for (var pair = 0; pair < plan.Pairs; pair++)
                {
                    var count = plan.Acts / (atOnce == 1 ? 16 : 4);
                    var (acts, rows) = (await load.OpenAsync(count), Rows(presses, count));
                    pairs.Add(pair % 2 == 0
                        ? new ActsPair(atOnce, Raw: Alone(raw, bot, atOnce, rows), Bot: Alone(bot, raw, atOnce, acts))
                        : new ActsPair(atOnce, Bot: Alone(bot, raw, atOnce, acts), Raw: Alone(raw, bot, atOnce, rows)));
                }
        }
        await load.ProveAsync();
        return pairs;
    }

    private static LoadResult Alone(ServerProcess server, ServerProcess other, int atOnce, IReadOnlyList<byte[]> requests)
    {
        other.Pause();
        try
        {
            return server.Measured(atOnce, requests);
        }
        finally
        {
            other.Resume();
        }
    }

    private static byte[][] Rows(Presses presses, int count) =>
        [.. Enumerable.Range(0, count).Select(index => presses.Press("c9000000-0000-4000-8000-000000000003", "王示範", "acknowledge",
            new Dictionary<string, string> { ["report"] = $"{index:x20}", ["card"] = "escalation", ["level"] = "1" }))];

    private static LoadResult Middle(IEnumerable<LoadResult> results)
    {
        var those = results.ToArray();
        return new LoadResult(Median.Of(those, one => one.PerSecond), Median.Of(those, one => one.P50), Median.Of(those, one => one.P99), Median.Of(those, one => one.Processor));
    }
}
