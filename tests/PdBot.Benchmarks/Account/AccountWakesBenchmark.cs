using System.Diagnostics;
using PdBot.Benchmarks.Machine;
using PdBot.Benchmarks.Windows;
using PdBot.Host.Rehearsal;
using PdBot.Testing;

namespace PdBot.Benchmarks.Account;

/// <summary>Many wakes due at once on Azurite: time until one replica has decided and committed all.</summary>
internal static class AccountWakesBenchmark
{
    public static async Task RunAsync(Plan plan)
    {
        var wakes = new List<double>();
        for (var run = 0; run < plan.Runs; run++)
        {
            wakes.Add(await MeasureAsync(plan.Windows));
            Console.Error.WriteLine($"account: {plan.Windows:N0} wakes due at once, run {run + 1}: {wakes[^1]:F0} ms");
        }
        Console.WriteLine($"""

            ## Wakes on Azurite (median of {plan.Runs} runs)

            | wakes due at once | one replica, until all are decided | per second |
            | ---: | ---: | ---: |
            | {plan.Windows:N0} | {Median.Of(wakes):F0} ms | {plan.Windows / Median.Of(wakes) * 1000:F0} |
            """);
    }

    private static async Task<double> MeasureAsync(int count)
    {
        await using var azurite = await AzuriteProcess.StartLargeAsync();
        // Behind the account's clock: what is due here is visible there at once.
        var clock = new PushedClock(TimeProvider.System.GetUtcNow().AddDays(-2));
        await using var bench = new Bench(await AccountBenchmark.OpenAsync(azurite, new CountedRequests()), clock);
        await bench.OpenInPartsAsync(count, clock.GetUtcNow());
        clock.PushTo(clock.GetUtcNow().AddMinutes(5));
        var started = Stopwatch.GetTimestamp();
        var handled = 0;
        while (handled < count)
            handled += await bench.Wakes.RunDueAsync(CancellationToken.None);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
