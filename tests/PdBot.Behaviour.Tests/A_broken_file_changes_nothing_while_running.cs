using PdBot.Domain;

namespace PdBot.Behaviour.Tests;

/// <summary>A roster that was broken while the bot runs is said to be broken; the last good one stays in use.</summary>
public sealed class A_broken_file_changes_nothing_while_running
{
    [Fact]
    public async Task The_last_good_roster_stays_until_the_file_is_mended()
    {
        await using var bot = await Bot.StartAsync();
        var good = await File.ReadAllTextAsync(bot.RosterFile);

        await bot.WriteRosterAsync(good.Replace("role: unit, unit: academic-affairs, person: huang.ceshi@cgu.example", "role: unit, unit: academic-affairs, person: nobody@cgu.example", StringComparison.Ordinal));
        await bot.PushedAsync(bot.Log.NextAsync(3004));
        var problem = Assert.Single(bot.Log.Of(3004));
        Assert.Contains("cgu-example.yaml", problem, StringComparison.Ordinal);
        Assert.Matches(@"\(\d+,\d+\)", problem);
        bot.AssertLogIsSilentAbout();
        await bot.Staff().ReportAsync();
        Assert.Single(bot.Person("黃測試").Cards);

        await bot.WriteRosterAsync(good.Replace("person: huang.ceshi@cgu.example, deputies: [wu.yanxi@cgu.example]", "person: wu.yanxi@cgu.example, deputies: [huang.ceshi@cgu.example]", StringComparison.Ordinal));
        await bot.PushedAsync(bot.Log.NextAsync(3005));
        await bot.Staff().ReportAsync();
        Assert.Single(bot.Person("黃測試").Cards);
        Assert.Single(bot.Person("吳演習").Cards);
    }

    [Fact]
    public async Task A_report_keeps_the_procedure_under_which_it_was_opened()
    {
        await using var bot = await Bot.StartAsync();
        await bot.Staff().ReportAsync();
        var before = bot.Setup.Definition;
        var good = await File.ReadAllTextAsync(bot.RosterFile);

        await bot.WriteRosterAsync(good + "\nparameters: { unit.window: 3m }\n");
        bot.LookAtFiles();

        Assert.NotEqual(before, bot.Setup.Definition);
        await bot.AdvanceAsync(9);
        Assert.Empty(bot.Person("劉模擬").Cards);
        await bot.AdvanceAsync(1.5);
        Assert.Single(bot.Person("劉模擬").Cards);
    }
}
