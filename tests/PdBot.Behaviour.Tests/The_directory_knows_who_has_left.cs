using Microsoft.Extensions.DependencyInjection;
using PdBot.Domain.Escalation;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;
using PdBot.Host.Composition;
using PdBot.Testing;
using PdBot.Testing.Graph;

namespace PdBot.Behaviour.Tests;

/// <summary>With Graph: a disabled account and a leaver are passed over at once, who may be away is not, and without any of its rights everything else goes on.</summary>
public sealed class The_directory_knows_who_has_left : IAsyncLifetime
{
    private static readonly string[] Rights = ["User.Read.All", "GroupMember.Read.All", "Presence.Read.All", "MailboxSettings.Read"];

    private GraphServer graph = null!;
    private Bot bot = null!;

    public async Task InitializeAsync()
    {
        graph = await GraphServer.StartAsync(new ManualTimeProvider());
        bot = await Bot.StartAsync(
            "cgu-example", services => services.AddSingleton<GraphCredential>(_ => new FixedCredential()), ("Graph:Enabled", "true"), ("Graph:Address", graph.Root.AbsoluteUri));
        foreach (var person in bot.Setup.Organisation.People.Values)
            graph.Add(new GraphUser { Id = person.Id.Value, UserPrincipalName = person.UserPrincipalName, DisplayName = person.Name });
    }

    public async Task DisposeAsync()
    {
        Assert.Empty(graph.Offences);
        // 2302 lines and the like name rights and organisations, never people.
        bot.AssertLogIsSilentAbout([.. bot.Setup.Organisation.People.Values.Select(person => person.UserPrincipalName)]);
        await bot.DisposeAsync();
        await graph.DisposeAsync();
    }

    [Fact]
    public async Task A_disabled_account_is_passed_over_at_once_and_the_deputy_asked()
    {
        graph.User(bot.Person("黃測試").Id.Value).AccountEnabled = false;
        await bot.RefreshDirectoryAsync();

        await bot.Staff().ReportAsync();

        var missed = Assert.Single((await bot.EventsAsync()).OfType<ContactUnreachable>());
        Assert.Equal((bot.Person("黃測試").Id, UnreachableReason.AccountDisabled), (missed.Person, missed.Reason));
        Assert.Empty(bot.Person("黃測試").Cards);
        Assert.NotEmpty(bot.Person("吳演習").Cards);
    }

    [Fact]
    public async Task A_level_whose_people_have_all_left_is_passed_over_without_waiting()
    {
        foreach (var name in new[] { "黃測試", "吳演習" })
            graph.Remove(bot.Person(name).Id.Value);
        await bot.RefreshDirectoryAsync();

        await bot.Staff().ReportAsync();

        Assert.Equal(2, (await bot.EventsAsync()).OfType<ContactUnreachable>().Count(missed => missed.Reason == UnreachableReason.AccountGone));
        Assert.True(bot.Person("劉模擬").Card.Says("依通報原則往上逕行陳報"));
    }

    [Fact]
    public async Task Whoever_may_be_away_is_asked_all_the_same()
    {
        var contact = graph.User(bot.Person("黃測試").Id.Value);
        (contact.Availability, contact.RepliesStatus) = ("Offline", "alwaysEnabled");
        await bot.RefreshDirectoryAsync();

        await bot.Staff().ReportAsync();

        Assert.Empty((await bot.EventsAsync()).OfType<ContactUnreachable>());
        Assert.NotEmpty(bot.Person("黃測試").Cards);
        Assert.NotEmpty(bot.Person("吳演習").Cards);
    }

    [Fact]
    public async Task Eighteen_people_are_three_requests()
    {
        await bot.RefreshDirectoryAsync();

        Assert.Equal(["/$batch", "/communications/getPresencesByUserId", "/$batch"], graph.Trips.Select(trip => trip.Path));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Without_one_right_the_report_goes_its_way(int withheld)
    {
        graph.Withhold(Rights[withheld]);
        graph.User(bot.Person("黃測試").Id.Value).AccountEnabled = false;
        await bot.WriteRosterAsync((await File.ReadAllTextAsync(bot.RosterFile)).Replace(
            "person: wang.shifan@cgu.example,", "person: wang.shifan@cgu.example, group: 9a000000-0000-4000-8000-000000000001,", StringComparison.Ordinal));
        graph.AddGroup("9a000000-0000-4000-8000-000000000001", bot.Person("李假名").Id.Value);
        bot.LookAtFiles();
        await bot.RefreshDirectoryAsync();
        await bot.RefreshDirectoryAsync();

        await bot.Staff().ReportAsync();

        Assert.Single(bot.Log.Of(2301));
        Assert.Contains(Rights[withheld], bot.Log.Of(2301)[0], StringComparison.Ordinal);
        Assert.DoesNotContain(bot.Log.Lines, line => line.Level >= Microsoft.Extensions.Logging.LogLevel.Error);
        Assert.Equal(withheld == 0 ? 0 : 1, (await bot.EventsAsync()).OfType<ContactUnreachable>().Count());
        // Without the accounts of its members a group fills no role; the person of the file does.
        Assert.Equal(withheld <= 1 ? "王示範" : "李假名", bot.Setup.Organisation.People[bot.Setup.Organisation.Assignments[0].Holder].Name);
    }

    [Fact]
    public async Task A_directory_that_falls_silent_is_no_evidence_and_its_last_word_counts_for_a_day()
    {
        graph.User(bot.Person("黃測試").Id.Value).AccountEnabled = false;
        await bot.RefreshDirectoryAsync();
        graph.GoSilent(true);

        await bot.PushedAsync(bot.RefreshDirectoryAsync());
        Assert.Equal(AccountState.Disabled, bot.Setup.Organisation.People[bot.Person("黃測試").Id].Account);

        bot.Clock.Advance(TimeSpan.FromHours(25));
        await bot.PushedAsync(bot.RefreshDirectoryAsync());
        Assert.All(bot.Setup.Organisation.People.Values, person => Assert.Equal(AccountState.Active, person.Account));
        Assert.Single(bot.Log.Of(3021));
    }

    [Fact]
    public async Task A_directory_that_knows_nobody_is_another_tenants_and_not_believed()
    {
        foreach (var person in bot.Setup.Organisation.People.Keys)
            graph.Remove(person.Value);

        await bot.RefreshDirectoryAsync();

        Assert.All(bot.Setup.Organisation.People.Values, person => Assert.Equal(AccountState.Active, person.Account));
        Assert.Contains("NotFound", Assert.Single(bot.Log.Of(3021)), StringComparison.Ordinal);
    }
}
