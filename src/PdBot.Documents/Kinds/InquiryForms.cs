using System.Collections.Immutable;
using PdBot.Documents.Cases;
using PdBot.Documents.Forms;
using PdBot.Domain.Procedures;

namespace PdBot.Documents.Kinds;

/// <summary>個資事件報告, 會議紀錄 and 事件深入調查報告.</summary>
/// <remarks>來源:NCO 起始階段 (2); 應變階段; 深入調查/根因分析; CGA 二(二)4 (會議結論)</remarks>
internal static class InquiryForms
{
    public static ImmutableArray<Block> Incident(Case @case) =>
    [
        new Block.Section("基本資料"),
        Parts.About(@case),
        new Block.Section("事件種類"),
        Parts.Rows(new("事件種類", @case.Fact(FactKeys.Kind)), new("事件概述", @case.Fact(FactKeys.Description)),
            new("發生時間", @case.Fact(FactKeys.OccurredAt)), new("發現時間", @case.Fact(FactKeys.DiscoveredAt))),
        new Block.Section("個資影響範圍"),
        Parts.Rows(new("影響筆數", @case.Fact(FactKeys.Records)), new("個資類型", @case.Fact(FactKeys.DataTypes, FactKeys.LeakedFields)), new("可能影響", @case.Fact(FactKeys.Impact, FactKeys.Consequences, FactKeys.Damage))),
        .. Parts.OtherFacts(@case, "其他查證事項", FactKeys.Kind, FactKeys.Description, FactKeys.OccurredAt, FactKeys.DiscoveredAt, FactKeys.Records,
            FactKeys.DataTypes, FactKeys.LeakedFields, FactKeys.Consequences, FactKeys.Damage, FactKeys.Measures, FactKeys.Impact),
        new Block.Section("緊急應變措施"),
        Parts.Rows(new Row("已採取措施", Parts.Measures(@case))),
        new Block.Section("通報情形"),
        ChainTable.Of(@case),
        new Block.Section("審核意見（個資保護工作小組）"),
        Parts.Rows(new("狀況及範圍確認", Entry.Missing()), new("是否立即通報主管機關", Entry.Missing("決議及理由"))),
        new Block.Section("陳核"),
        Parts.Seals(@case, DocumentIds.IncidentReport),
    ];

    public static ImmutableArray<Block> Minutes(Case @case) =>
    [
        new Block.Section("會議資料"),
        Parts.Rows(
            new("案號", @case.Report.Number.Value, IsHalf: true), new("會議時間", @case.Report.Meetings.LastOrDefault() is { } called ? @case.Time.At(called.StartsAt) : Entry.Missing(), IsHalf: true),
            new("會議地點", Entry.Missing(), IsHalf: true), new("主席", Entry.Missing(), IsHalf: true),
            new("出席人員", Entry.Missing()), new("紀錄", Entry.Missing())),
        new Block.Section("案情報告"),
        Parts.Rows([
            new("事件發生單位", @case.Unit), new("事件概述", @case.Fact(FactKeys.Description)), new("影響筆數", @case.Fact(FactKeys.Records)),
            .. Parts.Severity(@case), new("目前情形", @case.Report.Progress())]),
        DutyTable.Of(@case, @case.Duties.Where(task => task.IsPending), "目前無辦理中之應辦事項"),
        new Block.Section("討論事項"),
        new Block.Paragraph(Entry.Missing("討論內容"), Tone.Body),
        new Block.Section("決議"),
        Parts.Rows(
            new("狀況內容及影響範圍", Entry.Missing()), new("是否立即通報主管機關", Entry.Missing()),
            new("通知當事人", Entry.Missing("時間及方式")), new("其他決議", Entry.Missing())),
        new Block.Section("陳核"),
        new Block.Seals(["紀錄", "幕僚單位", "召集人"]),
    ];

    public static ImmutableArray<Block> Investigation(Case @case) =>
    [
        new Block.Section("基本資料"),
        Parts.About(@case),
        Parts.Rows(new("事件概述", @case.Fact(FactKeys.Description)), new("影響筆數", @case.Fact(FactKeys.Records))),
        new Block.Section("調查經過"),
        Course.Of(@case),
        new Block.Section("軌跡與系統檢視"),
        Parts.Rows(new("缺口清查", Entry.Missing()), new("軌跡紀錄檢視", Entry.Missing("電子郵件傳送、資料下載紀錄等")), new("外洩管道", @case.Fact(FactKeys.LeakChannel, FactKeys.Cause))),
        new Block.Section("作業流程與文件檢視"),
        Parts.Rows(new("內部稽核檢視", Entry.Missing("作業流程、文件、主管覆核紀錄")), new("書面文件", Entry.Missing("有無非授權複製及使用"))),
        new Block.Section("根因分析"),
        Parts.Rows(new("根本原因", Entry.Missing()), new("外部稽核", Entry.Missing("是否委託外部公共機構稽核及理由"))),
        new Block.Section("補救與改善建議"),
        Parts.Rows(new("已採取措施", Parts.Measures(@case)), new("完成時間", @case.Milestone(Milestone.Contained)), new("改善建議", Entry.Missing())),
        new Block.Section("陳核"),
        Parts.Seals(@case, DocumentIds.Investigation),
    ];
}
