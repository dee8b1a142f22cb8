using PdBot.Domain;
using PdBot.Domain.RollCalls;
using PdBot.Domain.Roster;
using PdBot.Testing;

namespace PdBot.Behaviour.Tests;

/// <summary>Once a quarter every contact is asked to check in, once; the executive group hears who did not, once, whatever happens to the program meanwhile.</summary>
public sealed class Contacts_check_in_every_quarter : IAsyncLifetime
{
    /// <summary>New Year's Day is a Friday.</summary>
    private static readonly DateTimeOffset Due = new(2027, 1, 4, 3, 0, 0, TimeSpan.FromHours(8));

    private Bot bot = null!;

    public async Task InitializeAsync()
    {
        bot = await Bot.StartAsync();
        foreach (var person in bot.Setup.Organisation.People.Values)
            await bot.Person(person.Name).AskAsync("help");
        JumpTo(bot, Due);
    }

    public async Task DisposeAsync()
    {
        bot.AssertLogIsSilentAbout();
        await bot.DisposeAsync();
    }

    [Fact]
    public async Task Everybody_in_the_chain_gets_one_card_that_says_why()
    {
        await bot.RollCallAsync();
        await bot.RollCallAsync();

        Assert.All(bot.Setup.Organisation.People.Values, person => Assert.Single(Calls(person.Name)));
        var deputyOfTwo = Calls("洪預設").Single();
        Assert.True(deputyOfTwo.Says("圖書館／業務單位（代理人）"));
        Assert.True(deputyOfTwo.Says("圖書館／業務單位主管（代理人）"));
        Assert.True(deputyOfTwo.Says("請於 1月11日（一）03:00 前按「報到」"));
        Assert.Equal(["check-in"], deputyOfTwo.Buttons);
    }

    [Fact]
    public async Task Nobody_is_asked_before_the_hour_of_the_first_working_day_nor_by_a_program_that_comes_after_the_answer_time()
    {
        await using var early = await Bot.StartAsync();
        await early.Person("曾演練").AskAsync("help");
        JumpTo(early, Due.AddSeconds(-1));
        await early.RollCallAsync();
        JumpTo(early, Due.AddDays(7));
        await early.RollCallAsync();

        Assert.Empty(await early.RollCallMarksAsync());
    }

    [Fact]
    public async Task Switched_off_it_asks_nobody()
    {
        await using var off = await Bot.StartAsync("cgu-example", ("Reachability:RollCall", "false"));
        await off.Person("曾演練").AskAsync("help");
        JumpTo(off, Due);
        await off.RollCallAsync();
        Assert.Empty(await off.RollCallMarksAsync());
    }

    [Fact]
    public async Task An_organisation_that_has_not_met_the_bot_is_left_alone_until_somebody_has()
    {
        await using var fresh = await Bot.StartAsync();
        JumpTo(fresh, Due);
        await fresh.RollCallAsync();
        Assert.Empty(await fresh.RollCallMarksAsync());

        await fresh.Person("曾演練").AskAsync("help");
        await fresh.RollCallAsync();
        Assert.Equal(18, (await fresh.RollCallMarksAsync()).Count(mark => mark.Kind == RollCallMarkKind.Asked));
    }

    [Fact]
    public async Task Who_comes_into_the_roster_meanwhile_is_asked_too_and_a_disabled_account_is_not_written_to()
    {
        const string Newcomer = "c9000000-0000-4000-8000-0000000000aa";
        await bot.RollCallAsync();
        var roster = await File.ReadAllTextAsync(bot.RosterFile);
        await bot.WriteRosterAsync(roster
            .Replace("\nholders:", $"\n  - {{ id: {Newcomer}, name: 孫假擬, upn: sun.jiani@cgu.example }}\n  - {{ id: {Newcomer[..^1]}b, name: 周虛擬, upn: zhou.xuni@cgu.example, account: disabled }}\n\nholders:", StringComparison.Ordinal)
            .Replace("deputies: [li.jiaming@cgu.example]", "deputies: [li.jiaming@cgu.example, sun.jiani@cgu.example, zhou.xuni@cgu.example]", StringComparison.Ordinal));
        bot.LookAtFiles();
        await bot.RollCallAsync();

        Assert.True(Assert.Single(bot.Person("孫假擬").Cards).Says("收文窗口（代理人）"));
        Assert.Empty(bot.Person("周虛擬").Cards);
        Assert.Equal(UnreachableReason.AccountDisabled, Assert.Single(await bot.RollCallMarksAsync(), mark => mark.Kind == RollCallMarkKind.Unreachable).Reason);
        Assert.Single(Calls("王示範"));
    }

