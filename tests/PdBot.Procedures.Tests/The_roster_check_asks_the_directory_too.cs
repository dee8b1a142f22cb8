using System.Collections.Immutable;
using PdBot.Domain;
using PdBot.Domain.Roster;
using PdBot.Procedures.Checks;
using Xunit;

namespace PdBot.Procedures.Tests;

public sealed class The_roster_check_asks_the_directory_too
{
    private static readonly Organisation File = Shipped.Organisation("cgu-example").Organisation;

    /// <summary>A disabled account, a leaver, an absence, a vacant role, the own deputy, the same person twice, people whom the bot has never met, and three who may be away.</summary>
    private static readonly Organisation Troubled = File with
    {
        Assignments =
        [
            .. File.Assignments
                .Where(one => one is not { Role.Value: "unit-head", Unit.Value: "academic-affairs" })
                .Select(one => one switch
                {
                    { Role.Value: "unit-head", Unit.Value: "student-affairs" } => one with { Holder = Id("楊試行") },
                    { Role.Value: "unit", Unit.Value: "library" } => one with { Deputies = [one.Holder] },
                    _ => one,
                }),
        ],
    };

    private static readonly DirectoryKnowledge Knowledge = new(Shipped.Now)
    {
        People = Entries(("王示範", AccountState.Disabled), ("李假名", AccountState.Gone), ("林擬人", AccountState.Gone), ("黃測試", AccountState.Active)),
        Presences = ImmutableDictionary<PersonId, Presence>.Empty.Add(Id("陳虛構"), Presence.Offline).Add(Id("楊試行"), Presence.Available),
        Replies = ImmutableDictionary<PersonId, AutomaticReplies>.Empty.Add(Id("黃測試"), new(true, Shipped.Now.AddDays(9))).Add(Id("邱試算"), new(true, null)),
        Missing = ImmutableSortedDictionary<DirectoryFeature, DirectoryFault>.Empty.Add(DirectoryFeature.Groups, DirectoryFault.NotGranted),
    };

    private static readonly IReadOnlySet<PersonId> Met = File.People.Values.Where(person => person.Name is not ("鄭代號" or "許設想")).Select(person => person.Id).ToHashSet();

    [Theory]
    [InlineData(Language.ZhTw)]
    [InlineData(Language.En)]
    public void The_grid_of_an_organisation_in_trouble_reads_like_this(Language language)
    {
        var report = Check(Troubled, Knowledge);

        Assert.False(report.Ok);
        Shipped.Golden($"roster-check-troubled.{language}.txt", report.ToLines(language));
    }

    [Theory]
    [InlineData(Language.ZhTw)]
    [InlineData(Language.En)]
    public void The_message_of_the_night_reads_like_this(Language language)
    {
        var before = Check(Troubled, Knowledge with { People = Entries(("王示範", AccountState.Disabled)) });

        Shipped.Golden($"roster-news.{language}.txt", RosterNews.Of(Check(Troubled, Knowledge), RosterFound.Of(before), remind: false)!.For(language).Split('\n'));
    }

    [Fact]
    public void Whoever_may_be_away_is_still_reachable()
    {
        var report = Check(File with { Absences = [] }, Knowledge with { People = Entries() });

        Assert.All(report.Seats.SelectMany(seat => seat.People), person => Assert.Null(person.Reason));
        Assert.Contains(report.Seats.SelectMany(seat => seat.People), person => person is { Name: "黃測試", Soft: true });
    }

    [Fact]
    public void In_a_good_night_nobody_is_told_anything()
    {
        var well = Check(File with { Absences = [] }, Knowledge with { People = Entries() });

        Assert.Null(RosterNews.Of(well, null, remind: true));
        Assert.Null(RosterNews.Of(well, RosterFound.Of(well), remind: true));
    }

    [Fact]
    public void What_has_not_changed_is_told_again_only_when_it_is_time_to_remind()
    {
        var absent = Check(File, null);

        Assert.NotNull(RosterNews.Of(absent, null, remind: false));
        Assert.Null(RosterNews.Of(absent, RosterFound.Of(absent), remind: false));
        Assert.NotNull(RosterNews.Of(absent, RosterFound.Of(absent), remind: true));
    }

    [Fact]
    public void A_level_that_cannot_work_is_told_every_night()
    {
        var lost = Check(Troubled, Knowledge);

        Assert.NotNull(RosterNews.Of(lost, RosterFound.Of(lost), remind: false));
    }

    [Fact]
    public void Something_that_got_worse_is_told_though_everybody_can_be_reached()
    {
        var well = Check(File with { Absences = [] }, Knowledge with { People = Entries() });
        var alone = Check(File with { Absences = [], Assignments = [.. File.Assignments.Select(one => one with { Deputies = one.Role.Value == "mail-room" ? [] : one.Deputies })] }, Knowledge with { People = Entries() });

        Assert.Contains("收文窗口：僅 王示範 一人可聯繫", RosterNews.Of(alone, RosterFound.Of(well), remind: false)!.ZhTw, StringComparison.Ordinal);
        Assert.Null(RosterNews.Of(well, RosterFound.Of(alone), remind: false));
    }

