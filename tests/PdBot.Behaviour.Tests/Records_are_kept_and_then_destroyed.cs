using PdBot.Domain.Reports;
using PdBot.Domain.Retention;
using PdBot.Storage.Events;

namespace PdBot.Behaviour.Tests;

/// <summary>保存、保全、銷毀: nothing is destroyed too early or under a hold; what is destroyed leaves a tombstone that the chain still verifies.</summary>
public sealed class Records_are_kept_and_then_destroyed
{
    [Fact]
    public async Task After_the_period_the_executive_group_destroys_them_and_the_chain_still_verifies()
    {
        await using var bot = await Bot.StartAsync();
        var executive = await DismissedAsync(bot);
        var report = await bot.OnlyReportAsync();
        Assert.True((await PurgeAsync(executive, report.Value)).Says("尚在保存期限內"));

        await PassThreeYearsAsync(bot);
        Assert.Single((await bot.EventsAsync()).OfType<RetentionEnded>());
        Assert.Contains(executive.Cards, card => card.Says("保存期限已屆滿，得辦理銷毀"));
        Assert.True((await PurgeAsync(executive, report.Value, "")).Says("請填寫「文號或編號」"));
        Assert.True((await PurgeAsync(executive, report.Value)).Says("之紀錄已銷毀"));

        Assert.Equal(ReportStatus.Purged, Assert.Single(await bot.HeadsAsync()).Status);
        var tombstone = Assert.IsType<ReportPurged>(Assert.Single(await bot.EventsAsync()));
        Assert.Equal("長庚大秘字第9號", tombstone.Reference);
        Assert.True((await new LogVerifier(bot.Reports).VerifyAsync(report, CancellationToken.None)).IsIntact);
        Assert.True((await bot.Staff().AskAsync("status PD-115-0001")).Says("查無此案件"));
        Assert.Null(await bot.NextWakeAsync());
        Assert.DoesNotContain("寄送通知信時誤附名單", await bot.FileTextAsync());
    }

    [Fact]
    public async Task A_hold_stops_it()
    {
        await using var bot = await Bot.StartAsync();
        var executive = await DismissedAsync(bot);
        var report = (await bot.OnlyReportAsync()).Value;
        await executive.InvokeAsync("place-hold", new Dictionary<string, string> { ["report"] = report, ["card"] = "closed", ["hold-reason"] = "訴訟進行中" });

        await PassThreeYearsAsync(bot);
        Assert.Empty((await bot.EventsAsync()).OfType<RetentionEnded>());
        Assert.True((await PurgeAsync(executive, report)).Says("紀錄保全中，不得銷毀"));
        await executive.InvokeAsync("lift-hold", new Dictionary<string, string> { ["report"] = report, ["card"] = "closed", ["hold-reason"] = "訴訟終結" });

        Assert.True((await PurgeAsync(executive, report)).Says("之紀錄已銷毀"));
    }

    [Fact]
    public async Task Nobody_else_may_destroy_or_hold()
    {
        await using var bot = await Bot.StartAsync();
        await DismissedAsync(bot);
        var report = (await bot.OnlyReportAsync()).Value;

        Assert.True((await PurgeAsync(bot.Person("黃測試"), report)).Says("您不是本案的聯絡人"));
        Assert.Equal("Purge", Assert.Single((await bot.EventsAsync()).OfType<AttemptRefused>()).Attempt);
    }

    [Fact]
    public async Task A_row_that_was_emptied_without_a_tombstone_is_found()
    {
        await using var bot = await Bot.StartAsync();
        await DismissedAsync(bot);

        bot.Tamper("update event set data = '' where sequence = 3");

        var verdict = await new LogVerifier(bot.Reports).VerifyAllAsync(CancellationToken.None);
        Assert.Contains(verdict.Faults, fault => fault.Detail.Contains("without a tombstone", StringComparison.Ordinal));
    }

    /// <summary>The calendar jumps: three years of one-second timers need not be lived through.</summary>
    private static async Task PassThreeYearsAsync(Bot bot)
    {
        bot.Clock.StepWallClock(TimeSpan.FromDays(3 * 366));
        await bot.AdvanceAsync(1);
        await bot.EmptyOutboxAsync();
    }

    private static async Task<Persona> DismissedAsync(Bot bot)
    {
        await bot.Staff().ReportAsync();
        await bot.Person("黃測試").PressAsync("dismiss", ("reason", "經查為測試資料"));
        var executive = bot.Person("邱試算");
        bot.Teams.ConversationOf(executive.Id.Value);
        return executive;
    }

    private static async Task<ShownCard> PurgeAsync(Persona person, string report, string reference = "長庚大秘字第9號")
    {
        var answer = await person.InvokeAsync("purge", new Dictionary<string, string> { ["report"] = report, ["card"] = "closed", ["purge-reference"] = reference });
        await person.Bot.EmptyOutboxAsync();
        return answer;
    }
}