    [Fact]
    public async Task A_press_is_kept_with_its_time_and_a_second_one_does_no_harm()
    {
        await bot.RollCallAsync();
        var member = bot.Person("謝佔位");
        var card = Calls("謝佔位").Single();

        JumpTo(bot, bot.Clock.GetUtcNow() + TimeSpan.FromHours(6));
        var done = await member.PressAsync(card, "check-in");
        JumpTo(bot, bot.Clock.GetUtcNow() + TimeSpan.FromHours(1));
        var again = await member.PressAsync(card, "check-in");
        var renewed = await member.InvokeAsync("refresh", card.DataOf("check-in"));

        Assert.True(done.Says("已報到") && done.Says("1月4日（一）09:00"));
        Assert.Empty(done.Buttons);
        Assert.True(again.Says("您先前已完成報到") && again.Says("1月4日（一）09:00"));
        Assert.True(renewed.Says("已報到") && !renewed.Says("先前"));
        Assert.Equal(Due.AddHours(6), Assert.Single(await bot.RollCallMarksAsync(), mark => mark.Kind == RollCallMarkKind.CheckedIn).At);
    }

    [Fact]
    public async Task Somebody_who_is_not_asked_is_refused_and_so_is_a_roll_call_that_never_was()
    {
        await bot.RollCallAsync();
        var data = Calls("謝佔位").Single().DataOf("check-in");

        var stranger = await bot.Staff().InvokeAsync("check-in", data);
        data["quarter"] = "2031-2";
        var never = await bot.Person("謝佔位").InvokeAsync("check-in", data);
        data["quarter"] = "2031-9; drop";
        var nonsense = await bot.Person("謝佔位").InvokeAsync("check-in", data);

        Assert.All([stranger, never, nonsense], answer => Assert.True(answer.Says("您不在本次報到名單中")));
        Assert.False(stranger.Says("圖書館"));
        Assert.DoesNotContain(await bot.RollCallMarksAsync(), mark => mark.Kind == RollCallMarkKind.CheckedIn);
    }

