using Microsoft.Extensions.Logging.Abstractions;
using PdBot.Teams.Identity;
using PdBot.Testing;
using PdBot.Testing.Identity;

namespace PdBot.Teams.Tests.Identity;

/// <summary>Keys over hours, which the running program's tests cannot wait for.</summary>
public sealed class ChannelKeyRingTests : IAsyncLifetime
{
    private readonly Internet internet = Internet.Create();
    private readonly ManualTimeProvider clock = new();
    private OpenIdServer channel = null!;
    private ChannelKeyRing ring = null!;

    public async Task InitializeAsync()
    {
        channel = await OpenIdServer.StartAsync();
        internet.Play("login.botframework.com", channel.Address);
        ring = new ChannelKeyRing(BotCloud.Public.OpenIdMetadata, clock, NullLogger<ChannelKeyRing>.Instance, internet.CreateHandler());
    }

    public async Task DisposeAsync()
    {
        ring.Dispose();
        await channel.DisposeAsync();
        await internet.DisposeAsync();
    }

    [Fact]
    public async Task All_who_come_first_wait_for_one_fetch()
    {
        var found = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => FindAsync(channel.Key)));

        Assert.All(found, Assert.NotNull);
        Assert.Equal(1, channel.Fetches);
    }

    [Fact]
    public async Task A_key_that_the_channel_took_back_is_good_for_an_hour_at_most()
    {
        var old = channel.Key;
        await FindAsync(old);
        channel.Roll();
        channel.Retire(old);

        clock.Advance(TimeSpan.FromMinutes(59));
        Assert.NotNull(await FindAsync(old));
        Assert.Equal(1, channel.Fetches);
        clock.Advance(TimeSpan.FromMinutes(2));

        await UntilAsync(async () => await FindAsync(old) is null);
    }

    [Fact]
    public async Task While_a_refresh_hangs_who_is_known_does_not_wait()
    {
        await FindAsync(channel.Key);
        clock.Advance(TimeSpan.FromHours(2));
        using (channel.Hold())
        {
            var unknown = ring.FindAsync("unknown", CancellationToken.None).AsTask();
            for (var i = 0; i < 100; i++)
                Assert.NotNull(await FindAsync(channel.Key));
            Assert.False(unknown.IsCompleted);
        }
    }

    [Fact]
    public async Task After_a_failed_refresh_it_is_tried_again_a_minute_later_and_the_old_keys_stay()
    {
        await FindAsync(channel.Key);
        channel.Answers = false;
        clock.Advance(TimeSpan.FromHours(2));
        await FindAsync(channel.Key);
        Assert.Null(await ring.FindAsync("unknown", CancellationToken.None));
        channel.Answers = true;
        clock.Advance(TimeSpan.FromSeconds(59));
        Assert.NotNull(await FindAsync(channel.Key));
        Assert.Equal(1, channel.Fetches);

        clock.Advance(TimeSpan.FromSeconds(2));

        await UntilAsync(async () => await FindAsync(channel.Key) is not null && channel.Fetches == 2);
    }

    [Fact]
    public async Task Invented_keys_cause_four_fetches_a_minute_at_most()
    {
        await FindAsync(channel.Key);

        for (var second = 0; second < 60; second++)
        {
            Assert.Null(await ring.FindAsync($"invented-{second}", CancellationToken.None));
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(1 + 4, channel.Fetches);
    }

    [Fact]
    public async Task Keys_that_cannot_be_trusted_are_as_if_they_were_not_there()
    {
        using var small = new SigningKey(["msteams"], bits: 1024);
        using var unendorsed = new SigningKey(endorsements: null);
        channel.Roll(small);
        channel.Roll(unendorsed);

        Assert.Null(await FindAsync(small));
        Assert.Empty((await FindAsync(unendorsed))!.Endorsements);
    }

    private Task<ChannelKey?> FindAsync(SigningKey key) => ring.FindAsync(key.Id, CancellationToken.None).AsTask();

    /// <summary>A refresh beside the requests shows only in what comes after it.</summary>
    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        var patience = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(patience) < TimeSpan.FromSeconds(30), "Never.");
            await Task.Yield();
        }
    }
}
