using System.Diagnostics;
using PdBot.Benchmarks.Lateness;
using PdBot.Benchmarks.Machine;
using PdBot.Benchmarks.Windows;
using PdBot.Domain.Escalation;
using PdBot.Domain.Reports;
using PdBot.Storage.Sqlite;

namespace PdBot.Benchmarks.Commits;

/// <summary>The first level of many reports, acknowledged once by the engine in one file, and then once more by SQLite alone in a copy from before: the same rows, to the same places.</summary>
internal sealed class RecordedActs : IAsyncDisposable
{
    private readonly Bench bench;
    private readonly KeptCommits kept;
    private readonly RawCommits copy;
    private readonly ReportCommand acknowledge;
    private int acted;
    private int written;

    private RecordedActs(Bench bench, KeptCommits kept, RawCommits copy, ReportCommand acknowledge) =>
        (this.bench, this.kept, this.copy, this.acknowledge) = (bench, kept, copy, acknowledge);

    /// <summary>Opens the reports; the engine knows them afterwards.</summary>
    public static async Task<RecordedActs> PrepareAsync(Scratch scratch, int count)
    {
        var (file, copy) = (scratch.File("engine.db"), scratch.File("copy.db"));
        await PreparedFile.OpenAsync(file, count, TimeProvider.System.GetUtcNow());
        File.Copy(file, copy);
        var store = SqliteStore.Open(new SqliteOptions { Path = file }, TimeProvider.System);
        var (log, kept) = KeptCommits.Over(store.Log);
        var bench = new Bench(new WatchedStore(store, log), TimeProvider.System);
        for (var index = 0; index < count; index++)
            await bench.Engine.FindAsync(Bench.Id(index), CancellationToken.None);
        var asked = (await store.Log.LoadAsync(Bench.Id(0), CancellationToken.None) ?? []).OfType<ContactNotified>().First();
        return new RecordedActs(bench, kept, new RawCommits(copy), new ReportCommand.Acknowledge(asked.Person, asked.Level));
    }

    /// <summary>The next reports: the engine decides, serialises, hashes and commits.</summary>
    /// <returns>Acts per second.</returns>
    public Task<double> ActNextAsync(int atOnce, int count)
    {
        var first = acted;
        acted += count;
        return PerSecondAsync(atOnce, count, async index =>
            await bench.Engine.HandleAsync(Bench.Id(first + index), acknowledge, CancellationToken.None) is { Refusal: null, Changed: true });
    }

    /// <summary>The next reports that the engine has acted on: SQLite commits the same in groups; the rows are made ready before.</summary>
    /// <returns>Acts per second.</returns>
    public Task<double> WriteNextAsync(int atOnce, int count)
    {
        var ready = Enumerable.Range(written, count).Select(index => copy.Prepare(kept.Of(Bench.Id(index)))).ToArray();
        written += count;
        return PerSecondAsync(atOnce, count, async index =>
        {
            await copy.WriteAsync(ready[index]);
            return ready[index].Won;
        });
    }

    public async ValueTask DisposeAsync()
    {
        await bench.DisposeAsync();
        await copy.DisposeAsync();
    }

    private static async Task<double> PerSecondAsync(int atOnce, int count, Func<int, ValueTask<bool>> work)
    {
        var next = -1;
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(async () =>
        {
            for (var index = Interlocked.Increment(ref next); index < count; index = Interlocked.Increment(ref next))
                if (!await work(index))
                    throw new InvalidOperationException($"Act {index} was not stored.");
        })));
        return count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