    [Fact]
    public async Task At_the_end_the_executive_group_hears_once_who_did_not_and_who_could_not_be_asked()
    {
        bot.Teams.Refuse(bot.Person("黃測試").Id.Value, ConnectorAnswer.Error(403, "MessageWritesBlocked"));
        await CheckInAsync(except: ["謝佔位", "郭假設", "黃測試"]);
        JumpTo(bot, Due.AddDays(7));
        await bot.RollCallAsync();
        foreach (var name in new[] { "曾演練", "邱試算", "廖擬定" })
        {
            await bot.Teams.WaitForAsync(message => message.Person == bot.Person(name).Id.Value && IsNews(message));
        }

        await bot.RestartAsync();
        JumpTo(bot, bot.Clock.GetUtcNow() + TimeSpan.FromHours(2));
        await bot.RollCallAsync();

        var news = bot.Teams.Shown.Where(IsNews).ToArray();
        Assert.Equal(3, news.Length);
        Assert.All(news, message => Assert.Equal(
            "個資事件聯絡人報到結果（116 年第 1 季，示範大學（採長庚大學程序），長庚大學個人資料安全事件通報及處理）", Text(message).Split('\n')[0], ignoreLineEndingDifferences: true));
        Assert.Contains("應報到 18 人，已報到 15 人", Text(news[0]), StringComparison.Ordinal);
        Assert.Contains("**逾期未報到**\n\n- 謝佔位（圖書館／業務單位）\n- 郭假設（圖書館／業務單位主管）：請假中\n\n", Text(news[0]), StringComparison.Ordinal);
        Assert.Contains("**報到通知無法送達**\n\n- 黃測試（教務處／業務單位）：已封鎖本系統訊息\n\n", Text(news[0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_still_waited_for_Teams_when_the_process_died_is_told_by_the_next()
    {
        await CheckInAsync(except: ["謝佔位"]);
        JumpTo(bot, Due.AddDays(7));
        await bot.DieWhileTellingAsync(bot.RollCallAsync);

        await bot.RollCallAsync();
        Assert.DoesNotContain(bot.Teams.Shown, IsNews);
        JumpTo(bot, bot.Clock.GetUtcNow() + TimeSpan.FromHours(1));
        await bot.RollCallAsync();
        await bot.RollCallAsync();

        foreach (var name in new[] { "曾演練", "邱試算", "廖擬定" })
            await bot.Teams.WaitForAsync(message => message.Person == bot.Person(name).Id.Value && IsNews(message));
        Assert.Equal(3, bot.Teams.Shown.Count(IsNews));
    }

    [Fact]
    public async Task When_everybody_was_there_it_is_one_line()
    {
        await CheckInAsync(except: []);
        JumpTo(bot, Due.AddDays(7));
        await bot.RollCallAsync();

        var news = await bot.Teams.WaitForAsync(IsNews);
        Assert.EndsWith("：應報到 18 人，均已報到。", Text(news), StringComparison.Ordinal);
        Assert.DoesNotContain('\n', Text(news));
    }

    [Fact]
    public async Task Whom_a_program_that_died_did_not_bring_the_card_gets_it_from_the_next_and_nobody_gets_two()
    {
        await bot.BeginAndDieAsync($"rollcall-cgu-example-2027-1-{bot.Person("謝佔位").Id}");
        bot.Teams.Refuse(bot.Person("王示範").Id.Value, ConnectorAnswer.Error(503, "ServiceUnavailable"), times: 1);
        await bot.RollCallAsync();
        Assert.Empty(Calls("謝佔位"));
        Assert.Empty(Calls("王示範"));

        await bot.RestartAsync();
        await bot.RollCallAsync();
        Assert.Empty(Calls("謝佔位"));
        JumpTo(bot, bot.Clock.GetUtcNow() + TimeSpan.FromHours(1));
        await bot.RollCallAsync();
        await bot.RollCallAsync();

        Assert.All(bot.Setup.Organisation.People.Values, person => Assert.Single(Calls(person.Name)));
    }

    [Fact]
    public async Task Somebody_who_never_met_the_bot_is_written_to_first_and_counts_like_the_others()
    {
        await using var fresh = await Bot.StartAsync();
        await fresh.Person("曾演練").AskAsync("help");
        JumpTo(fresh, Due);
        await fresh.RollCallAsync();

        Assert.All(fresh.Setup.Organisation.People.Values, person => Assert.Single(fresh.Person(person.Name).Cards, card => card.Buttons.Contains("check-in")));
    }

    [Fact]
    public async Task Who_missed_one_is_remembered_and_asked_again_in_the_next_quarter()
    {
        await CheckInAsync(except: ["謝佔位"]);
        JumpTo(bot, Due.AddDays(7));
        await bot.RollCallAsync();
        JumpTo(bot, new DateTimeOffset(2027, 4, 1, 3, 0, 0, TimeSpan.FromHours(8)));
        await bot.RollCallAsync();

        Assert.Equal(2, Calls("謝佔位").Count);
        var missed = RollCallRules.Missed(await bot.RollCallMarksAsync());
        Assert.Equal(new Quarter(2027, 1), missed?.Quarter);
        Assert.Equal([bot.Person("謝佔位").Id], missed?.People);
    }

    /// <summary>The wall clock alone: months of timers would be months of looking at the rosters. A second passes, so that Teams' limits do not count what was sent before.</summary>
    private static void JumpTo(Bot bot, DateTimeOffset instant)
    {
        bot.Clock.StepWallClock(instant - bot.Clock.GetUtcNow() - TimeSpan.FromSeconds(1));
        bot.Clock.Advance(TimeSpan.FromSeconds(1));
    }

    private async Task CheckInAsync(string[] except)
    {
        await bot.RollCallAsync();
        foreach (var person in bot.Setup.Organisation.People.Values.Where(person => !except.Contains(person.Name)))
            Assert.True((await bot.Person(person.Name).PressAsync(Calls(person.Name).Single(), "check-in")).Says("已報到"));
    }

    private IReadOnlyList<ShownCard> Calls(string name) => [.. bot.Person(name).Cards.Where(card => card.Kind == "roll-call")];

    private static bool IsNews(ShownActivity message) => Text(message).Contains("個資事件聯絡人報到結果", StringComparison.Ordinal);

    private static string Text(ShownActivity message) => message.Content.TryGetProperty("text", out var text) ? text.GetString() ?? "" : "";
}
