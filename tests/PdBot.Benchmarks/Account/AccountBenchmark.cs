using System.Diagnostics;
using System.Globalization;
using Azure.Data.Tables;
using PdBot.Benchmarks.Machine;
using PdBot.Benchmarks.Windows;
using PdBot.Domain.Escalation;
using PdBot.Domain.Reports;
using PdBot.Storage.Azure;
using PdBot.Testing;

namespace PdBot.Benchmarks.Account;

/// <summary>Azure storage as Azurite plays it: acts of one to three replicas, beside what the official SDK gets out of the same Azurite.</summary>
internal static class AccountBenchmark
{
    private const int AtOnce = 16;
    private const int RowsPerAct = 7;
    private const int WarmUp = 200;
    private const int RowsBefore = 20;

    public static async Task RunAsync(Plan plan)
    {
        var size = Math.Min(plan.Windows / 10, 1_000);
        // Until the runtime has compiled what the acts need, as on SQLite: elsewhere, so that no table is fuller than the one it is compared with.
        await using (var elsewhere = await AzuriteProcess.StartLargeAsync())
            await ActsAsync(elsewhere, 1, 2 * size);
        var lines = new List<string>();
        for (var replicas = 1; replicas <= 3; replicas++)
        {
            var runs = new List<ActsOfReplicas>();
            for (var run = 0; run < plan.Runs; run++)
            {
                await using var azurite = await AzuriteProcess.StartLargeAsync();
                var acts = await ActsAsync(azurite, replicas, size);
                runs.Add(acts with
                {
                    Raw = await RawAsync(azurite, "raw", size, 0, 0),
                    Alike = await RawAsync(azurite, "alike", size, acts.Tables - 1, acts.Queues),
                });
                Console.Error.WriteLine($"account: {replicas} replicas, run {run + 1}: {runs[^1]}");
            }
            lines.Add($"| {replicas} | {Median.Of(runs, run => run.Acts):F0} | {Median.Of(runs, run => run.P50):F1} | {Median.Of(runs, run => run.P99):F1} | {Median.Of(runs, run => run.Raw):F0} | {Median.Of(runs, run => run.Acts / run.Raw):P0} | {Median.Of(runs, run => run.Alike):F0} | {Median.Of(runs, run => run.Acts / run.Alike):P0} | {Median.Of(runs, run => run.Tables):F2} | {Median.Of(runs, run => run.Queues):F2} |");
        }
        Console.WriteLine($"""

            ## On Azurite, {AtOnce} at once (median of {plan.Runs} runs of {size:N0})

            | replicas | acts/s | p50 ms | p99 ms | transactions/s of the official SDK | of it | the same requests by the official SDK /s | of it | table requests per act | queue requests per act |
            | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
            {string.Join('\n', lines)}
            """);
    }

    /// <summary>Entity-group transactions per second by the official SDK, as many rows in each as an act writes, into as many partitions as there are reports, as full as theirs.</summary>
    /// <param name="azurite">The Azurite that the acts were measured on.</param>
    /// <param name="table">A table of its own.</param>
    /// <param name="count">How many.</param>
    /// <param name="reads">How many partitions are read for each.</param>
    /// <param name="puts">How many messages are put for each.</param>
    private static async Task<double> RawAsync(AzuriteProcess azurite, string table, int count, double reads, double puts) => double.Parse(
        await NodeProgram.RunAsync("raw-transactions.mjs", "", azurite.ConnectionString, table, $"{count}", $"{RowsPerAct}", $"{AtOnce}", $"{RowsBefore}", $"{reads * 100:F0}", $"{puts * 100:F0}"), CultureInfo.InvariantCulture);

    private static async Task<ActsOfReplicas> ActsAsync(AzuriteProcess azurite, int replicas, int count)
    {
        var requests = new CountedRequests();
        var benches = await StartAsync(azurite, replicas, requests);
        await benches[0].OpenInPartsAsync(WarmUp + count, TimeProvider.System.GetUtcNow());
        var log = new TableServiceClient(azurite.ConnectionString).GetTableClient("pdbotlog");
        await CheckRowsAsync(log, RowsBefore);
        await ActAsync(benches, 0, WarmUp);
        var (tables, queues) = (requests.Tables, requests.Queues);
        var started = Stopwatch.GetTimestamp();
        var took = await ActAsync(benches, WarmUp, count);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        (tables, queues) = (requests.Tables - tables, requests.Queues - queues);
        await CheckRowsAsync(log, RowsBefore + RowsPerAct - 1);
        foreach (var bench in benches)
            await bench.DisposeAsync();
        Array.Sort(took);
        return new(count / seconds, took[count / 2], took[count * 99 / 100], 0, 0, (double)tables / count, (double)queues / count);
    }

    /// <summary>Acknowledges the first level of some reports, some at once; how long each took, in milliseconds.</summary>
    private static async Task<double[]> ActAsync(Bench[] benches, int first, int count)
    {
        var asked = (await benches[0].Log.LoadAsync(Bench.Id(0), CancellationToken.None) ?? []).OfType<ContactNotified>().First();
        var took = new double[count];
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async hand =>
        {
            for (var index = Interlocked.Increment(ref next); index < count; index = Interlocked.Increment(ref next))
            {
                var begun = Stopwatch.GetTimestamp();
                var answer = await benches[index % benches.Length].Engine.HandleAsync(Bench.Id(first + index), new ReportCommand.Acknowledge(asked.Person, asked.Level), CancellationToken.None);
                took[index] = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
                if (answer.Refusal is not null)
                    throw new InvalidOperationException($"The act was refused: {answer.Refusal.Code}");
            }
        }));
        return took;
    }

    /// <summary>The raw limit works on partitions of the same size, or it is none.</summary>
    private static async Task CheckRowsAsync(TableClient log, int expected)
    {
        var rows = 0;
        await foreach (var _ in log.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Bench.Id(0).Value}")))
            rows++;
        if (rows != expected)
            throw new InvalidOperationException($"A report has {rows} rows where the raw limit has {expected}.");
    }

    private static async Task<Bench[]> StartAsync(AzuriteProcess azurite, int replicas, CountedRequests requests)
    {
        var benches = new Bench[replicas];
        for (var replica = 0; replica < replicas; replica++)
            benches[replica] = new Bench(await OpenAsync(azurite, requests), TimeProvider.System);
        return benches;
    }

    internal static Task<AzureStore> OpenAsync(AzuriteProcess azurite, CountedRequests requests) => AzureStore.OpenAsync(
        new AzureOptions { ConnectionString = azurite.ConnectionString, Requests = options => options.Transport = requests }, null, TimeProvider.System, CancellationToken.None);

    /// <param name="Acts">Acts per second.</param>
    /// <param name="P50">Median, in milliseconds.</param>
    /// <param name="P99">The slowest hundredth, in milliseconds.</param>
    /// <param name="Raw">Transactions per second of the official SDK.</param>
    /// <param name="Alike">The same, with as many readings of a partition and messages put as the acts needed.</param>
    /// <param name="Tables">Requests to tables for each act.</param>
    /// <param name="Queues">Requests to queues for each act.</param>
    private sealed record ActsOfReplicas(double Acts, double P50, double P99, double Raw, double Alike, double Tables, double Queues);
}
