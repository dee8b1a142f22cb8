using System.Collections.Immutable;
using PdBot.Documents.Cases;
using PdBot.Documents.Forms;

namespace PdBot.Documents.Kinds;

/// <summary>新聞稿 and FAQ: drafts for the public, which name neither data subject nor contact.</summary>
/// <remarks>來源:NCO 對外溝通 (1)</remarks>
internal static class PublicDrafts
{
    public static ImmutableArray<Block> PressRelease(Case @case) =>
    [
        new Block.Paragraph(Entry.Missing("發布日期")) { Label = "發布日期" },
        new Block.Paragraph(Entry.Missing("標題")) { Label = "標題" },
        new Block.Section("事件說明"),
        Parts.Rows(
            new("發現時間", @case.Fact(FactKeys.DiscoveredAt)), new("事件情形", @case.Fact(FactKeys.Description)),
            new("影響筆數", @case.Fact(FactKeys.Records)), new("涉及之個人資料", @case.Fact(FactKeys.LeakedFields, FactKeys.DataTypes))),
        new Block.Section("處理情形"),
        Parts.Rows(new("因應措施", Parts.Measures(@case)), new("通知當事人", Parts.Notified(@case))),
        new Block.Section("呼籲與後續"),
        Parts.Rows(new("提醒民眾", "如接獲可疑電話或訊息，請撥打 165 反詐騙專線查證。"), new("後續改善", Entry.Missing())),
        new Block.Section("新聞聯絡"),
        Parts.Rows(new("聯絡單位", Entry.Missing(), IsHalf: true), new("電話", Entry.Missing(), IsHalf: true)),
    ];

    public static ImmutableArray<Block> Questions(Case @case) =>
    [
        .. Ask("發生了什麼事？", @case.Fact(FactKeys.Description)),
        .. Ask("何時發現？", @case.Fact(FactKeys.DiscoveredAt)),
        .. Ask("哪些資料受影響？", @case.Fact(FactKeys.LeakedFields, FactKeys.DataTypes)),
        .. Ask("影響多少筆？", @case.Fact(FactKeys.Records)),
        .. Ask("已採取哪些措施？", Parts.Measures(@case)),
        .. Ask("我會收到通知嗎？", Parts.Notified(@case)),
        .. Ask("我該怎麼做？", "如使用相同帳號密碼於其他服務，請儘速變更；如接獲可疑電話或訊息，請撥打 165 反詐騙專線查證。"),
        .. Ask("可向誰詢問？", Entry.Missing("單位、電話、服務時間")),
    ];

    private static Block[] Ask(string question, Entry answer) => [new Block.Section(question), new Block.Paragraph(answer)];
}
