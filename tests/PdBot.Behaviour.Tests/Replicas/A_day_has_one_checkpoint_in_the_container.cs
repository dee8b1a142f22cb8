using Azure.Storage.Blobs;
using Microsoft.Extensions.DependencyInjection;
using PdBot.Storage;
using PdBot.Storage.Azure.Keeping;
using PdBot.Storage.Events;
using PdBot.Testing;

namespace PdBot.Behaviour.Tests.Replicas;

/// <summary>However many replicas look at the clock, and whatever fails between them and the container: one line a day, told by one of them.</summary>
public sealed class A_day_has_one_checkpoint_in_the_container
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 21, 9, 0, 0, TimeSpan.FromHours(8));

    private readonly ManualTimeProvider _clock = new(Morning.AddMinutes(-1));

    [Fact]
    public async Task Two_replicas_append_one_line_and_one_of_them_tells_it()
    {
        await using var azurite = await AzuriteProcess.StartAsync();
        var prefix = $"t{Guid.NewGuid():n}"[..20];
        await new BlobContainerClient(azurite.ConnectionString, prefix).CreateIfNotExistsAsync();
        await using var one = await StartAsync(azurite, prefix, await OpenAsync(azurite, prefix));
        await using var other = await StartAsync(azurite, prefix, await OpenAsync(azurite, prefix));
        Assert.All(await TakeAsync(one, other), Assert.Null);

        _clock.AdvanceTo(Morning);
        var told = Assert.Single(await TakeAsync(one, other), checkpoint => checkpoint is not null);
        Assert.All(await TakeAsync(one, other), Assert.Null);
        Assert.Equal([told?.Line], await LinesAsync(azurite, prefix));

        _clock.AdvanceTo(Morning.AddDays(1));
        var next = Assert.Single(await TakeAsync(one, other), checkpoint => checkpoint is not null);
        Assert.Equal([told?.Line, next?.Line], await LinesAsync(azurite, prefix));
    }

    [Fact]
    public async Task What_failed_is_tried_again_and_not_written_twice()
    {
        await using var azurite = await AzuriteProcess.StartAsync();
        var prefix = $"t{Guid.NewGuid():n}"[..20];
        await new BlobContainerClient(azurite.ConnectionString, prefix).CreateIfNotExistsAsync();
        // Opened with a look at the container; then the blob is looked for, made, and appended to.
        var calls = new StorageCalls(at: 4, Fault.AnswerLost) { IsArmed = true };
        await using var replica = await StartAsync(azurite, prefix, await OpenAsync(azurite, prefix, calls));
        _clock.AdvanceTo(Morning);

        await Assert.ThrowsAsync<StorageUnavailableException>(() => replica.Daily.TakeIfDueAsync(default));
        Assert.True(calls.HasFired);
        var told = await replica.Daily.TakeIfDueAsync(default);

        Assert.NotNull(told);
        Assert.Equal([told.Line], await LinesAsync(azurite, prefix));
    }

    private static Task<CheckpointContainer> OpenAsync(AzuriteProcess azurite, string prefix, StorageCalls? calls = null) => CheckpointContainer.OpenAsync(
        new()
        {
            Container = prefix,
            ConnectionString = azurite.ConnectionString,
            Requests = calls is null ? null : requests => (requests.Transport, requests.Retry.MaxRetries) = (calls, 0),
        },
        new NoTokens(), default);

    private static async Task<IReadOnlyList<string?>> LinesAsync(AzuriteProcess azurite, string prefix) =>
        await (await OpenAsync(azurite, prefix)).ReadAsync(default).Select(line => line.Checkpoint?.Line).ToListAsync();

    private static Task<Checkpoint?[]> TakeAsync(params Replica[] replicas) => Task.WhenAll(replicas.Select(replica => replica.Daily.TakeIfDueAsync(default)));

    private Task<Replica> StartAsync(AzuriteProcess azurite, string prefix, CheckpointContainer container) =>
        Replica.StartAsync(azurite, prefix, Replica.Setup(), new Mailbox(), _clock, more: services => services.AddSingleton(container));

    /// <summary>Never asked: the connection string has a key.</summary>
    private sealed class NoTokens : Azure.Core.TokenCredential
    {
        public override Azure.Core.AccessToken GetToken(Azure.Core.TokenRequestContext requestContext, CancellationToken cancellationToken) => throw new NotSupportedException();

        public override ValueTask<Azure.Core.AccessToken> GetTokenAsync(Azure.Core.TokenRequestContext requestContext, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
