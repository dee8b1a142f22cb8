namespace PdBot.Storage.Tests.Contract;

/// <summary>What every store promises of an occasion: one asker has it for a while, then the next, and once it is over nobody.</summary>
public abstract class OccasionContract : StorageContract
{
    private const string Today = "checkpoint-2026-11-21";
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 1, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Turn = TimeSpan.FromMinutes(30);

    private IOccasions Occasions => Storage.Occasions;

    [Fact]
    public async Task An_occasion_is_one_askers_until_the_time_is_up()
    {
        Assert.Equal(Claim.Won, await AskAsync(minutes: 0));
        Assert.Equal(Claim.Taken, await AskAsync(minutes: 0));
        Assert.Equal(Claim.Taken, await AskAsync(minutes: 29));
        Assert.Equal(Claim.Won, await AskAsync(minutes: 30));
        Assert.Equal(Claim.Taken, await AskAsync(minutes: 59));
        Assert.Equal(Claim.Won, await AskAsync(minutes: 0, "checkpoint-2026-11-22"));
    }

    [Fact]
    public async Task Of_many_who_ask_at_once_one_has_it_and_of_many_who_wait_for_its_end_one()
    {
        foreach (var minutes in new[] { 0, 30 })
            Assert.Single(await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => AskAsync(minutes).AsTask())), claim => claim == Claim.Won);
    }

    [Fact]
    public async Task What_is_over_is_over_for_ever_also_after_a_restart()
    {
        await AskAsync(minutes: 0);
        await Occasions.FinishAsync(Today, default);
        Assert.Equal(Claim.Over, await AskAsync(minutes: 0));
        await Storage.ReopenAsync();
        Assert.Equal(Claim.Over, await AskAsync(minutes: 1_000_000));
    }

    [Fact]
    public async Task Who_starts_anew_waits_for_the_end_of_what_it_had_before()
    {
        await AskAsync(minutes: 0);
        await Storage.ReopenAsync();
        Assert.Equal(Claim.Taken, await AskAsync(minutes: 29));
        Assert.Equal(Claim.Won, await AskAsync(minutes: 30));
    }

    [Fact]
    public async Task Who_was_slower_than_its_time_ends_it_for_the_next_too_and_twice_does_no_harm()
    {
        await AskAsync(minutes: 0);
        await AskAsync(minutes: 30);
        await Occasions.FinishAsync(Today, default);
        await Occasions.FinishAsync(Today, default);
        Assert.Equal(Claim.Over, await AskAsync(minutes: 31));
    }

    [Fact]
    public async Task What_nobody_began_can_be_over()
    {
        await Occasions.FinishAsync(Today, default);
        Assert.Equal(Claim.Over, await AskAsync(minutes: 0));
    }

    private ValueTask<Claim> AskAsync(int minutes, string occasion = Today)
    {
        var now = Start.AddMinutes(minutes);
        return Occasions.ClaimAsync(occasion, now, now + Turn, default);
    }
}
