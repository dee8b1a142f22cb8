using System.Collections.Immutable;
using PdBot.Documents.Cases;
using PdBot.Documents.Forms;

namespace PdBot.Documents.Kinds;

/// <summary>通知當事人紀錄: when, how and how many, never whom.</summary>
/// <remarks>來源:CGA 二(二)2; the source gives no fields.</remarks>
internal static class DataSubjectRecord
{
    public static ImmutableArray<Block> Fill(Case @case) =>
    [
        new Block.Section("基本資料"),
        Parts.About(@case),
        new Block.Section("通知內容"),
        Parts.Rows(new("被侵害之事實", @case.Fact(FactKeys.Description)), new("已採取之因應措施", Parts.Measures(@case)), new("諮詢管道", Entry.Missing())),
        new Block.Section("通知情形"),
        DutyTable.Batches(@case),
        Parts.Rows(new("方式及人數", Parts.Notified(@case)), new("未能通知者之處理", Entry.Missing("後續以何種方式通知，或公告之理由"))),
        new Block.Section("陳核"),
        Parts.Seals(@case, DocumentIds.DataSubjectRecord),
    ];
}
