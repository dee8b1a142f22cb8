using System.Collections.Immutable;
using PdBot.Domain;
using PdBot.Domain.Delivery;
using PdBot.Domain.Escalation;
using PdBot.Domain.Reports;
using PdBot.Engine.Ports;
using PdBot.Storage;
using PdBot.Storage.Azure;
using PdBot.Storage.Events;
using PdBot.Testing;

namespace PdBot.Behaviour.Tests.Replicas;

/// <summary>More events than a transaction has room for, and longer texts than a property: one step all the same, also when the process dies in the middle.</summary>
public sealed class A_commit_of_any_size_is_one_step
{
    private static readonly ReportId Id = ReportId.From("00000000000000000001");
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 1, 5, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(97, 200)]
    [InlineData(98, 200)]
    [InlineData(300, 40)]
    [InlineData(3, 500_000)]
    public async Task What_goes_in_comes_out(int events, int characters)
    {
        await using var azurite = await AzuriteProcess.StartAsync();
        var (options, commit) = (Options(azurite), Opening(events, characters));
        await using (var store = await AzureStore.OpenAsync(options, null, TimeProvider.System, default))
        {
            Assert.True(await store.Log.AppendAsync(commit, default));
        }
        await IsWholeAsync(options, commit);
    }

    [Theory]
    [InlineData(Fault.DiesBefore)]
    [InlineData(Fault.DiesAfter)]
    public async Task Death_between_the_transaction_and_the_rows_that_had_no_room_loses_none(Fault fault)
    {
        await using var azurite = await AzuriteProcess.StartAsync();
        var (options, commit) = (Options(azurite), Opening(300, 40));
        // Number, transaction, first chunk of rows, second chunk.
        var calls = new StorageCalls(at: 4, fault);
        options.Requests = requests => (requests.Transport, requests.Retry.MaxRetries) = (calls, 0);
        await using (var dying = await AzureStore.OpenAsync(options, null, TimeProvider.System, default))
        {
            calls.IsArmed = true;
            Assert.True(await dying.Log.AppendAsync(commit, default));
            Assert.True(calls.IsDead);
        }
        options.Requests = null;
        await IsWholeAsync(options, commit);
    }

    [Fact]
    public async Task A_commit_beyond_what_the_account_takes_is_refused_and_leaves_nothing()
    {
        await using var azurite = await AzuriteProcess.StartAsync();
        await using var store = await AzureStore.OpenAsync(Options(azurite), null, TimeProvider.System, default);

        await Assert.ThrowsAsync<ArgumentException>(async () => await store.Log.AppendAsync(Opening(2, 530_000), default));
        await Assert.ThrowsAsync<ArgumentException>(async () => await store.Log.AppendAsync(Opening(50, 40_000), default));

        Assert.Null(await store.Log.LoadAsync(Id, default));
    }

    private static AzureOptions Options(AzuriteProcess azurite) => new() { ConnectionString = azurite.ConnectionString, Prefix = $"t{Guid.NewGuid():n}"[..20] };

    /// <summary>Another process reads all of it, finds it intact, and goes on from there.</summary>
    private static async Task IsWholeAsync(AzureOptions options, Commit commit)
    {
        await using var store = await AzureStore.OpenAsync(options, null, TimeProvider.System, default);
        Assert.Equal(commit.Events, await store.Log.LoadAsync(Id, default));
        Assert.Equal(commit.Messages.Length, await CountAsync(store.Log.PendingAsync(default)));
        var next = new Commit(Id, commit.Events.Length, [Established(999, 10)], [], [], null, commit.Head with { Version = commit.Events.Length + 1 }, []);
        Assert.True(await store.Log.AppendAsync(next, default));
        Assert.Equal(commit.Events.Length + 1, await CountAsync(store.Log.ReadAsync(Id, default)));
        var verdict = await new LogVerifier(store.Log).VerifyAsync(Id, default);
        Assert.True(verdict.IsIntact, string.Join('\n', verdict.Faults));
    }

    private static Commit Opening(int events, int characters)
    {
        ImmutableArray<ReportEvent> happened =
        [
            new ReportOpened(Start, new("p"), "林測試", new("PD-115-0001"), ReportMode.Real, new("cgu"), new("abc"), new("library"), new("staff")),
            .. Enumerable.Range(1, events - 1).Select(n => Established(n, characters)),
        ];
        var head = new ReportHead(Id, new("cgu"), new("PD-115-0001"), ReportMode.Real, ReportStatus.Open, 2, Start, events);
        ImmutableArray<OutboxMessage> messages = [.. Enumerable.Range(0, 120).Select(n => new OutboxMessage($"0000000001|{n:00}", MessageKind.Escalation, "level-0", "p", 0, false, Urgency.Escalation))];
        return new Commit(Id, 0, happened, messages, [], null, head, [new("p")], "guard");
    }

    private static IncidentEstablished Established(int n, int characters) => new(Start.AddSeconds(n), 0, "陳範例", new string('由', characters));

    private static async Task<int> CountAsync<T>(IAsyncEnumerable<T> items)
    {
        var count = 0;
        await foreach (var _ in items)
            count++;
        return count;
    }
}
