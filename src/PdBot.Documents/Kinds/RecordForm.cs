using System.Collections.Immutable;
using PdBot.Documents.Cases;
using PdBot.Documents.Forms;
using PdBot.Domain.Procedures;

namespace PdBot.Documents.Kinds;

/// <summary>通報紀錄表: 異常通知・事件判斷・處理情形.</summary>
/// <remarks>來源:CGU 6.4.3, 6.4.2.1.1–.5 (CGU-PIMS-L-04-022); NIU 6.4.3 (NIU-PIMS-D-012). The sources give the three parts, not the fields.</remarks>
internal static class RecordForm
{
    public static ImmutableArray<Block> Fill(Case @case) =>
    [
        new Block.Section("異常通知"),
        Parts.About(@case),
        .. Parts.Facts(@case, @case.Procedure.Intake.Questions),
        new Block.Section("事件判斷"),
        Parts.Judgement(@case),
        new Block.Section("逐級陳報"),
        ChainTable.Of(@case),
        new Block.Section("處理情形"),
        Parts.Rows(
            new("因應措施", Parts.Measures(@case)),
            new("完成損害控制", @case.Milestone(Milestone.Contained, "完成損害控制或復原之時間"))),
        DutyTable.Of(@case),
        new Block.Section("通知當事人紀錄"),
        DutyTable.Batches(@case),
        new Block.Section("陳核"),
        Parts.Seals(@case, DocumentIds.Record),
    ];
}
