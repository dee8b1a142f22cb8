using Microsoft.Extensions.DependencyInjection;
using PdBot.Host.Composition;
using PdBot.Testing;
using PdBot.Testing.Graph;

namespace PdBot.Behaviour.Tests;

/// <summary>Once a night every chain is walked. The executive group hears of it only when there is something to hear, and nobody else ever does.</summary>
public sealed class A_chain_is_checked_every_night : IAsyncLifetime
{
    private static readonly DateTimeOffset FirstNight = new(2026, 11, 21, 3, 0, 0, TimeSpan.FromHours(8));

    private GraphServer graph = null!;
    private Bot bot = null!;

    public async Task InitializeAsync()
    {
        graph = await GraphServer.StartAsync(new ManualTimeProvider());
        bot = await Bot.StartAsync(
            "cgu-example", services => services.AddSingleton<GraphCredential>(_ => new FixedCredential()), ("Graph:Enabled", "true"), ("Graph:Address", graph.Root.AbsoluteUri));
        foreach (var person in bot.Setup.Organisation.People.Values)
            graph.Add(new GraphUser { Id = person.Id.Value, UserPrincipalName = person.UserPrincipalName, DisplayName = person.Name });
        await bot.WriteRosterAsync((await File.ReadAllTextAsync(bot.RosterFile)).Replace("2026-11-01T00:00:00+08:00", "2026-01-01T00:00:00+08:00", StringComparison.Ordinal).Replace("2027-02-01", "2026-02-01", StringComparison.Ordinal));
        bot.LookAtFiles();
        foreach (var person in bot.Setup.Organisation.People.Values)
            await bot.Person(person.Name).AskAsync("help");
    }

    public async Task DisposeAsync()
    {
        bot.AssertLogIsSilentAbout([.. bot.Setup.Organisation.People.Values.Select(person => person.UserPrincipalName)]);
        await bot.DisposeAsync();
        await graph.DisposeAsync();
    }

