using System.Collections.Immutable;
using PdBot.Documents.Cases;
using PdBot.Documents.Forms;
using PdBot.Domain.Procedures;

namespace PdBot.Documents.Kinds;

/// <summary>調查、處理及改善報告, sent to the ministry.</summary>
/// <remarks>來源:CGU 6.4.2.4</remarks>
internal static class FinalReportForm
{
    public static ImmutableArray<Block> Fill(Case @case) =>
    [
        new Block.Section("事件概要"),
        Parts.About(@case),
        .. Parts.Facts(@case, @case.Procedure.Intake.Questions),
        new Block.Section("調查"),
        Parts.Judgement(@case),
        Parts.Rows(new("發生原因", @case.Fact(FactKeys.Cause, FactKeys.LeakChannel)), new("影響評估", @case.Fact(FactKeys.Damage, FactKeys.Consequences))),
        new Block.Section("處理"),
        Course.Of(@case),
        Parts.Rows(new("因應措施", Parts.Measures(@case)), new("完成損害控制或復原", @case.Milestone(Milestone.Contained)), new("通知當事人", Parts.Notified(@case))),
        DutyTable.Of(@case, @case.Begun, "尚無已辦理之事項"),
        new Block.Section("改善"),
        Parts.Rows(
            new("根本原因", Entry.Missing()), new("管理面改善", Entry.Missing("人員、流程、規範")), new("技術面改善", Entry.Missing("系統、權限、監控")),
            new("預定完成日", Entry.Missing(), IsHalf: true), new("追蹤方式", Entry.Missing(), IsHalf: true)),
        new Block.Section("陳核"),
        Parts.Seals(@case, DocumentIds.FinalReport),
    ];
}
