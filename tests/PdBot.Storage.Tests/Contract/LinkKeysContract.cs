namespace PdBot.Storage.Tests.Contract;

/// <summary>What every store promises about the keys of links.</summary>
public abstract class LinkKeysContract : StorageContract
{
    private const string First = "<key id=\"1\">甲</key>";
    private const string Second = "<key id=\"2\"/>";

    [Fact]
    public async Task An_empty_store_has_none() => Assert.Empty(await Storage.LinkKeys.ReadAsync(default));

    [Fact]
    public async Task What_was_kept_is_there_after_a_restart()
    {
        await Storage.LinkKeys.AddAsync("2026-11-20", First, default);
        await Storage.LinkKeys.AddAsync("2027-02-18", Second, default);
        await Storage.ReopenAsync();
        Assert.Equal([First, Second], await Storage.LinkKeys.ReadAsync(default));
    }

    [Fact]
    public async Task Of_two_for_one_place_the_first_stays()
    {
        await Storage.LinkKeys.AddAsync("2026-11-20", First, default);
        await Storage.LinkKeys.AddAsync("2026-11-20", Second, default);
        Assert.Equal([First], await Storage.LinkKeys.ReadAsync(default));
    }
}
