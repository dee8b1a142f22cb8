using System.Collections.Immutable;
using PdBot.Documents.Cases;
using PdBot.Documents.Forms;
using PdBot.Domain.Facts;
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
        Parts.Rows([
            .. @case.Procedure.Intake.Questions.Where(question => question.Kind is not FactKind.YesNo).Select(@case.Row),
        ]),
        .. YesNo(@case),
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

    /// <summary>Short answers, two on a line.</summary>
    private static IEnumerable<Block> YesNo(Case @case)
    {
        var lines = @case.Procedure.Intake.Questions.Where(question => question.Kind == FactKind.YesNo)
            .Select(question => ImmutableArray.Create<Entry>(question.Title.ZhTw, question.Clause.Print(), @case.Fact(question.Key))).ToImmutableArray();
        if (!lines.IsEmpty)
            yield return new Block.Table([new("查證事項", 70), new("條號", 12), new("查證結果", 18)], lines, "");
    }
}
