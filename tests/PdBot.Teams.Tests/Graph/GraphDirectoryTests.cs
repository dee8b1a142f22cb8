using PdBot.Domain;
using PdBot.Domain.Roster;
using PdBot.Engine.Ports;
using PdBot.Teams.Graph;

namespace PdBot.Teams.Tests.Graph;

/// <summary>Graph as a directory.</summary>
public sealed class GraphDirectoryTests : DirectoryContract, IAsyncLifetime
{
    private GraphFixture graph = null!;

    public async Task InitializeAsync()
    {
        graph = await GraphFixture.StartAsync();
        graph.Play(World);
    }

    public async Task DisposeAsync()
    {
        Assert.Empty(graph.Server.Offences);
        await graph.DisposeAsync();
    }

    protected override Task<IDirectory> OpenAsync() => Task.FromResult<IDirectory>(graph.Directory);

    private static readonly DirectoryFeature[] All = [DirectoryFeature.People, DirectoryFeature.Groups, DirectoryFeature.Presence, DirectoryFeature.AutomaticReplies];

    public static TheoryData<DirectoryFeature> Features => new(All);

    [Theory]
    [MemberData(nameof(Features))]
    public async Task A_right_that_is_withheld_switches_its_feature_off_and_nothing_else(DirectoryFeature withheld)
    {
        graph.Server.Withhold(GraphRights.RightFor(withheld));

        foreach (var feature in All)
        {
            Assert.Equal(feature == withheld ? DirectoryFault.NotGranted : DirectoryFault.None, await AskAsync(feature));
        }
    }

    [Theory]
    [MemberData(nameof(Features))]
    public async Task It_is_one_line_in_the_log_and_asked_for_once_an_hour_until_it_is_granted(DirectoryFeature withheld)
    {
        graph.Server.Withhold(GraphRights.RightFor(withheld));
        for (var i = 0; i < 5; i++)
        {
            await AskAsync(withheld);
        }

        Assert.Single(graph.Server.Trips);
        Assert.Equal($"2301 Graph does not grant {GraphRights.RightFor(withheld)}: {withheld} is off, everything else goes on; asked again in an hour", Assert.Single(graph.Log.All));
        graph.Clock.Advance(TimeSpan.FromHours(1));
        await AskAsync(withheld);
        Assert.Single(graph.Log.All);

        graph.Server.Grant(GraphRights.RightFor(withheld));
        graph.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(DirectoryFault.None, await AskAsync(withheld));
        Assert.Equal(2, graph.Log.All.Count);
    }

    [Fact]
    public async Task A_mailbox_that_a_policy_closes_is_not_known_and_the_others_are()
    {
        graph.Server.User(Id(4).Value).IsMailboxClosed = true;
        graph.Server.User(Id(2).Value).HasMailbox = false;

        var replies = await graph.Directory.AutomaticRepliesAsync([Id(1), Id(2), Id(4)], default);

        Assert.Equal([Id(1)], replies.Value!.Keys);
        Assert.Empty(graph.Log.All);
    }

    [Fact]
    public async Task Scheduled_replies_count_within_their_time_and_say_its_end()
    {
        var user = graph.Server.User(Id(1).Value);
        (user.RepliesStatus, user.RepliesSchedule) = ("scheduled", (new DateTime(2026, 11, 20), new DateTime(2026, 11, 30), "UTC"));

        Assert.Equal(new AutomaticReplies(true, new DateTimeOffset(2026, 11, 30, 0, 0, 0, TimeSpan.Zero)), await RepliesAsync());
        graph.Clock.Advance(TimeSpan.FromDays(10));
        Assert.Equal(new AutomaticReplies(false, null), await RepliesAsync());
    }

    [Fact]
    public async Task Whoever_has_only_the_right_to_members_still_learns_who_they_are()
    {
        graph.Server.Withhold("User.Read.All");

        Assert.Equal(2, (await graph.Directory.MembersAsync(Group, default)).Value!.Count);
    }

    [Fact]
    public async Task Members_of_groups_within_come_too_and_each_once_over_all_pages()
    {
        var many = PdBot.Testing.Graph.GraphUsers.AddMany(graph.Server, 95);
        graph.Server.AddGroup("inner", many.Take(60));
        graph.Server.AddGroup("outer", many.Skip(40).Append("inner"));
        graph.Server.PageBy(10);

        var members = (await graph.Directory.MembersAsync("outer", default)).Value!;

        Assert.Equal(many.Order(), members.Select(member => member.Value).Order());
        Assert.Equal(10, graph.Server.Trips.Count);
    }

    [Fact]
    public async Task Presence_of_two_thousand_is_four_questions()
    {
        var many = PdBot.Testing.Graph.GraphUsers.AddMany(graph.Server, 2_000);

        var present = await graph.Directory.PresencesAsync([.. many.Select(PersonId.From)], default);

        Assert.Equal(2_000, present.Value!.Count);
        Assert.Equal(4, graph.Server.Trips.Count);
    }

    [Fact]
    public async Task A_directory_out_of_reach_is_no_answer_and_no_evidence()
    {
        graph.Server.GoSilent(true);

        foreach (var feature in All)
        {
            Assert.Equal(DirectoryFault.Unavailable, await graph.PushAsync(AskAsync(feature)));
        }

        Assert.Empty(graph.Log.All);
    }

    private async Task<AutomaticReplies> RepliesAsync() => (await graph.Directory.AutomaticRepliesAsync([Id(1)], default)).Value![Id(1)];

    private async Task<DirectoryFault> AskAsync(DirectoryFeature feature) => feature switch
    {
        DirectoryFeature.People => (await graph.Directory.FindAsync([Id(1).Value], default)).Fault,
        DirectoryFeature.Groups => (await graph.Directory.MembersAsync(Group, default)).Fault,
        DirectoryFeature.Presence => (await graph.Directory.PresencesAsync([Id(1)], default)).Fault,
        _ => (await graph.Directory.AutomaticRepliesAsync([Id(1)], default)).Fault,
    };
}