    [Fact]
    public void What_is_kept_of_a_check_says_the_same_to_the_next_and_names_nobody()
    {
        var lost = Check(Troubled, Knowledge);
        var kept = RosterFound.Of(lost).ToJson();

        Assert.Null(RosterNews.Of(Check(File, null), RosterFound.Parse(RosterFound.Of(Check(File, null)).ToJson()), remind: false));
        Assert.Equal(RosterNews.Of(lost, RosterFound.Of(lost), remind: true), RosterNews.Of(lost, RosterFound.Parse(kept), remind: true));
        Assert.Matches("""^\{"people":\[("[0-9a-f]{32}",?)+\],"warnings":\[("[0-9a-f]{32}",?)+\]\}$""", kept);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"people":["1"],"warnings":null}""")]
    public void What_cannot_be_read_is_as_if_there_had_been_no_check(string? kept) => Assert.Null(RosterFound.Parse(kept));

    [Fact]
    public void Holders_may_come_from_a_group_or_be_somebodys_manager()
    {
        var text = System.IO.File.ReadAllText(Path.Combine(Library.ShippedOrganisations, "cgu-example.yaml"))
            .With("- { role: mail-room, person: wang.shifan@cgu.example,", "- { role: mail-room, person: wang.shifan@cgu.example, group: 9a000000-0000-4000-8000-00000000000A,")
            .With("person: liu.moni@cgu.example,", "person: liu.moni@cgu.example, managerOf: huang.ceshi@cgu.example,");
        var file = RosterFile.Parse(text, "test.yaml").Value!.Organisation;
        var stranger = new PersonId("9b000000-0000-4000-8000-000000000001");
        var (group, manager) = (new DirectorySource("9a000000-0000-4000-8000-00000000000a", null), new DirectorySource(null, Id("黃測試")));
        var knowledge = new DirectoryKnowledge(Shipped.Now)
        {
            People = ImmutableDictionary<PersonId, DirectoryPerson>.Empty.Add(stranger, new(stranger, "新進員", "", "", AccountState.Active)),
            Holders = ImmutableDictionary<DirectorySource, ImmutableArray<PersonId>>.Empty.Add(group, [stranger, Id("李假名")]).Add(manager, [Id("蔡範例")]),
        };

        Assert.Equal(["王示範"], Holders(Check(file, null), "mail-room", null));
        Assert.Equal(["新進員", "李假名"], Holders(Check(file, knowledge), "mail-room", null));
        Assert.Equal(["蔡範例"], Holders(Check(file, knowledge), "unit-head", "academic-affairs"));
        Assert.Equal(["王示範"], Holders(Check(file, knowledge with { Holders = knowledge.Holders.SetItem(group, []) }), "mail-room", null));
        Assert.Equal(["王示範"], Holders(Check(file, knowledge with { Holders = knowledge.Holders.SetItem(group, [.. Enumerable.Repeat(stranger, 21)]) }), "mail-room", null));
    }

    [Theory]
    [InlineData("group: not-a-guid,", "not the object id of an Entra group")]
    [InlineData("group: 9a000000-0000-4000-8000-00000000000a, managerOf: li.jiaming@cgu.example,", "not both")]
    [InlineData("managerOf: nobody@cgu.example,", "There is no 'nobody@cgu.example'")]
    public void A_source_that_cannot_be_is_explained(string source, string why)
    {
        var text = System.IO.File.ReadAllText(Path.Combine(Library.ShippedOrganisations, "cgu-example.yaml")).With("person: wang.shifan@cgu.example,", $"person: wang.shifan@cgu.example, {source}");

        Assert.Contains(why, Assert.Single(RosterFile.Parse(text, "test.yaml").Problems).Message.En, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Holders(RosterReport report, string role, string? unit) =>
        report.Seats.Where(seat => seat.Role.Id.Value == role && seat.Unit?.Id.Value == unit).Select(seat => seat.Holder!.Name);

    private static RosterReport Check(Organisation file, DirectoryKnowledge? knowledge) =>
        RosterCheck.Run(Shipped.Organisation("cgu-example").Definition.Procedure, file, new RosterEvidence(knowledge, knowledge is null ? null : Met), Shipped.Now);

    private static PersonId Id(string name) => File.People.Values.Single(person => person.Name == name).Id;

    private static ImmutableDictionary<PersonId, DirectoryPerson> Entries(params (string Name, AccountState Account)[] people) =>
        people.ToImmutableDictionary(one => Id(one.Name), one => new DirectoryPerson(Id(one.Name), one.Name, "", "", one.Account));
}
