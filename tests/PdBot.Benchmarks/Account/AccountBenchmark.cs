using System.Diagnostics;
using System.Text.Json;
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
    private const int WarmUp = 200;

    public static async Task RunAsync(Plan plan)
    {
        // Azurite collects its garbage now and then, for as long as some hundred acts take.
        var size = Math.Min(plan.Windows / 5, 2_000) / plan.Pairs;
        // Until the runtime has compiled what the acts need, as on SQLite: elsewhere, so that the log begins empty.
        await using (var elsewhere = await AzuriteProcess.StartLargeAsync())
            await MeasureAsync(elsewhere, 1, plan.Pairs, size);
        var lines = new List<string>();
        for (var replicas = 1; replicas <= 3; replicas++)
        {
            var parts = new List<ActsOfReplicas>();
            for (var run = 0; run < plan.Runs; run++)
            {
                await using var azurite = await AzuriteProcess.StartLargeAsync();
                var measured = await MeasureAsync(azurite, replicas, plan.Pairs, size);
                parts.AddRange(measured);
                Console.Error.WriteLine($"account: {replicas} replicas, run {run + 1}: {string.Join(", ", measured.Select(part => $"{part.Acts:F0}/s {part.Acts / part.Raw:P0} {part.Acts / part.Alike:P0}"))}");
            }
            lines.Add($"| {replicas} | {Median.Of(parts, part => part.Acts):F0} | {Median.Of(parts, part => part.P50):F1} | {Median.Of(parts, part => part.P99):F1} | {Median.Of(parts, part => part.Tables):F2}, {Median.Of(parts, part => part.Queues):F2} | {Median.Of(parts, part => part.Alike):F0} | {Shares.Of(parts, part => part.Acts / part.Alike)} | {Median.Of(parts, part => part.Raw):F0} | {Shares.Of(parts, part => part.Acts / part.Raw)} |");
        }
        Console.WriteLine($"""

            ## On Azurite, {AtOnce} at once (median of {plan.Runs} runs of {plan.Pairs} parts of {size:N0} acts)

            | replicas | acts/s | p50 ms | p99 ms | requests per act: tables, queues | the same requests by the SDKs /s | of them: median (lowest to highest) | transactions alone /s | of them |
            | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
            {string.Join('\n', lines)}
            """);
    }

    /// <summary>Acts in parts; after each, what the official SDKs get out of the same Azurite.</summary>
    private static async Task<List<ActsOfReplicas>> MeasureAsync(AzuriteProcess azurite, int replicas, int parts, int size)
    {
        var requests = new CountedRequests();
        var benches = await StartAsync(azurite, replicas, requests);
        var all = WarmUp + parts * size;
        // One more, which nobody acts on: it shows the raw limit how full a report is before its act.
        await benches[0].OpenInPartsAsync(all + 1, TimeProvider.System.GetUtcNow());
        await ActAsync(benches, 0, WarmUp);
        var measured = new List<ActsOfReplicas>();
        for (var first = WarmUp; first < all; first += size)
        {
            var acts = await ActsAsync(benches, requests, first, size);
            var (untouched, acted) = (Bench.Id(all).Value, Bench.Id(first).Value);
            measured.Add(acts with
            {
                Raw = await RawAsync(azurite, untouched, acted, size, 0, 0),
                Alike = await RawAsync(azurite, untouched, acted, size, acts.Tables - 1, acts.Queues),
            });
        }
        foreach (var bench in benches)
            await bench.DisposeAsync();
        return measured;
    }

    /// <summary>Entity-group transactions per second by the official SDK, of the very rows that an act writes, into the same table, into partitions as full as the reports'.</summary>
    /// <param name="azurite">The Azurite that the acts were measured on.</param>
    /// <param name="untouched">A report before its act.</param>
    /// <param name="acted">A report after it.</param>
    /// <param name="count">How many.</param>
    /// <param name="reads">How many partitions are read for each.</param>
    /// <param name="puts">How many messages are put for each.</param>
    private static async Task<double> RawAsync(AzuriteProcess azurite, string untouched, string acted, int count, double reads, double puts)
    {
        var said = JsonDocument.Parse(await NodeProgram.RunAsync(
            "raw-transactions.mjs", "", azurite.ConnectionString, "pdbotlog", untouched, acted, $"{count}", $"{AtOnce}", $"{reads * 100:F0}", $"{puts * 100:F0}")).RootElement;
        if (said.GetProperty("rowsBefore").GetInt32() < 10 || said.GetProperty("rowsAdded").GetInt32() < 4)
            throw new InvalidOperationException($"The rows of an act were not found: {said}");
        return said.GetProperty("perSecond").GetDouble();
    }

    private static async Task<ActsOfReplicas> ActsAsync(Bench[] benches, CountedRequests requests, int first, int count)
    {
        var (tables, queues) = (requests.Tables, requests.Queues);
        var started = Stopwatch.GetTimestamp();
        var took = await ActAsync(benches, first, count);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        (tables, queues) = (requests.Tables - tables, requests.Queues - queues);
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
    /// <param name="Raw">The same transactions per second by the official SDK, and nothing else.</param>
    /// <param name="Alike">The same, with as many readings of a partition and messages put as the acts needed.</param>
    /// <param name="Tables">Requests to tables for each act.</param>
    /// <param name="Queues">Requests to queues for each act.</param>
    private sealed record ActsOfReplicas(double Acts, double P50, double P99, double Raw, double Alike, double Tables, double Queues);
}
