namespace PdBot.Storage.Tests.Contract;

/// <summary>What every store promises of an occasion: one asker is the first, for ever.</summary>
public abstract class OccasionContract : StorageContract
{
    [Fact]
    public async Task An_occasion_is_taken_once()
    {
        Assert.True(await Storage.IsFirstAsync("checkpoint-2026-11-21"));
        Assert.False(await Storage.IsFirstAsync("checkpoint-2026-11-21"));
        Assert.True(await Storage.IsFirstAsync("checkpoint-2026-11-22"));
    }

    [Fact]
    public async Task Of_many_who_ask_at_once_one_is_the_first()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Storage.IsFirstAsync("reachability-cgu-2026-11-21").AsTask()));
        Assert.Single(answers, isFirst => isFirst);
    }

    [Fact]
    public async Task Who_starts_anew_is_not_the_first_again()
    {
        await Storage.IsFirstAsync("checkpoint-2026-11-21");
        await Storage.ReopenAsync();
        Assert.False(await Storage.IsFirstAsync("checkpoint-2026-11-21"));
    }
}
