using System.ComponentModel.DataAnnotations;
using PdBot.Storage.Azure.Keeping;
using PdBot.Storage.Events;
using PdBot.Storage.Tests.Azure.Emulator;
using PdBot.Storage.Tests.Azure.Strict;
using PdBot.Testing;
using static PdBot.Storage.Tests.Contract.Sample;

namespace PdBot.Storage.Tests.Azure.Keeping;

/// <summary>What is in the container was appended once, and convicts whoever rewrites the log, though every later checkpoint agrees with it.</summary>
[Collection(nameof(Azurite))]
public sealed class CheckpointContainerTests(Azurite azurite)
{
    [Fact]
    public async Task A_day_has_one_line_however_many_replicas_there_are()
    {
        var container = (await azurite.NewContainerAsync()).Uri.Segments[^1];
        var replicas = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => azurite.CheckpointsAsync(container)));

        var kept = await Task.WhenAll(replicas.Select((replica, n) => replica.KeepFirstAsync(Start, _ => Task.FromResult(At(Start.AddSeconds(n))), default)));
        var next = await replicas[0].KeepFirstAsync(Start.AddDays(1), _ => Task.FromResult(At(Start.AddDays(1))), default);

        Assert.Single(kept.DistinctBy(checkpoint => checkpoint.Line));
        Assert.Equal([kept[0].Line, next.Line], await replicas[1].ReadAsync(default).Select(line => line.Checkpoint?.Line).ToListAsync());
    }

    [Fact]
    public async Task Months_are_blobs_and_are_read_in_their_order()
    {
        var container = await azurite.NewContainerAsync();
        var checkpoints = await azurite.CheckpointsAsync(container.Uri.Segments[^1]);
        foreach (var month in new[] { 11, 0, 1 })
            await checkpoints.KeepAsync(At(Start.AddMonths(month)), default);

        Assert.Equal(
            [("pdbot/checkpoints-2026-03.jsonl", 1), ("pdbot/checkpoints-2026-04.jsonl", 1), ("pdbot/checkpoints-2027-02.jsonl", 1)],
            await checkpoints.ReadAsync(default).Select(line => (line.Blob, line.Number)).ToListAsync());
        Assert.False(checkpoints.IsProtected);
    }

    [Fact]
    public async Task A_rewriting_is_found_from_the_blob_alone_though_the_next_checkpoint_agrees_with_it()
    {
        await using var storage = await AzureUnderTest.NewAsync(azurite);
        var checkpoints = await azurite.CheckpointsAsync((await azurite.NewContainerAsync()).Uri.Segments[^1]);
        await storage.Log.AppendAsync(Opening("r1"), default);
        await storage.Log.AppendAsync(Next("r1", 1, Acknowledged(2), Acknowledged(3)), default);
        await checkpoints.KeepAsync(await Checkpoint.TakeAsync(storage.Log, Start, default), default);
        Assert.True((await CompareAsync(storage, checkpoints)).IsIntact);

        await storage.RewriteAsync("r1", StoredEvent.Chain(new("r1"), 0, [], [Opened(1), Acknowledged(2, level: 5), Acknowledged(3)]));
        await checkpoints.KeepAsync(await Checkpoint.TakeAsync(storage.Log, Start.AddDays(1), default), default);

        Assert.True((await new LogVerifier(storage.Log).VerifyAllAsync(default)).IsIntact);
        var fault = Assert.Single((await CompareAsync(storage, checkpoints)).Faults);
        Assert.Equal((CheckpointFaultKind.Rewritten, "r1", 3), (fault.Kind, fault.Entry.Report.Value, fault.Sequence));
    }

    [Fact]
    public async Task A_changed_line_is_no_checkpoint_any_more()
    {
        var container = (await azurite.NewContainerAsync()).Uri.Segments[^1];
        var checkpoints = await azurite.CheckpointsAsync(container);
        await checkpoints.KeepAsync(At(Start), default);
        await NodeProgram.RunAsync("blobs.mjs", At(Start).Line.Replace("\"rows\":3", "\"rows\":2", StringComparison.Ordinal) + "\n", "overwrite", azurite.ConnectionString, container, "pdbot/checkpoints-2026-03.jsonl");

        Assert.Equal(new KeptLine("pdbot/checkpoints-2026-03.jsonl", 1, null), Assert.Single(await checkpoints.ReadAsync(default).ToListAsync()));
    }

    [Fact]
    public async Task A_container_that_nobody_has_made_is_not_made()
    {
        var refusal = await Assert.ThrowsAsync<StorageUnavailableException>(() => azurite.CheckpointsAsync("nobody-made-it"));
        Assert.Contains("nobody-made-it does not exist: make it, with its immutability policy, before the bot starts", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Checkpoints", null, "must be the name of a container")]
    [InlineData("http://account.blob.core.windows.net/checkpoints", "account", "must be the name of a container")]
    [InlineData("https://account.blob.core.windows.net/", "account", "must be the name of a container")]
    [InlineData("https://account.blob.core.windows.net/a/b", "account", "must be the name of a container")]
    [InlineData("https://account.blob.core.windows.net/checkpoints?sig=1", "account", "must be the name of a container")]
    [InlineData("checkpoints", null, "without an account")]
    public async Task What_cannot_be_a_container_is_said_at_once(string container, string? account, string says)
    {
        var refusal = await Assert.ThrowsAsync<ValidationException>(() => CheckpointContainer.OpenAsync(new() { Container = container, AccountName = account }, new FixedToken(""), default));
        Assert.Contains(says, refusal.Message, StringComparison.Ordinal);
    }

    private static Checkpoint At(DateTimeOffset at) => new(at, [new(new("r1"), Number(1), 3, new string('a', 64))]);

    private static async Task<CheckpointVerdict> CompareAsync(AzureUnderTest storage, CheckpointContainer checkpoints) =>
        await new CheckpointVerifier(storage.Log).VerifyAsync(await checkpoints.ReadAsync(default).Select(line => line.Checkpoint!).ToListAsync(), default);
}
