using PdBot.Benchmarks.Machine;
using PdBot.Benchmarks.Servers;
using PdBot.Benchmarks.Windows;
using PdBot.Host.Rehearsal;

namespace PdBot.Benchmarks.Start;

/// <summary>Start with many open reports: time to ready, resident memory, and what the idle program asks of the file.</summary>
internal static class StartBenchmark
{
    private const int Few = 100;
    private const int Held = 8_000;

    public static async Task RunAsync(Plan plan)
    {
        using var scratch = new Scratch();
        var (few, many) = (scratch.File("few.db"), scratch.File("many.db"));
        await PrepareAsync(few, Few);
        await PrepareAsync(many, plan.OpenReports);
        Console.WriteLine($"""

            ## Start with open reports (median of {plan.Runs} runs; the file of {plan.OpenReports:N0} has {new FileInfo(many).Length / 1e6:N0} MB)

            | open reports | ready after | resident then | resident 5 s later | most |
            | ---: | ---: | ---: | ---: | ---: |
            """);
        await RawAsync(plan, scratch);
        await StartAsync(plan, few, Few);
        await StartAsync(plan, many, plan.OpenReports);

        Console.WriteLine($"\nMemory of a report that is held in the cache: {await HeldReports.BytesAsync(many, Math.Min(Held, plan.OpenReports)):N0} bytes; of one that is only open: see the table.");
        foreach (var (file, count) in new[] { (few, Few), (many, plan.OpenReports) })
            Console.WriteLine($"Idle with {count:N0} open reports: {await IdleStatements.PerMinuteAsync(file, plan.Idle):N0} SQLite statements per minute.");
    }

    /// <summary>The clock that opens the reports runs an hour ahead, so that nothing falls due while the start is measured.</summary>
    private static async Task PrepareAsync(string file, int count)
    {
        var clock = new PushedClock(TimeProvider.System.GetUtcNow().AddHours(1));
        await using var bench = new Bench(file, clock);
        await bench.OpenAsync(count, clock.GetUtcNow());
    }

    /// <summary>The raw limit: an ASP.NET endpoint with a SQLite file and nothing else.</summary>
    private static async Task RawAsync(Plan plan, Scratch scratch)
    {
        var runs = new List<(double Seconds, double Ready)>();
        for (var run = 0; run < plan.Runs; run++)
        {
            await using var server = await ServerProcess.RawAsync(scratch.File($"raw-{run}.db"));
            runs.Add((server.ReadyAfter.TotalSeconds, ProcessMemory.Resident(server.Id)));
        }
        Console.WriteLine($"| raw limit: an endpoint with a file, no reports | {Median.Of(runs, run => run.Seconds):F2} s | {Median.Of(runs, run => run.Ready):N0} MB | | |");
    }

    private static async Task StartAsync(Plan plan, string file, int count)
    {
        var runs = new List<(double Seconds, double Ready, double Later, double Peak)>();
        for (var run = 0; run < plan.Runs; run++)
        {
            await using var server = await ServerProcess.ServeAsync(file);
            var ready = ProcessMemory.Resident(server.Id);
            await Task.Delay(TimeSpan.FromSeconds(5), TimeProvider.System);
            runs.Add((server.ReadyAfter.TotalSeconds, ready, ProcessMemory.Resident(server.Id), ProcessMemory.Peak(server.Id)));
        }
        Console.WriteLine($"| {count:N0} | {Median.Of(runs, run => run.Seconds):F2} s | {Median.Of(runs, run => run.Ready):N0} MB | {Median.Of(runs, run => run.Later):N0} MB | {Median.Of(runs, run => run.Peak):N0} MB |");
    }
}
