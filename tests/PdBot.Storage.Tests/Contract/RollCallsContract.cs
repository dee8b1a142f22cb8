using PdBot.Domain;
using PdBot.Domain.RollCalls;
using PdBot.Domain.Roster;
using PdBot.Engine.Ports;
using static PdBot.Storage.Tests.Contract.Sample;

namespace PdBot.Storage.Tests.Contract;

/// <summary>What every store promises of the roll-calls: a mark stands as it was made first.</summary>
public abstract class RollCallsContract : StorageContract
{
    private static readonly Quarter Autumn = new(2026, 4);
    private static readonly RollCallMark Begun = new(Cgu, Autumn, RollCallMarkKind.Until, null, Start.AddDays(7));
    private static readonly RollCallMark Present = new(Cgu, Autumn, RollCallMarkKind.CheckedIn, Reporter, Start.AddTicks(1));
    private static readonly RollCallMark Blocked = new(Cgu, Autumn, RollCallMarkKind.Unreachable, Head, Start, UnreachableReason.BotBlocked);

    private IRollCalls Calls => Storage.RollCalls;

    [Fact]
    public async Task Nothing_has_happened_at_first() => Assert.Empty(await Calls.ReadAsync(Cgu, quarter: null, default));

    [Fact]
    public async Task Every_mark_is_read_as_it_was_made_also_after_a_restart()
    {
        foreach (var mark in new[] { Begun, Present, Blocked })
            Assert.True(await Calls.AddAsync(mark, default));
        await Storage.ReopenAsync();
        Assert.Equal(new[] { Begun, Present, Blocked }.ToHashSet(), (await Calls.ReadAsync(Cgu, Autumn, default)).ToHashSet());
    }

    [Fact]
    public async Task The_first_of_a_kind_stands_for_a_person()
    {
        await Calls.AddAsync(Present, default);
        Assert.False(await Calls.AddAsync(Present with { At = Start.AddDays(1) }, default));
        Assert.True(await Calls.AddAsync(Present with { Person = Head }, default));
        Assert.True(await Calls.AddAsync(Present with { Kind = RollCallMarkKind.Asked }, default));
        Assert.Contains(Present, await Calls.ReadAsync(Cgu, Autumn, default));
    }

    [Fact]
    public async Task Quarters_and_organisations_are_apart()
    {
        var (winter, elsewhere) = (Present with { Quarter = new(2027, 1) }, Present with { Organisation = new("niu") });
        foreach (var mark in new[] { Present, winter, elsewhere })
            Assert.True(await Calls.AddAsync(mark, default));
        Assert.Equal(Present, Assert.Single(await Calls.ReadAsync(Cgu, Autumn, default)));
        Assert.Equal(winter, Assert.Single(await Calls.ReadAsync(Cgu, new Quarter(2027, 1), default)));
        Assert.Equal(elsewhere, Assert.Single(await Calls.ReadAsync(new OrganisationId("niu"), quarter: null, default)));
        Assert.Equal(2, (await Calls.ReadAsync(Cgu, quarter: null, default)).Length);
    }
}
