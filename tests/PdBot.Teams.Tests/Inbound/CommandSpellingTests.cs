using PdBot.Teams.Inbound;
using PdBot.Teams.Protocol;
using static PdBot.Teams.Inbound.ChatCommand;

namespace PdBot.Teams.Tests.Inbound;

public sealed class CommandSpellingTests
{
    private static readonly ChannelAccount Bot = new() { Id = "28:bot", Name = "個資通報" };

    [Theory]
    [InlineData("report leak")]
    [InlineData("/report leak")]
    [InlineData("/Report  Leak")]
    [InlineData("REPORT LEAK\n")]
    [InlineData("  report leak\r\n")]
    [InlineData("report\u00A0leak")]
    [InlineData("report&nbsp;leak")]
    [InlineData("&nbsp;report leak&nbsp;")]
    [InlineData("\u200Breport\u200B leak\uFEFF")]
    [InlineData("/ report leak")]
    [InlineData("report-leak")]
    [InlineData("/report_leak")]
    [InlineData("reportleak")]
    [InlineData("／ｒｅｐｏｒｔ　ｌｅａｋ")]
    [InlineData("／report　leak")]
    [InlineData("report leak.")]
    [InlineData("report leak!")]
    [InlineData("report")]
    [InlineData("/report")]
    [InlineData("通報外洩")]
    [InlineData("通報 外洩")]
    [InlineData("通報　外洩")]
    [InlineData("/通報 外洩")]
    [InlineData("／通報　外洩")]
    [InlineData("/通報")]
    [InlineData("通報")]
    [InlineData("個資外洩通報")]
    [InlineData("個資 外洩 通報")]
    [InlineData("個資外洩通報。")]
    [InlineData("外洩通報")]
    [InlineData("通報個資外洩")]
    [InlineData("我要通報")]
    public void A_report_begins_however_it_is_spelled(string typed) => Assert.Equal(new ReportLeak(null), CommandText.Read(typed));

    [Theory]
    [InlineData("report leak 客戶名單寄錯人", "客戶名單寄錯人")]
    [InlineData("/report leak: Mailed to the Wrong Person", "Mailed to the Wrong Person")]
    [InlineData("通報外洩 隨身碟遺失，內有學生資料", "隨身碟遺失，內有學生資料")]
    [InlineData("通報外洩：隨身碟遺失（研究室）", "隨身碟遺失（研究室）")]
    [InlineData("report leak\nＡ組名單", "Ａ組名單")]
    public void What_follows_the_command_is_kept_as_it_was_written(string typed, string text) =>
        Assert.Equal(new ReportLeak(text), CommandText.Read(typed));

    [Theory]
    [InlineData("status", null)]
    [InlineData("/STATUS", null)]
    [InlineData("進度", null)]
    [InlineData("查詢進度", null)]
    [InlineData("進度？", null)]
    [InlineData("status PD-115-0001", "PD-115-0001")]
    [InlineData("/status pd-115-0001", "PD-115-0001")]
    [InlineData("status pd1150001", "PD-115-0001")]
    [InlineData("status pd 115 0001", "PD-115-0001")]
    [InlineData("status 115-0001", "PD-115-0001")]
    [InlineData("status #PD-115-0001", "PD-115-0001")]
    [InlineData("進度 PD-115-0001", "PD-115-0001")]
    [InlineData("進度PD-115-0001", "PD-115-0001")]
    [InlineData("進度：案號 PD-115-0001。", "PD-115-0001")]
    [InlineData("進度　ＰＤ－１１５－０００１", "PD-115-0001")]
    [InlineData("進度 pd–115—0001", "PD-115-0001")]
    [InlineData("進度 PD‑115−0001", "PD-115-0001")]
    [InlineData("status dr-115-0012", "DR-115-0012")]
    [InlineData("status Xyz", "Xyz")]
    [InlineData("status PD-115", "PD-115")]
    public void The_status_of_one_or_all_reports_is_asked_for(string typed, string? number) =>
        Assert.Equal(new Status(number), CommandText.Read(typed));

    [Theory]
    [InlineData("log PD-115-0001", "PD-115-0001")]
    [InlineData("/Log pd-115-0001\n", "PD-115-0001")]
    [InlineData("紀錄 PD-115-0001", "PD-115-0001")]
    [InlineData("紀錄ＰＤ１１５０００１", "PD-115-0001")]
    [InlineData("記錄 115-0001", "PD-115-0001")]
    [InlineData("log", null)]
    [InlineData("紀錄", null)]
    [InlineData("log a/../b", "a/../b")]
    public void The_log_of_a_report_is_asked_for(string typed, string? number) => Assert.Equal(new Log(number), CommandText.Read(typed));

