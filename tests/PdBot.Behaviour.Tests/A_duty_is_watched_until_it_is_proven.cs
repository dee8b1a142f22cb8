using PdBot.Domain.Reports;
using PdBot.Domain.Tasks;
using PdBot.Storage.Events;

namespace PdBot.Behaviour.Tests;

/// <summary>After the chain comes the work: every duty has an owner, a time limit, a proof, and an executive group that is reminded until it is there.</summary>
public sealed class A_duty_is_watched_until_it_is_proven
{
    private static readonly (string, string)[] Known = [("q-network-down", "false"), ("q-criminal", "false")];

    [Fact]
    public async Task From_the_report_to_the_closing()
    {
        await using var bot = await Bot.StartAsync();
        var unit = await EstablishedAsync(bot);
        var (head, contact, executive) = (bot.Person("劉模擬"), bot.Person("陳虛構"), bot.Person("邱試算"));

        Assert.True(unit.Duties.Says("至通報應變網站通報登錄"));
        Assert.True(unit.Duties.Says("自確認成立起 1 小時，6.4.2.1"));
        Assert.False(unit.Duties.Says("聯繫所屬區"));
        Assert.True(executive.Duties.Says("完成損害控制或復原"));

        Assert.True((await unit.DoAsync("platform-report", "complete-task")).Says("請填寫「文號或編號」"));
        Assert.True((await unit.DoAsync("platform-report", "complete-task", ("reference", "1150302001"))).Says("1150302001"));
        await unit.DoAsync("evidence", "complete-task", ("note", "寄件紀錄與收件名單已封存"));
        await unit.DoAsync("damage-control", "complete-task", ("note", "已請收件人刪除並回覆"));
        Assert.True(head.Duties.Says("待審核"));
        await head.DoAsync("damage-control", "return-task", ("reason", "請附回覆紀錄"));
        Assert.True(unit.Duties.Says("完成損害控制"));
        await unit.DoAsync("damage-control", "complete-task", ("note", "已請收件人刪除，回覆紀錄 12 份留存"));
        await head.DoAsync("damage-control", "approve-task");
        Assert.Contains(contact.Cards, card => card.Says("損害控制或復原已經主管審核"));
        await unit.DoAsync("data-subjects", "record-batch", ("channel", "電子郵件"), ("sent", "118"), ("failed", "2"));
        Assert.True((await unit.DoAsync("data-subjects", "complete-task")).Says("已通知 118 人、未送達 2 人"));
        await unit.DoAsync("record", "complete-task", ("note", "紀錄表已填具"));
        await head.DoAsync("record", "approve-task");
        await unit.DoAsync("verify-response", "complete-task", ("note", "已逐項確認"));
        await head.DoAsync("monitoring", "complete-task", ("note", "一週內無異常"));
        await unit.DoAsync("follow-up", "complete-task", ("note", "已回報"));
        await contact.DoAsync("affected-units", "complete-task", ("channel", "公文"), ("recipient", "學生事務處"));
        await unit.DoAsync("losses", "complete-task", ("note", "無財務損失"));
        await unit.DoAsync("improvement", "complete-task", ("note", "群組寄信改為密件副本"));
        await head.DoAsync("improvement", "approve-task");

        Assert.True((await executive.InvokeAsync("close", new { report = executive.Duties.Report, card = "duties" })).Says("尚有 1 項應辦事項未完成"));
        await unit.DoAsync("final-report", "complete-task", ("reference", "長庚大字第1150300012號"));
        Assert.True(executive.Duties.Says("可結案"));
        await bot.EmptyOutboxAsync();
        var closed = await executive.PressAsync(executive.Duties, "close", new Dictionary<string, string> { ["closing-note"] = "已完成改善" });
        await bot.EmptyOutboxAsync();

        Assert.True(closed.Says("已結案"));
        Assert.Contains(bot.Staff().Cards, card => card.Says("PD-115-0001 已結案"));
        Assert.Contains(bot.Staff().Cards, card => card.Says("紀錄應至少保存 3 年"));
        Assert.Equal(new DateTimeOffset(bot.Clock.GetUtcNow().AddYears(3).AddHours(8).Date.AddDays(1), TimeSpan.FromHours(8)), await bot.NextWakeAsync());
        Assert.Equal(ReportStatus.Closed, Assert.Single(await bot.HeadsAsync()).Status);
        Assert.True((await new LogVerifier(bot.Reports).VerifyAsync(await bot.OnlyReportAsync(), CancellationToken.None)).IsIntact);
        bot.AssertLogIsSilentAbout("請附回覆紀錄", "1150302001");
    }

    [Theory]
    [InlineData("0001-01-01", "")]
    [InlineData("2026-11-20", "10:00Z")]
    public async Task A_time_that_no_clock_here_shows_is_no_proof(string day, string time)
    {
        await using var bot = await Bot.StartAsync();
        var unit = await EstablishedAsync(bot);

        var answer = await unit.DoAsync("platform-report", "complete-task", ("reference", "1150302001"), ("done-date", day), ("done-time", time));

        Assert.True(answer.Says("完成時間無法辨識或晚於現在"));
    }

