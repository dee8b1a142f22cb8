using PdBot.EndToEnd.Tests.Playground;

namespace PdBot.EndToEnd.Tests.Scenarios;

/// <summary>The main job, with the built program and Microsoft's own client for every person.</summary>
[Collection(EndToEndCollection.Name)]
[Trait(EndToEndCollection.Beside, "yes")]
public sealed partial class ReportTests(Company company, Chromium chromium) : IClassFixture<Company>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_report_is_acknowledged_level_by_level_to_the_top()
    {
        await company.BeginAsync(new Windows());
        var number = await company.ReportAsync("通報　外洩");
        var receipt = await company.Reporter.SeesAsync($"{number}　已受理");

        await PressAsync(company.Unit, number, "判定成立");
        await PressAsync(company.Head, number, "核准");
        await PressAsync(company.Contact, number, "簽收");
        await PressAsync(company.Executive, number, "簽收");

        var done = await company.Reporter.SeesRewrittenAsync(receipt, "已逐級陳報完成", Patience);
        Assert.Contains("黃志明", done.Everything, StringComparison.Ordinal);
        await company.Bot.DisposeAsync();
        Assert.Contains("完整", await company.VerifyAsync(number), StringComparison.Ordinal);
        Assert.Contains("chain-completed.1", await company.LogAsync(number), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silent_contact_is_passed_over_and_the_late_press_is_logged()
    {
        await company.BeginAsync(new Windows { Unit = "8s" });
        var number = await company.ReportAsync();
        var asked = await CardAsync(company.Unit, number, "請判定個資事件是否成立");

        var next = await CardAsync(company.Head, number, "往上逕行陳報");
        Assert.Contains("黃志明", next.Everything, StringComparison.Ordinal);
        var rewritten = await company.Unit.SeesRewrittenAsync(asked, "已逕行陳報上一層級", Patience);
        Assert.Contains("您未於", rewritten.Everything, StringComparison.Ordinal);

        var late = await company.Unit.PressAsync(rewritten, "補簽收");
        Assert.Contains("期限後簽收", late.Everything, StringComparison.Ordinal);
        await company.Bot.DisposeAsync();
        var log = await company.LogAsync(number);
        Assert.Contains("level-passed-over.1", log, StringComparison.Ordinal);
        Assert.Matches("level-acknowledged\\.1.*late[^,}]*true", log);
        Assert.Contains("完整", await company.VerifyAsync(number), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contact_whose_Connector_answers_403_is_passed_over_within_five_seconds()
    {
        await company.BeginAsync(new Windows());
        await using var forbidden = await ForbiddenConnector.StartAsync("BotNotInConversationRoster");
        await forbidden.InstallAsync(company.Bot.Messages, company.Head.Me, Company.Organisation);
        try
        {
            var number = await company.ReportAsync();
            await PressAsync(company.Unit, number, "判定成立");
            var start = TimeProvider.System.GetTimestamp();

            var next = await CardAsync(company.Executive, number, "未安裝本系統");

            Assert.True(TimeProvider.System.GetElapsedTime(start) < TimeSpan.FromSeconds(5), $"{TimeProvider.System.GetElapsedTime(start)}");
            Assert.Contains("林淑芬", next.Everything, StringComparison.Ordinal);
            Assert.NotEmpty(forbidden.Refused);
        }
        finally
        {
            await Company.InstallAsync(company.Head);
        }
    }

    [Fact]
    public async Task Who_is_unable_to_act_hands_the_report_to_the_deputy()
    {
        await company.BeginAsync(new Windows());
        var number = await company.ReportAsync();
        var asked = await CardAsync(company.Unit, number, "請判定個資事件是否成立");

        var declined = await company.Unit.PressAsync(asked, "無法處理");

        Assert.Contains("您已回覆無法處理", declined.Everything, StringComparison.Ordinal);
        var deputy = await CardAsync(company.Head, number, "請您以代理人身分處理");
        Assert.Contains("回覆無法處理", deputy.Everything, StringComparison.Ordinal);
        var judged = await company.Head.PressAsync(deputy, "判定成立");
        Assert.Contains("判定成立", judged.Everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_everyone_is_silent_the_alarm_is_raised_and_the_chain_is_walked_again()
    {
        await company.BeginAsync(new Windows { Unit = "3s", Head = "3s", Contact = "3s", Executive = "3s", RepeatEvery = "6s" });
        var number = await company.ReportAsync();

        var alarm = await CardAsync(company.Executive, number, "所有層級均無人回應", TimeSpan.FromSeconds(60));
        Assert.True(alarm.Offers("由我接手") || alarm.Revision > 0);
        var phone = await CardAsync(company.Reporter, number, "請改以電話通報");
        Assert.Contains("03-000-0000", phone.Everything, StringComparison.Ordinal);

        var first = company.Unit.Shown.Count(message => message.Shows(number));
        await Eventually.TrueAsync(() => company.Unit.Shown.Count(message => message.Shows(number)) > first, TimeSpan.FromSeconds(60), "the unit is asked again");
    }

    [Fact]
    public async Task A_dismissed_report_is_closed_and_reporter_and_unit_are_told()
    {
        await company.BeginAsync(new Windows());
        var number = await company.ReportAsync();
        var asked = await CardAsync(company.Unit, number, "請判定個資事件是否成立");

        var without = await company.Unit.PressAsync(asked, "判定不成立");
        Assert.Contains("請先填寫理由", without.Everything, StringComparison.Ordinal);
        await company.Unit.PressAsync(asked, "判定不成立", new Dictionary<string, string> { ["reason"] = "經查為測試資料" });

        await CardAsync(company.Reporter, number, "判定不成立，本案結束");
        await CardAsync(company.Unit, number, "判定不成立，本案結束");
    }

    [Fact]
    public async Task After_kill_9_the_chain_goes_on_and_nothing_acknowledged_is_lost()
    {
        await company.BeginAsync(new Windows { Head = "12s" });
        var number = await company.ReportAsync();
        await PressAsync(company.Unit, number, "判定成立");
        var head = await CardAsync(company.Head, number, "核准");

        company.Bot.Kill();
        await company.Bot.StartAgainAsync();

        await CardAsync(company.Executive, number, "往上逕行陳報", TimeSpan.FromSeconds(60));
        await company.Head.SeesRewrittenAsync(head, "已逕行陳報上一層級", Patience);
        await company.Bot.DisposeAsync();
        Assert.Contains("level-judged.1", await company.LogAsync(number), StringComparison.Ordinal);
        Assert.Contains("完整", await company.VerifyAsync(number), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reporter_and_unit_work_on_Playgrounds_own_page()
    {
        await company.BeginAsync(new Windows());
        // A page shows what comes while it is open: both are open before the report.
        await using var unit = await ChatPage.OpenAsync(chromium, company.PageOf(company.Unit));
        await using var reporter = await ChatPage.OpenAsync(chromium, company.PageOf(company.Reporter));
        await reporter.SayAsync("/report leak");
        var intake = await reporter.SeesCardAsync("個資外洩通報");
        await reporter.PictureAsync("1-intake");
        await ChatPage.FillAsync(intake, "事件發生單位", "教務處");
        await ChatPage.FillAsync(intake, "如何得知", "業務單位自行發現");
        await ChatPage.FillAsync(intake, "事件類型", "個人資料檔案遭遇竊取、竄改、毀損、滅失或洩漏");
        await ChatPage.FillAsync(intake, "發現時間", "2026-11-01");
        await ChatPage.FillAsync(intake, "事件概述（請勿填寫個人資料）", "寄送通知信時誤附名單");
        await reporter.PictureAsync("1-filled", intake);
        await ChatPage.PressAsync(intake, "送出通報");
        await reporter.SeesCardAsync("已收到您的通報");
        var receipt = await reporter.SeesCardAsync("已受理，通報中");
        await reporter.PictureAsync("2-receipt", receipt);
        await reporter.PictureAsync("2-page");

        var asked = await unit.SeesCardAsync("請判定個資事件是否成立");
        await unit.PictureAsync("3-asked", asked);
        await ChatPage.PressAsync(asked, "判定成立");
        await unit.PictureAsync("4-judged", await unit.SeesCardAsync("本層級已完成"));
        await unit.PictureAsync("4-page");
    }

    /// <summary>The newest card about the report that shows the text.</summary>
    private static async Task<ShownMessage> CardAsync(PlaygroundChat person, string number, string text, TimeSpan? within = null)
    {
        ShownMessage? found = null;
        await Eventually.TrueAsync(
            () => (found = person.Shown.LastOrDefault(message => message.Shows(number) && message.Shows(text))) is not null,
            within ?? Patience, $"{person.Me.Name} sees '{text}' about {number}; shown:\n{string.Join("\n---\n", person.Shown.TakeLast(2).Select(message => message.Everything))}");
        return found ?? throw new InvalidOperationException("unreachable");
    }

    private static async Task PressAsync(PlaygroundChat person, string number, string button)
    {
        var asked = await CardAsync(person, number, button);
        var answer = await person.PressAsync(asked, button);
        Assert.NotNull(answer.Card);
    }
}
