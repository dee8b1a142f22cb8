using System.Collections.Immutable;
using PdBot.Documents.Cases;
using PdBot.Documents.Forms;

namespace PdBot.Documents.Kinds;

/// <summary>矯正預防處理單 and 矯正事項報告單.</summary>
/// <remarks>來源:NIU 6.7.1–6.7.4 (NIU-PIMS-D-019); NCO 原因檢討及後續改善 (1)</remarks>
internal static class CorrectionForms
{
    public static ImmutableArray<Block> Preventive(Case @case) =>
    [
        new Block.Section("基本資料"),
        Parts.About(@case),
        new Block.Section("問題描述"),
        Parts.Rows(
            new("事故類型", @case.Fact(FactKeys.Kind)), new("事故概述", @case.Fact(FactKeys.Description)),
            new("影響範圍", Scope(@case)), new("事故判定", Entry.Of(@case.Report.Judgement?.Reason ?? "", "判定結果及理由"))),
        new Block.Section("原因分析"),
        Parts.Rows(new("直接原因", @case.Fact(FactKeys.Cause, FactKeys.LeakChannel)), new("根本原因", Entry.Missing("制度、流程、技術或人員面之根本原因"))),
        new Block.Section("矯正措施"),
        Parts.Rows(
            new("立即處置", Parts.Measures(@case)),
            new("矯正措施", Improvement(@case)), new("負責人員", Entry.Missing(), IsHalf: true), new("預定完成日", Entry.Missing(), IsHalf: true)),
        new Block.Section("預防措施"),
        Parts.Rows(
            new("預防措施", Entry.Missing("避免類似事故再發生之安全控制或規範修訂")),
            new("負責人員", Entry.Missing(), IsHalf: true), new("預定完成日", Entry.Missing(), IsHalf: true)),
        new Block.Section("執行情形與成效確認"),
        DutyTable.Of(@case, @case.Begun, "尚無已辦理之事項"),
        Parts.Rows(new("成效確認", Entry.Missing("確認方式、結果及是否列入稽核重點追蹤")), new("確認人員", Entry.Missing(), IsHalf: true), new("確認日期", Entry.Missing(), IsHalf: true)),
        new Block.Section("陳核"),
        Parts.Seals(@case, DocumentIds.Correction),
    ];

    public static ImmutableArray<Block> Action(Case @case) =>
    [
        new Block.Section("開立（個資保護工作小組）"),
        Parts.About(@case),
        Parts.Rows(
            new("矯正事項", Entry.Missing("應改正之缺失")), new("發生原因", @case.Fact(FactKeys.Cause, FactKeys.LeakChannel)),
            new("開立日期", Entry.Missing(), IsHalf: true), new("改正期限", Entry.Missing(), IsHalf: true)),
        new Block.Section("矯正作業報告（事件發生科室）"),
        Parts.Rows(
            new("改正措施", Improvement(@case)), new("改正完成日", Entry.Missing(), IsHalf: true), new("佐證資料", Entry.Missing(), IsHalf: true)),
        new Block.Section("確認（個資保護工作小組）"),
        Parts.Rows(new("確認結果", Entry.Missing("同意結案，或退回並敘明理由")), new("確認日期", Entry.Missing(), IsHalf: true), new("確認人員", Entry.Missing(), IsHalf: true)),
        new Block.Section("陳核"),
        new Block.Seals(["科室承辦人", "科室主管", "工作小組", "召集人"]),
    ];

    public static ImmutableArray<Block> Report(Case @case) =>
    [
        new Block.Section("基本資料"),
        Parts.About(@case),
        new Block.Section("矯正作業"),
        Parts.Rows(
            new("矯正事項", Entry.Missing("矯正事項報告單所列缺失")), new("改正措施", Improvement(@case)),
            new("改正完成日", Entry.Missing(), IsHalf: true), new("佐證資料", Entry.Missing(), IsHalf: true)),
        new Block.Section("確認（個資保護工作小組）"),
        Parts.Rows(new Row("確認結果", Entry.Missing("同意，或退回並敘明理由"))),
        new Block.Section("陳核"),
        Parts.Seals(@case, DocumentIds.CorrectiveReport),
    ];

    /// <summary>What the tasks of improvement say was done.</summary>
    private static Entry Improvement(Case @case) => @case.NoteOf(task => task.Document is DocumentIds.Correction or DocumentIds.CorrectiveReport, "為改正缺失所採之措施");

    private static Entry Scope(Case @case) => @case.Fact(FactKeys.Records) is { IsMissing: false } records ? $"個人資料 {records.Text} 筆" : Entry.Missing("筆數、資料類別及受影響單位");
}
