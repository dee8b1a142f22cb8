using Azure.Data.Tables;
using Azure.Storage.Queues;
using PdBot.Benchmarks.Windows;
using PdBot.Storage.Azure;
using PdBot.Storage.Events;
using PdBot.Storage.Moving;

namespace PdBot.Benchmarks.Account;

/// <summary>Many open reports in an account, faster than any engine opens them: their rows and their wake, one transaction and one message each; no lists, which nothing reads here.</summary>
internal static class BulkLoad
{
    private const int Together = 48;
    private static readonly TimeSpan Never = TimeSpan.FromSeconds(-1);

    /// <summary>Carries the reports of a file, whose cards are delivered, to the tables and the queue of an account.</summary>
    /// <param name="file">The file.</param>
    /// <param name="connectionString">The account.</param>
    /// <param name="time">The clock by which wakes are hidden until they are due.</param>
    public static async Task CarryAsync(string file, string connectionString, TimeProvider time)
    {
        await using var source = PreparedFile.Read(file);
        await using (var target = await AzureStore.OpenAsync(new AzureOptions { ConnectionString = connectionString }, null, time, CancellationToken.None))
            foreach (var hash in await ((IMovableStore)source).Image.DefinitionsAsync(CancellationToken.None))
                await target.Log.SaveDefinitionAsync(hash, await source.Log.LoadDefinitionAsync(hash, CancellationToken.None) ?? "", CancellationToken.None);
        var image = ((IMovableStore)source).Image;
        var log = new TableServiceClient(connectionString).GetTableClient("pdbotlog");
        var wakes = new QueueServiceClient(connectionString).GetQueueClient("pdbot-wakes");
        var carried = 0;
        await Parallel.ForEachAsync(await image.HeadsAsync(CancellationToken.None), new ParallelOptions { MaxDegreeOfParallelism = Together }, async (head, token) =>
        {
            if (await image.ReadAsync(head.Report, token) is not { Wake: { } wake, Messages.IsEmpty: true } report)
                throw new InvalidOperationException("A report has messages, or no wake.");
            var wait = wake - time.GetUtcNow();
            var message = (await wakes.SendMessageAsync($"{head.Report} {wake.UtcDateTime:O} 0", wait < TimeSpan.Zero ? TimeSpan.Zero : wait, Never, token)).Value;
            var row = new HeadRow(head, report.Hash, Guid.NewGuid().ToString("N"), message.MessageId, wake, [.. report.Involved.Select(person => person.Value)], [], default);
            await log.SubmitTransactionAsync(
                [
                    new(TableTransactionActionType.Add, row.ToEntity()),
                    .. report.Rows.Select(line => new TableTransactionAction(TableTransactionActionType.Add, EventRow.Of(head.Report, StoredEvent.Of(line)))),
                ], token);
            if (Interlocked.Increment(ref carried) % 10_000 == 0)
                Console.Error.WriteLine($"account: {carried:N0} reports carried");
        });
    }
}
