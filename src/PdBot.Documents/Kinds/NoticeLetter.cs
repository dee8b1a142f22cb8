using System.Collections.Immutable;
using PdBot.Documents.Cases;
using PdBot.Documents.Forms;

namespace PdBot.Documents.Kinds;

/// <summary>通知當事人函: what happened, what was done, whom to ask. A draft: the unit fills in and checks before it leaves.</summary>
/// <remarks>來源:個人資料保護法 §12; 施行細則 §22 II. Names nobody, neither data subject nor contact.</remarks>
internal static class NoticeLetter
{
    public static ImmutableArray<Block> Fill(Case @case) =>
    [
        Line("受文者", Entry.Missing("當事人姓名，發送時套印；本稿不得留存名單")),
        Line("發文日期", Entry.Missing()),
        Line("發文字號", Entry.Missing()),
        Line("主旨", $"有關{@case.Organisation.Title.ZhTw}（{@case.Unit}）保有之個人資料發生外洩等侵害情事，依個人資料保護法第12條規定通知臺端，請查照。"),
        new Block.Section("個人資料被侵害之事實"),
        new Block.Rows([
            new("發生時間", @case.Fact(FactKeys.OccurredAt)), new("發現時間", @case.Fact(FactKeys.DiscoveredAt)),
            new("事件情形", @case.Fact(FactKeys.Description)), new("涉及之個人資料", @case.Fact(FactKeys.LeakedFields, FactKeys.DataTypes)),
        ]),
        new Block.Section("已採取之因應措施"),
        new Block.Rows([new("因應措施", Parts.Measures(@case, "阻斷、下架、復原、報案等已採取之措施"))]),
        new Block.Section("請臺端留意事項"),
        new Block.Paragraph("(1) 承辦單位不會以電話或簡訊要求臺端操作自動櫃員機、提供密碼、驗證碼或匯款。", Tone.Point),
        new Block.Paragraph("(2) 如使用相同帳號密碼於其他服務，請儘速變更；如接獲可疑電話或訊息，請撥打 165 反詐騙專線查證。", Tone.Point),
        new Block.Section("諮詢服務專線"),
        new Block.Rows([
            new("受理單位", @case.Unit), new("專線電話", Entry.Missing(), IsHalf: true), new("服務時間", Entry.Missing(), IsHalf: true),
            new("電子郵件", Entry.Missing()),
        ]),
        new Block.Paragraph($"{@case.Organisation.Title.ZhTw}　敬啟"),
    ];

    private static Block.Paragraph Line(string label, Entry value) => new(value) { Label = label };
}
