using System.Collections.Immutable;
using PdBot.Documents.Cases;
using PdBot.Documents.Forms;
using PdBot.Domain.Deadlines;
using PdBot.Domain.Procedures;
using PdBot.Domain.Tasks;

namespace PdBot.Documents.Kinds;

/// <summary>結案專卷: cover and index.</summary>
/// <remarks>來源:NCO 追蹤事項（事件結案）; 保存年限 of each procedure</remarks>
internal static class CaseFileForm
{
    public static ImmutableArray<Block> Fill(Case @case) =>
    [
        Parts.Rows([
            new("案號", @case.Report.Number.Value, IsHalf: true), new("事件發生單位", @case.Unit, IsHalf: true),
            new("案由", @case.Fact(FactKeys.Description)),
            new("事件種類", @case.Fact(FactKeys.Kind)),
            new("通報時間", @case.Time.At(@case.Report.OpenedAt)),
            new("判定結果", Entry.Of(@case.Report.Judgement is { } judgement ? $"{judgement.Verdict.Print()}（{@case.Time.At(judgement.At)}，{judgement.By}）" : "")),
            .. Parts.Severity(@case),
            new("完成損害控制", @case.Milestone(Milestone.Contained)),
            new("結案時間", @case.Milestone(Milestone.Closed)), new("結案核定", Entry.Of(@case.Report.ClosedBy)),
            new("保存期限", Keep(@case), @case.Procedure.Retention?.Clause.Print() ?? ""),
        ]),
        new Block.Section("陳核"),
        new Block.Seals(["承辦人", "單位主管", "召集人（核定）", "收存單位"]),
        new Block.NewPage(),
        new Block.Section("卷內目錄"),
        new Block.Table([new("序號", 8), new("文件", 42), new("表單編號", 24), new("完成情形", 26)], [.. Index(@case)], ""),
        new Block.Section("應辦事項總表"),
        DutyTable.Of(@case),
        new Block.Section("歷程"),
        Course.Of(@case),
    ];

    private static IEnumerable<ImmutableArray<Entry>> Index(Case @case)
    {
        var documents = @case.Procedure.Documents.Where(document => document.Id != DocumentIds.CaseFile).ToArray();
        for (var i = 0; i < documents.Length; i++)
            yield return [$"{i + 1}", documents[i].Title.ZhTw, Entry.Of(documents[i].FormNumber ?? "—"), Done(@case, documents[i].Id)];
        yield return [$"{documents.Length + 1}", "系統紀錄匯出檔（含雜湊鏈驗證結果）", "—", Entry.Missing("匯出後附卷")];
    }

    private static Entry Done(Case @case, string document) => Parts.TaskOf(@case, document) switch
    {
        null => Entry.Missing("附卷頁次"),
        { Completion: { } done, IsSettled: true } => @case.Time.Short(done.DoneAt),
        { Status: TaskStage.Waived } => "免辦",
        _ => Entry.Missing("尚未完成"),
    };

    private static Entry Keep(Case @case)
    {
        if (@case.Procedure.Retention is not { } retention)
            return Entry.Missing("來源文件未定保存年限");
        var milestone = retention.Start ?? Milestone.Closed;
        var until = @case.Report.At(milestone) is { } start ? $"，至 {@case.Time.Until(DueRules.AfterYears(retention.Years, start, @case.Time.Zone))}" : "";
        return $"自{milestone.Print()}起至少 {retention.Years} 年{until}";
    }
}
