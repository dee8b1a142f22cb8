using System.Diagnostics;
using System.Globalization;
using PdBot.Benchmarks.Machine;
using PdBot.Benchmarks.Windows;
using PdBot.Domain.Escalation;
using PdBot.Domain.Reports;
using PdBot.Host.Rehearsal;
using PdBot.Storage.Azure;
using PdBot.Testing;

namespace PdBot.Benchmarks.Account;

/// <summary>Azure storage as Azurite plays it: acts of one to three replicas and wakes due at once, beside what the official SDK gets out of the same Azurite.</summary>
internal static class AccountBenchmark
{
    private const int AtOnce = 16;
    private const int RowsPerAct = 6;

    public static async Task RunAsync(Plan plan)
    {
        var size = Math.Min(plan.Windows / 10, 1_000);
        var lines = new List<string>();
        for (var replicas = 1; replicas <= 3; replicas++)
        {
            var runs = new List<(double Acts, double P50, double P99, double Raw)>();
            for (var run = 0; run < plan.Runs; run++)
            {
                await using var azurite = await AzuriteProcess.StartAsync();
                var raw = await RawAsync(azurite, size);
                runs.Add(await ActsAsync(azurite, replicas, size, raw));
                Console.Error.WriteLine($"account: {replicas} replicas, run {run + 1}: {runs[^1].Acts:F0} acts/s, raw {raw:F0}");
            }
            lines.Add($"| {replicas} | {Median.Of(runs, run => run.Acts):F0} | {Median.Of(runs, run => run.P50):F1} | {Median.Of(runs, run => run.P99):F1} | {Median.Of(runs, run => run.Raw):F0} | {Median.Of(runs, run => run.Acts / run.Raw):P0} |");
        }
        var wakes = new List<double>();
        for (var run = 0; run < plan.Runs; run++)
        {
            wakes.Add(await WakesAsync(plan.Windows));
            Console.Error.WriteLine($"account: {plan.Windows:N0} wakes due at once, run {run + 1}: {wakes[^1]:F0} ms");
        }
        Console.WriteLine($"""

            ## On Azurite, {AtOnce} at once (median of {plan.Runs} runs of {size:N0})

            | replicas | acts/s | p50 ms | p99 ms | transactions/s of the official SDK | of it |
            | ---: | ---: | ---: | ---: | ---: | ---: |
            {string.Join('\n', lines)}

            | wakes due at once | one replica, until all are decided | per second |
            | ---: | ---: | ---: |
            | {plan.Windows:N0} | {Median.Of(wakes):F0} ms | {plan.Windows / Median.Of(wakes) * 1000:F0} |
            """);
    }

    /// <summary>Entity-group transactions per second by the official SDK, as many rows in each as an act writes.</summary>
    private static async Task<double> RawAsync(AzuriteProcess azurite, int count) => double.Parse(
        await NodeProgram.RunAsync("raw-transactions.mjs", "", azurite.ConnectionString, "raw", $"{count}", $"{RowsPerAct}", $"{AtOnce}"), CultureInfo.InvariantCulture);

    private static async Task<(double, double, double, double)> ActsAsync(AzuriteProcess azurite, int replicas, int count, double raw)
    {
        var benches = await StartAsync(azurite, replicas);
        await benches[0].OpenAsync(count, TimeProvider.System.GetUtcNow());
        var asked = (await benches[0].Log.LoadAsync(Bench.Id(0), CancellationToken.None) ?? []).OfType<ContactNotified>().First();
        var took = new double[count];
        var next = -1;
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async hand =>
        {
            for (var index = Interlocked.Increment(ref next); index < count; index = Interlocked.Increment(ref next))
            {
                var begun = Stopwatch.GetTimestamp();
                var bench = benches[index % replicas];
                var answer = await bench.Engine.HandleAsync(Bench.Id(index), new ReportCommand.Acknowledge(asked.Person, asked.Level), CancellationToken.None);
                took[index] = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
                if (answer.Refusal is not null)
                    throw new InvalidOperationException($"The act was refused: {answer.Refusal.Code}");
            }
        }));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        foreach (var bench in benches)
            await bench.DisposeAsync();
        Array.Sort(took);
        return (count / seconds, took[count / 2], took[count * 99 / 100], raw);
    }

    private static async Task<double> WakesAsync(int count)
    {
        await using var azurite = await AzuriteProcess.StartAsync();
        // Behind the account's clock: what is due here is visible there at once.
        var clock = new PushedClock(TimeProvider.System.GetUtcNow().AddDays(-2));
        await using var bench = new Bench(await OpenAsync(azurite), clock);
        await bench.OpenInPartsAsync(count, clock.GetUtcNow());
        clock.PushTo(clock.GetUtcNow().AddMinutes(5));
        var started = Stopwatch.GetTimestamp();
        var handled = 0;
        while (handled < count)
            handled += await bench.Wakes.RunDueAsync(CancellationToken.None);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static async Task<Bench[]> StartAsync(AzuriteProcess azurite, int replicas)
    {
        var benches = new Bench[replicas];
        for (var replica = 0; replica < replicas; replica++)
            benches[replica] = new Bench(await OpenAsync(azurite), TimeProvider.System);
        return benches;
    }

    private static Task<AzureStore> OpenAsync(AzuriteProcess azurite) =>
        AzureStore.OpenAsync(new AzureOptions { ConnectionString = azurite.ConnectionString }, null, TimeProvider.System, CancellationToken.None);
}
