using System.Diagnostics;
using PdBot.Benchmarks.Disk;
using PdBot.Benchmarks.Machine;
using PdBot.Domain.Escalation;
using PdBot.Host.Rehearsal;

namespace PdBot.Benchmarks.Windows;

/// <summary>Many windows that end at the same instant: time until all are decided, in the log and in the outbox.</summary>
internal static class WindowsBenchmark
{
    public static async Task RunAsync(Plan plan)
    {
        await MeasureAsync(Math.Min(plan.Windows, 2_000), isCold: false);
        var (warm, cold, plain) = (new List<double>(), new List<double>(), new List<double>());
        for (var run = 0; run < plan.Runs; run++)
        {
            warm.Add(await MeasureAsync(plan.Windows, isCold: false));
            cold.Add(await MeasureAsync(plan.Windows, isCold: true));
            using (var scratch = new Scratch())
                plain.Add(PlainRows.Milliseconds(scratch.File("rows.db"), plan.Windows));
            Console.Error.WriteLine($"windows: run {run + 1} of {plan.Runs}: cached {warm[^1]:F0} ms, cold {cold[^1]:F0} ms; as many plain rows {plain[^1]:F0} ms");
        }
        Console.WriteLine($"""

            ## {plan.Windows:N0} windows ending at the same instant (median of {plan.Runs} runs)

            | reports | all decided, logged and in the outbox |
            | --- | ---: |
            | cached (acted on since the start) | {Median.Of(warm):F0} ms |
            | cold (first touch after a restart) | {Median.Of(cold):F0} ms |
            | raw limit: as many small rows in SQLite, nothing decided | {Median.Of(plain):F0} ms |
            """);
    }

    /// <summary>Milliseconds from the end of the windows until nothing is due.</summary>
    private static async Task<double> MeasureAsync(int count, bool isCold)
    {
        using var scratch = new Scratch();
        var clock = new PushedClock(new DateTimeOffset(2026, 3, 2, 1, 5, 0, TimeSpan.Zero));
        var bench = new Bench(scratch.File("windows.db"), clock);
        try
        {
            await bench.OpenAsync(count, clock.GetUtcNow());
            var ends = (await EventsAsync(bench, 0)).OfType<LevelOpened>().First().WindowEnds;
            clock.PushTo(clock.GetUtcNow() + (ends - clock.GetUtcNow()) / 2);
            await bench.Wakes.RunDueAsync(CancellationToken.None);
            await bench.DeliverAsync();
            if (isCold)
            {
                await bench.DisposeAsync();
                bench = new Bench(scratch.File("windows.db"), clock);
            }
            clock.PushTo(ends);
            GC.Collect();
            var started = Stopwatch.GetTimestamp();
            await bench.Wakes.RunDueAsync(CancellationToken.None);
            var milliseconds = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            await ProveAsync(bench, count);
            return milliseconds;
        }
        finally
        {
            await bench.DisposeAsync();
        }
    }

    /// <summary>Throws unless every report was passed on, with messages to send.</summary>
    private static async Task ProveAsync(Bench bench, int count)
    {
        var waiting = new HashSet<string>();
        await foreach (var pending in bench.Log.PendingAsync(CancellationToken.None))
            waiting.Add(pending.Report.Value);
        for (var index = 0; index < count; index++)
            if (!(await EventsAsync(bench, index)).OfType<LevelPassedOver>().Any() || !waiting.Contains(Bench.Id(index).Value))
                throw new InvalidOperationException($"Report {index} was not passed on.");
        if (bench.Outbox.Count < count)
            throw new InvalidOperationException("The outbox lacks messages.");
    }

    private static async Task<IEnumerable<Domain.Reports.ReportEvent>> EventsAsync(Bench bench, int index) =>
        await bench.Log.LoadAsync(Bench.Id(index), CancellationToken.None) ?? throw new InvalidOperationException("A report is missing.");
}
