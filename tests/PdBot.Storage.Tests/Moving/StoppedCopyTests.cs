using PdBot.Domain;
using PdBot.Domain.RollCalls;
using PdBot.Engine.Ports;
using PdBot.Storage.Azure;
using PdBot.Storage.Moving;
using PdBot.Storage.Tests.Azure.Emulator;
using PdBot.Storage.Tests.Contract;
using PdBot.Storage.Tests.Sqlite;
using static PdBot.Storage.Tests.Contract.Sample;

namespace PdBot.Storage.Tests.Moving;

/// <summary>A copy that is stopped, wherever, goes on and ends as one that was not.</summary>
[Collection(nameof(Azurite))]
public sealed class StoppedCopyTests(Azurite azurite) : IAsyncLifetime
{
    private const int SettingUp = 5;
    private const int AtOnce = 8;
    private readonly SqliteUnderTest _file = new();

    public async Task InitializeAsync()
    {
        await _file.Log.ReserveNumberAsync(new("never opened"), Cgu, "PD-115-", default);
        await _file.Log.AppendAsync(Opening("waiting", 2, Filled.Wake, Message("1|0")), default);
        await _file.Log.AppendAsync(Next("waiting", 1, [.. Enumerable.Range(1, 120).Select(minute => Acknowledged(minute))]) with { Head = HeadOf("waiting", 121, 2), Involved = [Deputy] }, default);
        await _file.Log.SaveDefinitionAsync(new("abc"), "作業程序", default);
        await _file.People.SaveAsync(Filled.Address, default);
        await _file.Occasions.FinishAsync("checkpoint-2026-11-21", default);
        await _file.RosterChecks.SaveAsync(Cgu, "{}", default);
        await _file.RollCalls.AddAsync(new(Cgu, new(2026, 4), RollCallMarkKind.CheckedIn, Reporter, Start), default);
    }

    public async Task DisposeAsync() => await _file.DisposeAsync();

    [Fact]
    public async Task Dead_between_any_two_calls_to_the_account_it_goes_on()
    {
        var calls = SettingUp;
        for (; (await Task.WhenAll(Enumerable.Range(calls, AtOnce).Select(GoesOnAsync))).All(died => died); calls += AtOnce)
        {
        }
        Assert.InRange(calls, 20, 200);
    }

    [Fact]
    public async Task Stopped_after_some_reports_it_writes_the_rest()
    {
        await using var target = new SqliteUnderTest();
        for (var n = 3; n < 3 + 4 * StoreCopy.Together; n++)
            await _file.Log.AppendAsync(Opening($"r{n}", n), default);
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new StoreCopy(_file.Store, target.Store, progress =>
        {
            if (progress is { Stage: CopyStage.Copying, Done: 2 * StoreCopy.Together })
                stop.Cancel();
        }).RunAsync(stop.Token));

        var result = await CopyAsync(_file.Store, target.Store);
        Assert.True(result.Agrees, string.Join('\n', result.Faults));
        Assert.Equal((4 * StoreCopy.Together) + 1 - (2 * StoreCopy.Together), result.Copied);
        Assert.Equal(
            await _file.Log.ListAsync(null, default).Select(head => head.Report).ToListAsync(),
            await target.Log.ListAsync(null, default).Select(head => head.Report).ToListAsync());
    }

    /// <summary>One copy that dies after so many calls, and one that does not; false when the first did not come to that.</summary>
    private async Task<bool> GoesOnAsync(int calls)
    {
        var options = new AzureOptions { ConnectionString = azurite.ConnectionString, Prefix = $"t{Guid.NewGuid():n}"[..20], Guard = TimeSpan.FromSeconds(1) };
        var died = await DiesAsync(options, calls);
        await using var account = await AzureStore.OpenAsync(options, null, TimeProvider.System, default);
        var result = await CopyAsync(_file.Store, account);

        Assert.True(result.Agrees, $"after {calls} calls: {string.Join('\n', result.Faults)}");
        Assert.Equal(new CopyCounts(Reports: 1, Events: 121, Wakes: 0, Messages: 1, Numbers: 2, Definitions: 1, People: 1, Tenants: 1, Occasions: 1, RollCalls: 1, RosterChecks: 1), result.Counts);
        Assert.Equal(await _file.Log.ReadAsync(new("waiting"), default).ListAsync(), await account.Log.ReadAsync(new("waiting"), default).ListAsync());
        Assert.Equal("waiting", Assert.Single(await account.Log.ListAsync(Deputy, default).ListAsync()).Value);
        Assert.Equal(new("PD-115-0003"), await account.Log.ReserveNumberAsync(new("next"), Cgu, "PD-115-", default));
        Assert.Equal(["1|0"], (await AdoptedAsync(account, "waiting")).Select(left => left.Message.Key));
        return died;
    }

    private static Task<CopyResult> CopyAsync(IStore from, IStore to) => new StoreCopy(from, to, _ => { }).RunAsync(default);

    /// <summary>What a process that starts afterwards sends.</summary>
    private static async Task<List<PendingMessage>> AdoptedAsync(AzureStore account, string report)
    {
        while (true)
            foreach (var wake in await account.Wakes.ReceiveAsync(TimeProvider.System.GetUtcNow(), 32, default))
                if (wake.Report == new ReportId(report) && await account.Log.AbandonedAsync(wake, default).ListAsync() is { Count: > 0 } adopted)
                    return adopted;
    }

    private async Task<bool> DiesAsync(AzureOptions options, int calls)
    {
        var transport = new DyingTransport(calls);
        var dying = new AzureOptions
        {
            ConnectionString = options.ConnectionString, Prefix = options.Prefix, Guard = options.Guard,
            Requests = requests => (requests.Transport, requests.Retry.MaxRetries) = (transport, 0),
        };
        try
        {
            await using var account = await AzureStore.OpenAsync(dying, null, TimeProvider.System, default);
            await CopyAsync(_file.Store, account);
        }
        catch (StorageUnavailableException)
        {
            Assert.True(transport.IsDead);
        }
        return transport.IsDead;
    }
}
