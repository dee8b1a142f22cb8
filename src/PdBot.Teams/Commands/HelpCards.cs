using PdBot.Domain;
using PdBot.Teams.Cards.Schema;
using PdBot.Teams.Cards.Screens;
using PdBot.Teams.Protocol;

namespace PdBot.Teams.Commands;

/// <summary>Welcome and help: what one can say, and the one button that matters.</summary>
internal static class HelpCards
{
    public static AdaptiveCard Welcome(Language language) => Draw(language,
        Say(language, "您好，我是個資事件通報小幫手", "Hello, I take personal-data incident reports"),
        Say(language, "發現個資外洩時，請立即按「開始通報」。系統會依通報順序逐級通知聯絡人，並全程留存紀錄。",
            "When personal data has leaked, press “Report now”. Contacts are told level by level, and everything is kept on record."));

    public static AdaptiveCard Help(Language language) => Draw(language,
        Say(language, "使用說明", "Help"),
        Say(language, "可直接輸入下列指令，加不加斜線皆可。", "Type any of these, with or without the slash."));

    /// <summary>What was typed is no command.</summary>
    public static AdaptiveCard NotUnderstood(Language language) => Draw(language,
        Say(language, "無法辨識您輸入的內容", "I did not understand that"),
        Say(language, "如要通報個資外洩，請按「開始通報」；其他功能請輸入下列指令。", "To report a leak press “Report now”; otherwise use one of these."));

    private static AdaptiveCard Draw(Language language, string title, string line) => new()
    {
        Body =
        [
            new Container(
            [
                new TextBlock(title) { Size = FontSize.Large, Weight = FontWeight.Bolder, Style = TextBlockStyle.Heading },
                new TextBlock(line),
            ]) { Style = ContainerStyle.Accent, Bleed = true },
            new FactSet(
            [
                new Fact(Say(language, "通報 外洩", "report leak"), Say(language, "開始通報（/report leak）", "Begin a report")),
                new Fact(Say(language, "進度", "status"), Say(language, "查詢您相關案件的進度，可加案號（/status）", "How far your reports are; a number may follow")),
                new Fact(Say(language, "我的待辦", "mine"), Say(language, "待您簽收、判定或審核的案件（/mine）", "What waits for you")),
                new Fact(Say(language, "紀錄 案號", "log number"), Say(language, "案件處理紀錄（/log）", "The log of a report")),
                new Fact(Say(language, "緊急會議 案號", "meeting number"), Say(language, "召開緊急應變會議，限執行小組（/meeting）", "The emergency meeting; for the executive group")),
                new Fact(Say(language, "名冊", "roster"), Say(language, "本機構通報聯絡名冊（/roster）", "Who is in the chain")),
                new Fact(Say(language, "演練", "drill leak"), Say(language, "通報演練（/drill leak）", "A drill")),
            ]),
            new ActionSet(
            [
                CardFallback.Execute(Verbs.StartReport, Say(language, "開始通報", "Report now"), CardData.Of(), ActionStyle.Positive),
                CardFallback.Execute(Verbs.ShowMine, Say(language, "我的待辦", "What waits for me"), CardData.Of()),
            ]),
        ],
        FallbackText = title,
        Lang = Screen.Tag(language),
        Msteams = MsTeams.FullWidth,
    };

    private static string Say(Language language, string zhTw, string en) => language == Language.En ? en : zhTw;
}