    [Theory]
    [InlineData("meeting PD-115-0001", "PD-115-0001")]
    [InlineData("/Meeting", null)]
    [InlineData("緊急會議 115-0001", "PD-115-0001")]
    [InlineData("召開緊急應變會議ＰＤ１１５０００１", "PD-115-0001")]
    [InlineData("應變會議", null)]
    public void A_meeting_is_called(string typed, string? number) => Assert.Equal(new Meeting(number), CommandText.Read(typed));

    [Theory]
    [InlineData("mine")]
    [InlineData("/mine")]
    [InlineData("我的待辦")]
    [InlineData("我的 待辦")]
    [InlineData("/我的待辦")]
    [InlineData("待辦")]
    [InlineData("待辦事項")]
    [InlineData("my tasks")]
    public void What_waits_for_me_is_asked_for(string typed) => Assert.Equal(new Mine(), CommandText.Read(typed));

    [Theory]
    [InlineData("drill leak")]
    [InlineData("/drill leak")]
    [InlineData("drill")]
    [InlineData("演練")]
    [InlineData("／演練")]
    [InlineData("外洩演練")]
    [InlineData("個資外洩演練")]
    [InlineData("通報演練")]
    [InlineData("個資外洩通報演練")]
    [InlineData("通報外洩演練")]
    public void A_drill_begins_and_never_a_real_report(string typed) => Assert.Equal(new DrillLeak(), CommandText.Read(typed));

    [Theory]
    [InlineData("roster")]
    [InlineData("/roster")]
    [InlineData("名冊")]
    [InlineData("聯絡名冊")]
    [InlineData("聯絡人")]
    public void The_roster_is_asked_for(string typed) => Assert.Equal(new ChatCommand.Roster(), CommandText.Read(typed));

    [Theory]
    [InlineData("help")]
    [InlineData("/Help")]
    [InlineData("help me")]
    [InlineData("?")]
    [InlineData("？")]
    [InlineData("說明")]
    [InlineData("／說明")]
    [InlineData("使用說明")]
    [InlineData("幫助")]
    public void Help_is_asked_for(string typed) => Assert.Equal(new Help(), CommandText.Read(typed));

    [Theory]
    [InlineData("", "")]
    [InlineData("   \n", "")]
    [InlineData("/", "/")]
    [InlineData("你好", "你好")]
    [InlineData("reporter", "reporter")]
    [InlineData("reporting leaks", "reporting leaks")]
    [InlineData("說明會幾點開始", "說明會幾點開始")]
    [InlineData("進度報告明天交", "進度報告明天交")]
    [InlineData("logistics", "logistics")]
    [InlineData("please  report leak", "please report leak")]
    [InlineData("//report leak", "//report leak")]
    public void Anything_else_is_unknown_and_comes_back_tidied(string typed, string tidied) =>
        Assert.Equal(new Unknown(tidied), CommandText.Read(typed));

    [Theory]
    [InlineData("<at>個資通報</at> report leak\n")]
    [InlineData("<at>個資通報</at>&nbsp;/report leak")]
    [InlineData("<at>個資通報</at>\u00A0通報外洩")]
    [InlineData("report leak <at>個資通報</at>")]
    [InlineData("<AT>個資通報</AT>通報 外洩")]
    public void A_mention_of_the_bot_is_taken_out(string typed) => Assert.Equal(new ReportLeak(null), CommandText.Read(Message(typed, Mention(Bot, "<at>個資通報</at>"))));

    [Fact]
    public void A_mention_of_somebody_else_stays() =>
        Assert.Equal(new ReportLeak("<at>張三</at> 寄錯"), CommandText.Read(Message(
            "<at>個資通報</at> report leak <at>張三</at> 寄錯",
            Mention(Bot, "<at>個資通報</at>"),
            Mention(new ChannelAccount { Id = "29:z", Name = "張三" }, "<at>張三</at>"))));

    [Fact]
    public void A_mention_without_its_text_is_found_by_the_encoded_name()
    {
        var bot = new ChannelAccount { Id = "28:bot", Name = "R&D Bot" };

        Assert.Equal(new Help(), CommandText.Read(Message("<at>R&amp;D Bot</at> help", Mention(bot, null))));
        Assert.Equal(new Help(), CommandText.Read(Message("<at>R&D Bot</at> help", Mention(bot, null))));
    }

    [Fact]
    public void A_number_in_a_long_run_of_digits_is_not_guessed() =>
        Assert.Equal(new Status("PD-115-00010002"), CommandText.Read("status PD-115-00010002"));

    private static Activity Message(string text, params Entity[] entities) => new() { Type = "message", Text = text, Recipient = Bot, Entities = entities };

    private static Entity Mention(ChannelAccount who, string? text) => new() { Type = "mention", Mentioned = who, Text = text };
}
