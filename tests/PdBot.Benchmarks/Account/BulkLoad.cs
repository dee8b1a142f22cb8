using Azure.Data.Tables;
using Azure.Storage.Queues;
using PdBot.Host.Rehearsal;
using PdBot.Storage.Azure;
using PdBot.Storage.Events;
using PdBot.Storage.Moving;
using PdBot.Storage.Sqlite;

namespace PdBot.Benchmarks.Account;

/// <summary>Many open reports in an account, faster than any engine opens them: their rows and their wake, one transaction and one message each; no lists, which nothing reads here.</summary>
internal static class BulkLoad
{
    private const int Together = 48;
    private static readonly TimeSpan Never = TimeSpan.FromSeconds(-1);

    /// <summary>Carries the reports of a file, whose cards are delivered, to the tables and the queue of an account.</summary>
    public static async Task CarryAsync(string file, string connectionString)
    {
        await using var source = SqliteStore.Open(new SqliteOptions { Path = file, ReadOnly = true }, TimeProvider.System);
        var image = ((IMovableStore)source).Image;
        var log = new TableServiceClient(connectionString).GetTableClient("pdbotlog");
        var wakes = new QueueServiceClient(connectionString).GetQueueClient("pdbot-wakes");
        await log.CreateIfNotExistsAsync();
        await wakes.CreateIfNotExistsAsync();
        await Parallel.ForEachAsync(await image.HeadsAsync(CancellationToken.None), new ParallelOptions { MaxDegreeOfParallelism = Together }, async (head, token) =>
        {
            if (await image.ReadAsync(head.Report, token) is not { Wake: { } wake, Messages.IsEmpty: true } report)
                throw new InvalidOperationException("A report has messages, or no wake.");
            var message = (await wakes.SendMessageAsync($"{head.Report} {wake.UtcDateTime:O}", wake - TimeProvider.System.GetUtcNow(), Never, token)).Value;
            var row = new HeadRow(head, report.Hash, Guid.NewGuid().ToString("N"), message.MessageId, wake, [.. report.Involved.Select(person => person.Value)], [], default);
            await log.SubmitTransactionAsync(
                [
                    new(TableTransactionActionType.Add, row.ToEntity()),
                    .. report.Rows.Select(line => new TableTransactionAction(TableTransactionActionType.Add, EventRow.Of(head.Report, StoredEvent.Of(line)))),
                ], token);
        });
    }

    /// <summary>A file of reports opened at one instant, with their cards delivered.</summary>
    public static async Task OpenAsync(string file, int count, DateTimeOffset at)
    {
        await using var bench = new Windows.Bench(file, new PushedClock(at));
        await bench.OpenAsync(count, at);
    }
}
