using PdBot.Benchmarks.Commits;
using PdBot.Benchmarks.Disk;
using PdBot.Benchmarks.Load;
using PdBot.Benchmarks.Machine;
using PdBot.Benchmarks.Servers;
using PdBot.Engine.Organisations;

namespace PdBot.Benchmarks.Acts;

/// <summary>
/// Acts per second, answered and durably stored, beside two raw limits: an endpoint that commits one row, and SQLite alone with the rows of an act.
/// They are measured in turn, while the servers that are not measured are stopped.
/// </summary>
internal static class ActsBenchmark
{
    private static readonly int[] AtOnce = [1, 8, 16, 64];

    public static async Task RunAsync(Plan plan)
    {
        var setup = Example.Setup();
        await using var connector = await SilentConnector.StartAsync();
        var presses = new Presses(setup.Organisation.Tenants[0], connector.ServiceUrl);
        var (rounds, disk) = (new List<ActsRound>(), new List<double>());
        for (var run = 0; run < plan.Runs; run++)
        {
            using var scratch = new Scratch();
            disk.Add(PlainCommits.PerSecond(scratch.File("disk.db")));
            var measured = await MeasureAsync(plan, setup, presses, scratch);
            rounds.AddRange(measured);
            Console.Error.WriteLine($"acts: run {run + 1} of {plan.Runs}: {string.Join("; ", AtOnce.Select(atOnce => $"{atOnce}: {string.Join(", ", measured.Where(round => round.AtOnce == atOnce).Select(round => $"{round.OfEndpoint:P0} {round.OfGroupCommit:P0}"))}"))}");
        }

        Console.WriteLine($"""

            ## Acts over HTTP (median of {plan.Runs} runs of {plan.Pairs} rounds; sent meanwhile: {connector.Taken:N0} messages)

            | at once | acts/s | p50 ms | p99 ms | processor µs/act | endpoint with one row /s | its p99 ms | its µs | of it | group commit of the same rows /s | of it |
            | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
            """);
        foreach (var atOnce in AtOnce)
        {
            var those = rounds.Where(round => round.AtOnce == atOnce).ToArray();
            var (acts, rows) = (Middle(those.Select(round => round.Bot)), Middle(those.Select(round => round.Endpoint)));
            Console.WriteLine($"| {atOnce} | {acts.PerSecond:N0} | {acts.P50:F1} | {acts.P99:F1} | {acts.Processor:F0} | {rows.PerSecond:N0} | {rows.P99:F1} | {rows.Processor:F0} | {Shares.Of(those, round => round.OfEndpoint)} | {Median.Of(those, round => round.GroupCommit):N0} | {Shares.Of(those, round => round.OfGroupCommit)} |");
        }
        Console.WriteLine($"\nPlain SQLite commits on this disk, one after the other: {Median.Of(disk):N0}/s.");
    }

    private static async Task<List<ActsRound>> MeasureAsync(Plan plan, OrganisationSetup setup, Presses presses, Scratch scratch)
    {
        var rounds = new List<ActsRound>();
        await using var recorded = await RecordAsync(plan, scratch);
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
                for (var round = 0; round < plan.Pairs; round++)
                    rounds.Add(await RoundAsync(round, atOnce, (bot, await load.OpenAsync(Count(plan, atOnce))), (raw, Rows(presses, Count(plan, atOnce))), recorded));
        }
        await load.ProveAsync();
        return rounds;
    }

    /// <summary>Each of the three once. Whoever comes first may find another machine than whoever comes last: so each is first in turn.</summary>
    private static async Task<ActsRound> RoundAsync(
        int round, int atOnce, (ServerProcess Server, IReadOnlyList<byte[]> Acts) bot, (ServerProcess Server, IReadOnlyList<byte[]> Rows) raw, RecordedActs recorded)
    {
        var measured = new ActsRound(atOnce, new(0, 0, 0), new(0, 0, 0), 0);
        for (var turn = 0; turn < 3; turn++)
            measured = ((round + turn) % 3) switch
            {
                0 => measured with { Bot = Alone(bot.Server, raw.Server, atOnce, bot.Acts) },
                1 => measured with { Endpoint = Alone(raw.Server, bot.Server, atOnce, raw.Rows) },
                _ => measured with { GroupCommit = await AloneAsync(recorded, bot.Server, raw.Server, atOnce, bot.Acts.Count) },
            };
        return measured;
    }

    private static LoadResult Alone(ServerProcess server, ServerProcess other, int atOnce, IReadOnlyList<byte[]> requests)
    {
        using (other.Paused())
            return server.Measured(atOnce, requests);
    }

    private static async Task<double> AloneAsync(RecordedActs recorded, ServerProcess one, ServerProcess other, int atOnce, int count)
    {
        using (one.Paused())
        using (other.Paused())
            return await recorded.WriteNextAsync(atOnce, count);
    }

    /// <summary>As many acts as are measured, by an engine in this process, so that SQLite alone can write their rows.</summary>
    private static async Task<RecordedActs> RecordAsync(Plan plan, Scratch scratch)
    {
        var (all, warm) = (AtOnce.Sum(atOnce => plan.Pairs * Count(plan, atOnce)), plan.Acts);
        var recorded = await RecordedActs.PrepareAsync(scratch, all + warm);
        await recorded.ActNextAsync(16, all + warm);
        await recorded.WriteNextAsync(16, warm);
        return recorded;
    }

    private static int Count(Plan plan, int atOnce) => plan.Acts / (atOnce == 1 ? 16 : 4);

    private static byte[][] Rows(Presses presses, int count) =>
        [.. Enumerable.Range(0, count).Select(index => presses.Press("c9000000-0000-4000-8000-000000000003", "王示範", "acknowledge",
            new Dictionary<string, string> { ["report"] = $"{index:x20}", ["card"] = "escalation", ["level"] = "1" }))];

    private static LoadResult Middle(IEnumerable<LoadResult> results)
    {
        var those = results.ToArray();
        return new LoadResult(Median.Of(those, one => one.PerSecond), Median.Of(those, one => one.P50), Median.Of(those, one => one.P99), Median.Of(those, one => one.Processor));
    }
}
