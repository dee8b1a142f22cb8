using PdBot.Domain;
using PdBot.Domain.Roster;
using PdBot.Engine.Organisations;
using PdBot.Engine.Ports;
using PdBot.Storage;
using PdBot.Testing;

namespace PdBot.Behaviour.Tests.Replicas;

/// <summary>However many replicas look at the clock, the executive group hears of the night once; and when the one that was to tell it died, twice at worst, never not at all.</summary>
public sealed class A_night_is_told_once : IAsyncLifetime
{
    private static readonly DateTimeOffset Night = new(2026, 11, 21, 3, 0, 0, TimeSpan.FromHours(8));
    private static readonly OrganisationSetup Setup = Replica.Setup();

    private AzuriteProcess azurite = null!;
    private LoopbackConnector teams = null!;

    public async Task InitializeAsync() => (azurite, teams) = (await AzuriteProcess.StartAsync(), await LoopbackConnector.StartAsync());

    public async Task DisposeAsync()
    {
        await teams.DisposeAsync();
        await azurite.DisposeAsync();
    }

    [Fact]
    public async Task By_one_of_two_replicas_and_the_other_knows_the_next_night_what_was_told()
    {
        var (prefix, clock) = (NewPrefix(), new ManualTimeProvider(Night));
        await using var one = await StartAsync(prefix, clock);
        await using var other = await StartAsync(prefix, clock);
        await MeetAsync(one);

        for (var looks = 0; looks < 3; looks++)
            await Task.WhenAll(one.Nightly.CheckIfDueAsync(default), other.Nightly.CheckIfDueAsync(default));
        await HeardAsync(Setup.Organisation.ExecutiveGroup.Members);
        Assert.All(Setup.Organisation.ExecutiveGroup.Members, member => Assert.Single(teams.SeenBy(member.Value)));

        // A Sunday, and nothing has changed.
        clock.AdvanceTo(Night.AddDays(1));
        await using var third = await StartAsync(prefix, clock);
        Assert.Single(await third.Nightly.CheckIfDueAsync(default));
        Assert.Empty(await one.Nightly.CheckIfDueAsync(default));
        Assert.All(Setup.Organisation.ExecutiveGroup.Members, member => Assert.Single(teams.SeenBy(member.Value)));
    }

    [Theory]
    [InlineData(Fault.DiesBefore)]
    [InlineData(Fault.DiesAfter)]
    [InlineData(Fault.Refused)]
    [InlineData(Fault.AnswerLost)]
    public async Task Also_when_any_call_of_the_first_to_the_account_goes_wrong(Fault fault)
    {
        for (var at = 1; await GoesWrongAsync(at, fault); at++)
        {
        }
    }

    /// <summary>A call of one replica goes wrong, another looks an hour later; false when the first did not come to that call.</summary>
    private async Task<bool> GoesWrongAsync(int at, Fault fault)
    {
        var (prefix, clock, calls) = (NewPrefix(), new ManualTimeProvider(Night), new StorageCalls(at, fault));
        await using var first = await StartAsync(prefix, clock, calls);
        await using var other = await StartAsync(prefix, clock);
        await MeetAsync(other);
        var before = Setup.Organisation.ExecutiveGroup.Members.ToDictionary(member => member, member => teams.SeenBy(member.Value).Count);
        try
        {
            await first.Nightly.CheckIfDueAsync(default);
            Assert.All(Setup.Organisation.ExecutiveGroup.Members, member => Assert.Equal(1, Heard(member)));
        }
        catch (StorageUnavailableException)
        {
            Assert.True(calls.IsDead);
        }
        await other.Nightly.CheckIfDueAsync(default);
        clock.Advance(TimeSpan.FromHours(1));
        await other.Nightly.CheckIfDueAsync(default);

        Assert.All(Setup.Organisation.ExecutiveGroup.Members, member => Assert.InRange(Heard(member), 1, calls.IsDead ? 2 : 1));
        return calls.HasFired;

        int Heard(PersonId member) => teams.SeenBy(member.Value).Count - before[member];
    }

    private async Task HeardAsync(IEnumerable<PersonId> members)
    {
        foreach (var member in members)
            await teams.WaitForAsync(message => message.Person == member.Value);
    }

    private async Task MeetAsync(Replica replica)
    {
        foreach (var person in Setup.Organisation.People.Keys)
            await replica.Store.People.SaveAsync(new PersonAddress(person, Setup.Organisation.Tenants[0], teams.ServiceUrl, teams.ConversationOf(person.Value), $"29:{person}", "28:pdbot", Language.ZhTw), default);
    }

    private static string NewPrefix() => $"t{Guid.NewGuid():n}"[..20];

    private Task<Replica> StartAsync(string prefix, ManualTimeProvider clock, StorageCalls? calls = null) => Replica.StartAsync(azurite, prefix, Setup, new Mailbox(), clock, calls, retries: 1);
}
