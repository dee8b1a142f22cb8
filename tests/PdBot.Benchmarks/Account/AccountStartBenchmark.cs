using System.Diagnostics;
using PdBot.Benchmarks.Machine;
using PdBot.Benchmarks.Servers;
using PdBot.Benchmarks.Windows;
using PdBot.Storage.Azure;
using PdBot.Testing;

namespace PdBot.Benchmarks.Account;

/// <summary>Start with many open reports on Azurite: time to ready, resident memory, and what the idle program asks of the account.</summary>
internal static class AccountStartBenchmark
{
    private const int Few = 100;

    public static async Task RunAsync(Plan plan)
    {
        var lines = new List<string>();
        foreach (var count in new[] { Few, plan.AccountReports })
            lines.Add(await MeasureAsync(plan, count));
        Console.WriteLine($"""

            ## Start on Azurite with open reports (median of {plan.Runs} runs)

            | open reports | ready after | resident then | resident 5 s later | most | table transactions per idle minute | queue operations per idle minute |
            | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
            {string.Join('\n', lines)}
            """);
    }

    private static async Task<string> MeasureAsync(Plan plan, int count)
    {
        using var scratch = new Scratch();
        await using var azurite = await AzuriteProcess.StartLargeAsync();
        var began = Stopwatch.GetTimestamp();
        // An hour ahead, so that nothing falls due while the start is measured.
        await PreparedFile.OpenAsync(scratch.File("open.db"), count, TimeProvider.System.GetUtcNow().AddHours(1));
        var opened = Stopwatch.GetElapsedTime(began);
        await BulkLoad.CarryAsync(scratch.File("open.db"), azurite.ConnectionString, TimeProvider.System);
        Console.Error.WriteLine($"account: {count:N0} reports opened in {opened.TotalSeconds:F0} s, carried to Azurite in {(Stopwatch.GetElapsedTime(began) - opened).TotalSeconds:F0} s");

        var runs = new List<(double Seconds, double Ready, double Later, double Peak)>();
        for (var run = 0; run < plan.Runs; run++)
        {
            await using var server = await ServerProcess.ServeAsync(azurite);
            var ready = ProcessMemory.Resident(server.Id);
            await Task.Delay(TimeSpan.FromSeconds(5), TimeProvider.System);
            runs.Add((server.ReadyAfter.TotalSeconds, ready, ProcessMemory.Resident(server.Id), ProcessMemory.Peak(server.Id)));
        }
        var (tables, queues) = await IdleAsync(azurite, plan.Idle);
        return $"| {count:N0} | {Median.Of(runs, run => run.Seconds):F2} s | {Median.Of(runs, run => run.Ready):N0} MB | {Median.Of(runs, run => run.Later):N0} MB | {Median.Of(runs, run => run.Peak):N0} MB | {tables:N0} | {queues:N0} |";
    }

    /// <summary>Requests per minute of the loops of a program to which nothing happens.</summary>
    private static async Task<(double Tables, double Queues)> IdleAsync(AzuriteProcess azurite, TimeSpan watched)
    {
        var requests = new CountedRequests();
        var store = await AzureStore.OpenAsync(
            new AzureOptions { ConnectionString = azurite.ConnectionString, Requests = options => options.Transport = requests }, null, TimeProvider.System, CancellationToken.None);
        await using var bench = new Bench(store, TimeProvider.System);
        await bench.Sender.StartAsync(CancellationToken.None);
        await bench.Wakes.StartAsync(CancellationToken.None);
        await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System);
        var before = (requests.Tables, requests.Queues);
        await Task.Delay(watched, TimeProvider.System);
        var after = (requests.Tables, requests.Queues);
        await bench.Sender.StopAsync(CancellationToken.None);
        await bench.Wakes.StopAsync(CancellationToken.None);
        return ((after.Tables - before.Tables) / watched.TotalMinutes, (after.Queues - before.Queues) / watched.TotalMinutes);
    }
}