    [Fact]
    public async Task Owner_and_executive_group_are_reminded_at_each_threshold_and_no_more_once_it_is_done()
    {
        await using var bot = await Bot.StartAsync();
        var unit = await EstablishedAsync(bot);
        var executive = bot.Person("邱試算");

        await bot.AdvanceAsync(29);
        Assert.DoesNotContain(executive.Cards, card => card.Says("系統提醒"));
        await bot.AdvanceAsync(2);
        Assert.Contains(executive.Cards, card => card.Says("系統提醒：時限已過 50%"));
        Assert.Contains(unit.Cards, card => card.Says("系統提醒：時限已過 50%"));
        await bot.AdvanceAsync(28);
        Assert.Contains(unit.Cards, card => card.Says("系統提醒：時限已過 80%"));
        Assert.Contains(unit.Cards, card => card.Says("系統提醒：時限已過 95%"));
        await bot.AdvanceAsync(2);
        Assert.Contains(executive.Cards, card => card.Says("系統提醒：時限已屆，尚未辦理"));
        await bot.AdvanceAsync(60);
        Assert.Contains(executive.Cards, card => card.Says("系統提醒：已逾時限，第 1 次催辦"));
        Assert.True(executive.Duties.Says("逾期"));

        Assert.True((await unit.DoAsync("platform-report", "complete-task", ("reference", "1150302001"))).Says("請填寫「遲延理由」"));
        await unit.DoAsync("platform-report", "complete-task", ("reference", "1150302001"), ("late-reason", "網站維護"));
        await bot.AdvanceAsync(180);

        var reminders = (await bot.EventsAsync()).OfType<ReminderDue>().Where(reminder => reminder is { Task: "platform-report", Clock: 0 }).Select(reminder => reminder.Step);
        Assert.Equal([1, 2, 3, 4, 5], reminders);
        Assert.Equal("網站維護", (await bot.EventsAsync()).OfType<TaskDone>().Single(done => done.Task == "platform-report").LateReason);
        Assert.DoesNotContain(executive.Cards, card => card.Says("第 1 次催辦") && card.Buttons.Contains("refresh"));
    }

    [Fact]
    public async Task A_duty_that_the_facts_no_longer_demand_goes_away_and_comes_back()
    {
        await using var bot = await Bot.StartAsync();
        var reporter = bot.Staff();
        await reporter.ReportAsync();
        await bot.Person("黃測試").PressAsync("establish");
        Assert.True(bot.Person("黃測試").Duties.Says("聯繫所屬區、縣（市）網路中心"));

        await CorrectAsync(reporter, "q-network-down", "false");
        Assert.False(bot.Person("黃測試").Duties.Says("聯繫所屬區、縣（市）網路中心"));
        await CorrectAsync(reporter, "q-network-down", "true");

        Assert.True(bot.Person("黃測試").Duties.Says("聯繫所屬區、縣（市）網路中心"));
        Assert.False(bot.Person("黃測試").Duties.Says("至通報應變網站通報登錄事件細節"));
        Assert.Equal(["platform-report", "regional-centre-contact"], (await bot.EventsAsync()).OfType<TaskDropped>().Select(dropped => dropped.Task).Order().Distinct());
    }

    [Fact]
    public async Task Nobody_else_may_say_that_a_duty_is_done_and_the_attempt_is_logged()
    {
        await using var bot = await Bot.StartAsync();
        var unit = await EstablishedAsync(bot);
        var stranger = bot.Staff("路人甲", "c9000000-0000-4000-8000-0000000000ee");

        var answer = await stranger.InvokeAsync("complete-task", new { report = unit.Duties.Report, card = "task", task = "evidence", note = "x" });
        Assert.True(answer.Says("您不是本案的聯絡人"));
        var extended = await unit.InvokeAsync("extend-task", new { report = unit.Duties.Report, card = "task", task = "platform-report" });

        Assert.True(extended.Says("您不是本案的聯絡人"));
        Assert.Equal(["CompleteTask", "ExtendTask"], (await bot.EventsAsync()).OfType<AttemptRefused>().Select(refused => refused.Attempt));
        Assert.Empty((await bot.EventsAsync()).OfType<TaskDone>());
    }

    [Fact]
    public async Task Every_morning_the_executive_group_is_told_what_is_open()
    {
        await using var bot = await Bot.StartAsync();
        await EstablishedAsync(bot);

        await bot.AdvanceAsync(48 * 60);

        var mornings = (await bot.EventsAsync()).OfType<DigestDue>().ToArray();
        Assert.Equal(2, mornings.Length);
        Assert.All(mornings, morning => Assert.Equal(9, morning.At.ToOffset(TimeSpan.FromHours(8)).Hour));
        Assert.All(mornings, morning => Assert.True(morning is { Open: > 0, Overdue: > 0 }));
    }

    /// <summary>A report that the whole chain has seen; the unit's person.</summary>
    private static async Task<Persona> EstablishedAsync(Bot bot)
    {
        await bot.Staff().ReportAsync("/report leak", Known);
        await bot.Person("黃測試").PressAsync("establish");
        await bot.Person("劉模擬").PressAsync("approve");
        await bot.Person("陳虛構").PressAsync("acknowledge");
        await bot.Person("曾演練").PressAsync("acknowledge");
        return bot.Person("黃測試");
    }

    private static async Task CorrectAsync(Persona person, string input, string value)
    {
        var form = await person.PressAsync(person.Card, "edit-facts");
        var inputs = form.Inputs;
        inputs[input] = value;
        await person.PressAsync(form, "correct-facts", inputs);
        await person.Bot.EmptyOutboxAsync();
    }
}