    [Fact]
    public async Task In_a_good_night_nobody_is_told()
    {
        bot.Clock.AdvanceTo(FirstNight.AddMinutes(-1));
        Assert.Empty(await bot.CheckReachabilityAsync());
        bot.Clock.AdvanceTo(FirstNight);

        Assert.True(Assert.Single(await bot.CheckReachabilityAsync()).Ok);

        Assert.Empty(await bot.CheckReachabilityAsync());
        Assert.EndsWith("0 conversations told ", Assert.Single(bot.Log.Of(3025)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_was_lost_is_told_to_the_executive_group_once_and_again_on_Monday()
    {
        graph.User(bot.Person("謝佔位").Id.Value).AccountEnabled = false;
        bot.Clock.AdvanceTo(FirstNight);
        await bot.CheckReachabilityAsync();

        var message = await bot.Teams.WaitForAsync(message => message.Person == bot.Person("曾演練").Id.Value && Text(message).Contains("聯絡名冊夜間查核結果", StringComparison.Ordinal));
        Assert.Contains("- 謝佔位（圖書館／業務單位）：帳號已停用", Text(message), StringComparison.Ordinal);
        Assert.DoesNotContain("【新增】", Text(message), StringComparison.Ordinal);
        await bot.RestartAsync();
        await bot.RefreshDirectoryAsync();
        await bot.CheckReachabilityAsync();

        var told = new List<string>();
        for (var night = 1; night <= 3; night++)
        {
            bot.Clock.AdvanceTo(FirstNight.AddDays(night));
            await bot.CheckReachabilityAsync();
            told.Add(bot.Log.Of(3025)[^1].Split("; ")[1].Trim());
        }

        // Sunday, Monday, Tuesday; three members.
        Assert.Equal(["0 conversations told", "3 conversations told", "0 conversations told"], told);
    }

    [Fact]
    public async Task Nobody_outside_the_executive_group_hears_a_name()
    {
        graph.Remove(bot.Person("謝佔位").Id.Value);
        bot.Clock.AdvanceTo(FirstNight);
        await bot.CheckReachabilityAsync();
        await Task.WhenAll(new[] { "曾演練", "邱試算", "廖擬定" }.Select(name => bot.Teams.WaitForAsync(message => message.Person == bot.Person(name).Id.Value && Text(message).Contains("謝佔位", StringComparison.Ordinal))));

        Assert.Equal(3, bot.Teams.Shown.Count(message => Text(message).Contains("夜間查核", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_new_trouble_is_called_new()
    {
        graph.User(bot.Person("謝佔位").Id.Value).AccountEnabled = false;
        bot.Clock.AdvanceTo(FirstNight);
        await bot.CheckReachabilityAsync();
        graph.User(bot.Person("王示範").Id.Value).AccountEnabled = false;
        bot.Clock.AdvanceTo(FirstNight.AddDays(1));
        await bot.CheckReachabilityAsync();

        var second = await bot.Teams.WaitForAsync(message => Text(message).Contains("王示範", StringComparison.Ordinal));
        Assert.Contains("- 王示範（收文窗口）：帳號已停用【新增】", Text(second), StringComparison.Ordinal);
        Assert.Contains("- 謝佔位（圖書館／業務單位）：帳號已停用\n", Text(second), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_restart_what_was_told_before_is_neither_told_again_nor_called_new()
    {
        graph.User(bot.Person("謝佔位").Id.Value).AccountEnabled = false;
        await CheckAsync(night: 0);
        Assert.Equal("0 conversations told", await CheckAfterRestartAsync(night: 1));

        graph.User(bot.Person("王示範").Id.Value).AccountEnabled = false;
        // A Monday tells of both.
        Assert.Equal("3 conversations told", await CheckAfterRestartAsync(night: 2));
        var monday = await bot.Teams.WaitForAsync(message => Text(message).Contains("王示範", StringComparison.Ordinal));
        Assert.Contains("- 王示範（收文窗口）：帳號已停用【新增】", Text(monday), StringComparison.Ordinal);
        Assert.Contains("- 謝佔位（圖書館／業務單位）：帳號已停用\n", Text(monday), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_went_away_and_comes_back_is_new_also_after_restarts()
    {
        graph.User(bot.Person("謝佔位").Id.Value).AccountEnabled = false;
        await CheckAsync(night: 0);
        graph.User(bot.Person("謝佔位").Id.Value).AccountEnabled = true;
        Assert.Equal("0 conversations told", await CheckAfterRestartAsync(night: 1));

        graph.User(bot.Person("謝佔位").Id.Value).AccountEnabled = false;
        Assert.Equal("3 conversations told", await CheckAfterRestartAsync(night: 2));
        await bot.Teams.WaitForAsync(message => Text(message).Contains("- 謝佔位（圖書館／業務單位）：帳號已停用【新增】", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_process_that_died_before_it_told_was_to_tell_is_told_within_the_hour_and_once()
    {
        graph.User(bot.Person("謝佔位").Id.Value).AccountEnabled = false;
        bot.Clock.AdvanceTo(FirstNight);
        await bot.BeginAndDieAsync("reachability-cgu-example-2026-11-21");
        Assert.Empty(await bot.CheckReachabilityAsync());

        Assert.Equal("3 conversations told", await CheckAfterRestartAsync(FirstNight.AddHours(1)));
        Assert.Empty(await bot.CheckReachabilityAsync());
        Assert.Equal(3, bot.Teams.Shown.Count(message => Text(message).Contains("夜間查核", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_night_that_an_older_version_told_is_not_told_again_after_the_update()
    {
        bot.TakeAsAnOlderVersion("reachability-cgu-example-2026-11-21");
        graph.User(bot.Person("謝佔位").Id.Value).AccountEnabled = false;
        bot.Clock.AdvanceTo(FirstNight.AddHours(1));

        Assert.Empty(await bot.CheckReachabilityAsync());
        Assert.Equal("3 conversations told", await CheckAsync(night: 1));
    }

    [Fact]
    public async Task What_still_waited_for_Teams_when_the_process_died_is_told_by_the_next()
    {
        graph.User(bot.Person("謝佔位").Id.Value).AccountEnabled = false;
        bot.Clock.AdvanceTo(FirstNight);
        await bot.DieWhileTellingAsync(bot.CheckReachabilityAsync);

        Assert.Equal("3 conversations told", await CheckAfterRestartAsync(FirstNight.AddHours(1)));
        Assert.Equal(3, bot.Teams.Shown.Count(message => Text(message).Contains("夜間查核", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_program_that_starts_in_the_morning_leaves_the_night_alone()
    {
        bot.Clock.AdvanceTo(FirstNight.AddHours(6));

        Assert.Empty(await bot.CheckReachabilityAsync());
    }

    [Fact]
    public async Task Without_Graph_it_knows_the_roster_and_who_has_met_the_bot()
    {
        await using var plain = await Bot.StartAsync("cgu-example", ("Roster:CheckHour", "22"));
        await plain.Person("曾演練").AskAsync("help");
        plain.Clock.AdvanceTo(new DateTimeOffset(2026, 11, 20, 22, 0, 0, TimeSpan.FromHours(8)));

        var lines = string.Join('\n', Assert.Single(await plain.CheckReachabilityAsync()).ToLines(Domain.Language.ZhTw));

        Assert.Contains("依據：名冊、小幫手之對話紀錄", lines, StringComparison.Ordinal);
        Assert.Contains("16 人尚未與小幫手建立對話", lines, StringComparison.Ordinal);
        Assert.Contains("郭假設 請假至 2027-02-01", lines, StringComparison.Ordinal);
    }

    private Task<string> CheckAfterRestartAsync(int night) => CheckAfterRestartAsync(FirstNight.AddDays(night));

    private async Task<string> CheckAfterRestartAsync(DateTimeOffset instant)
    {
        await bot.RestartAsync();
        return await CheckAsync(instant);
    }

    private Task<string> CheckAsync(int night) => CheckAsync(FirstNight.AddDays(night));

    /// <summary>Whom the check of the night tells, as the log says.</summary>
    private async Task<string> CheckAsync(DateTimeOffset instant)
    {
        bot.Clock.AdvanceTo(instant);
        Assert.Single(await bot.CheckReachabilityAsync());
        return bot.Log.Of(3025)[^1].Split("; ")[1].Trim();
    }

    private static string Text(ShownActivity message) => message.Content.TryGetProperty("text", out var text) ? text.GetString() ?? "" : "";
}
