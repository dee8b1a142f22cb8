using PdBot.Domain;
using static PdBot.Storage.Tests.Contract.Sample;

namespace PdBot.Storage.Tests.Contract;

/// <summary>What every store promises of the checks of rosters: the last one of each organisation is there.</summary>
public abstract class RosterChecksContract : StorageContract
{
    private IRosterChecks Checks => Storage.RosterChecks;

    [Fact]
    public async Task Before_the_first_there_is_none() => Assert.Null(await Checks.ReadAsync(Cgu, default));

    [Fact]
    public async Task The_last_one_stands_also_after_a_restart()
    {
        await Checks.SaveAsync(Cgu, """{"people":["1"]}""", default);
        await Checks.SaveAsync(Cgu, """{"people":[]}""", default);
        await Storage.ReopenAsync();
        Assert.Equal("""{"people":[]}""", await Checks.ReadAsync(Cgu, default));
    }

    [Fact]
    public async Task Organisations_are_apart()
    {
        await Checks.SaveAsync(Cgu, "一", default);
        await Checks.SaveAsync(new OrganisationId("niu"), "二", default);
        Assert.Equal(("一", "二"), (await Checks.ReadAsync(Cgu, default), await Checks.ReadAsync(new("niu"), default)));
    }

    [Fact]
    public async Task One_of_an_organisation_in_great_trouble_is_kept_whole_and_gives_way_to_a_short_one()
    {
        var much = string.Concat(Enumerable.Repeat("\"名𠮷", 50_000));
        await Checks.SaveAsync(Cgu, much, default);
        Assert.Equal(much, await Checks.ReadAsync(Cgu, default));
        await Checks.SaveAsync(Cgu, "{}", default);
        Assert.Equal("{}", await Checks.ReadAsync(Cgu, default));
    }
}
