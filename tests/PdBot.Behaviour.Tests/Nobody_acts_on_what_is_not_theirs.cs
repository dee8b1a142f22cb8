using System.Net;
using PdBot.Domain.Escalation;
using PdBot.Domain.Reports;

namespace PdBot.Behaviour.Tests;

/// <summary>Strangers, other tenants and other people's buttons change nothing but the list of refused attempts.</summary>
public sealed class Nobody_acts_on_what_is_not_theirs
{
    private const string NotYours = "您不是本案的聯絡人，無法檢視或處理本案；如需協助，請洽本機構個人資料保護聯絡窗口。";

    [Theory]
    [InlineData("acknowledge")]
    [InlineData("establish")]
    [InlineData("dismiss")]
    [InlineData("approve")]
    [InlineData("return")]
    [InlineData("decline")]
    [InlineData("hand-over")]
    [InlineData("escalate")]
    [InlineData("take-over")]
    [InlineData("correct-facts")]
    [InlineData("edit-facts")]
    [InlineData("refresh")]
    [InlineData("no-such-verb")]
    public async Task A_stranger_with_a_contacts_card_data_is_refused_and_shown_nothing(string verb)
    {
        await using var bot = await Bot.StartAsync();
        await bot.Staff().ReportAsync();
        var data = bot.Person("黃測試").Card.DataOf("acknowledge");
        data["reason"] = "偽造";

        var answer = await bot.Staff("路人甲", "c9000000-0000-4000-8000-0000000000aa").InvokeAsync(verb, data);
        await bot.EmptyOutboxAsync();

        Assert.Equal(NotYours, answer.Text);
        var events = await bot.EventsAsync();
        Assert.Empty(events.OfType<ActOnLevel>());
        Assert.Equal(verb is "edit-facts" or "refresh" or "no-such-verb" ? 0 : 1, events.OfType<AttemptRefused>().Count());
        Assert.Contains(bot.Log.Of(2004), line => line.Contains("NotEntitled", StringComparison.Ordinal));
        bot.AssertLogIsSilentAbout("路人甲", "偽造");
    }

    [Fact]
    public async Task Trying_again_does_not_fill_the_log()
    {
        await using var bot = await Bot.StartAsync();
        await bot.Staff().ReportAsync();
        var data = bot.Person("黃測試").Card.DataOf("acknowledge");
        var stranger = bot.Staff("路人甲", "c9000000-0000-4000-8000-0000000000aa");

        for (var i = 0; i < 3; i++)
        {
            await stranger.InvokeAsync("acknowledge", data);
        }

        Assert.Single((await bot.EventsAsync()).OfType<AttemptRefused>());
    }

    [Fact]
    public async Task A_contact_of_another_level_cannot_act_on_this_one()
    {
        await using var bot = await Bot.StartAsync();
        await bot.Staff().ReportAsync();
        var data = bot.Person("黃測試").Card.DataOf("establish");

        Assert.Equal(NotYours, (await bot.Person("劉模擬").InvokeAsync("establish", data)).Text);
        Assert.Equal("尚未輪到此層級，輪到時系統會通知您。", (await bot.Person("劉模擬").InvokeAsync("approve", new Dictionary<string, string>(data) { ["level"] = "3" })).Text);

        Assert.Empty((await bot.EventsAsync()).OfType<ActOnLevel>());
    }

    [Fact]
    public async Task The_reporter_sees_the_report_but_does_not_judge_it()
    {
        await using var bot = await Bot.StartAsync();
        var reporter = bot.Staff();
        await reporter.ReportAsync();

        var answer = await reporter.InvokeAsync("establish", bot.Person("黃測試").Card.DataOf("establish"));

        Assert.Equal(NotYours, answer.Text);
        Assert.True((await reporter.AskAsync("進度 PD-115-0001")).Says("目前由「業務單位」處理"));
    }

    [Fact]
    public async Task A_member_of_the_executive_group_may_act_on_any_level()
    {
        await using var bot = await Bot.StartAsync();
        await bot.Staff().ReportAsync();

        await bot.Person("邱試算").InvokeAsync("establish", bot.Person("黃測試").Card.DataOf("establish"));

        Assert.Equal("邱試算", Assert.Single((await bot.EventsAsync()).OfType<LevelJudged>()).ActorName);
    }

    [Fact]
    public async Task Another_tenant_is_not_answered_even_with_a_contacts_id()
    {
        await using var bot = await Bot.StartAsync();
        await bot.Staff().ReportAsync();
        var member = bot.Person("黃測試");
        var data = member.Card.DataOf("acknowledge");

        var response = await (member with { Tenant = "11111111-0000-4000-8000-000000000000" }).SendAsync(
            new { type = "invoke", name = "adaptiveCard/action", value = new { action = new { type = "Action.Execute", verb = "acknowledge", data } } });

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Empty((await bot.EventsAsync()).OfType<LevelAcknowledged>());
    }

    [Theory]
    [InlineData("")]
    [InlineData("no-such-report")]
    [InlineData("../../etc/passwd")]
    public async Task Data_of_no_report_is_answered_clearly(string report)
    {
        await using var bot = await Bot.StartAsync();
        await bot.Staff().ReportAsync();

        var answer = await bot.Person("黃測試").InvokeAsync("acknowledge", new { report, card = "escalation", level = "2" });

        Assert.Equal("查無此案件，請確認案號。", answer.Text);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("99")]
    [InlineData("0x2")]
    [InlineData("")]
    public async Task A_level_that_does_not_exist_changes_nothing(string level)
    {
        await using var bot = await Bot.StartAsync();
        await bot.Staff().ReportAsync();
        var data = bot.Person("黃測試").Card.DataOf("acknowledge");
        data["level"] = level;

        Assert.True((await bot.Person("黃測試").InvokeAsync("acknowledge", data)).Says("查無此層級"));

        Assert.Empty((await bot.EventsAsync()).OfType<ActOnLevel>());
    }

    [Fact]
    public async Task Somebody_elses_report_is_not_found_by_its_number()
    {
        await using var bot = await Bot.StartAsync();
        await bot.Staff().ReportAsync();
        var stranger = bot.Staff("路人甲", "c9000000-0000-4000-8000-0000000000aa");

        Assert.Equal("查無此案件，請確認案號。", (await stranger.AskAsync("進度 PD-115-0001")).Text);
        Assert.Equal("查無此案件，請確認案號。", (await stranger.AskAsync("紀錄 PD-115-0001")).Text);
        Assert.True((await stranger.AskAsync("進度")).Says("目前沒有與您相關的案件"));
    }
}
