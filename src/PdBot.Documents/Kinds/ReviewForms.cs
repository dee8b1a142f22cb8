using System.Collections.Immutable;
using PdBot.Documents.Cases;
using PdBot.Documents.Forms;
using PdBot.Domain.Procedures;

namespace PdBot.Documents.Kinds;

/// <summary>檢討報告, 資訊面彙整資料 and 應變作業檢討, with the contents that the source lists.</summary>
/// <remarks>來源:CGA 二(二)3, 二(三)3, 二(三)4</remarks>
internal static class ReviewForms
{
    public static ImmutableArray<Block> Review(Case @case) =>
    [
        new Block.Section("事件狀況"),
        Parts.About(@case),
        .. Parts.Facts(@case, @case.Procedure.Intake.Questions),
        Course.Of(@case),
        new Block.Section("事件分析"),
        Parts.Rows([
            new("發生原因", @case.Fact(FactKeys.Cause, FactKeys.LeakChannel)), new("影響分析", @case.Fact(FactKeys.Damage, FactKeys.Consequences)),
            .. Parts.Severity(@case)]),
        new Block.Section("通知當事人內容及方式"),
        Parts.Rows(new("通知內容", Entry.Missing("被侵害之事實、已採取之因應措施及諮詢管道")), new("通知方式", Parts.Notified(@case))),
        DutyTable.Batches(@case),
        new Block.Section("採取因應"),
        DutyTable.Of(@case, @case.Begun, "尚無已辦理之事項"),
        new Block.Section("補救措施"),
        Parts.Rows(new("補救措施", Parts.Measures(@case)), new("完成時間", @case.Milestone(Milestone.Contained))),
        new Block.Section("預防機制"),
        Parts.Rows(new Row("預防機制", Entry.Missing("避免再發生之制度、流程、技術及教育訓練"))),
        new Block.Section("陳核"),
        Parts.Seals(@case, DocumentIds.ReviewReport),
    ];

    public static ImmutableArray<Block> Compilation(Case @case) =>
    [
        new Block.Section("基本資料"),
        Parts.About(@case),
        new Block.Section("事件之歷程概述"),
        Parts.Rows(new Row("概述", @case.Fact(FactKeys.Description))),
        Course.Of(@case),
        new Block.Section("損害情形"),
        Parts.Rows(
            new("損害情形", @case.Fact(FactKeys.Damage)), new("侵害筆數", @case.Fact(FactKeys.Records), IsHalf: true), new("資料類型", @case.Fact(FactKeys.DataTypes, FactKeys.LeakedFields), IsHalf: true)),
        new Block.Section("後續可能影響"),
        Parts.Rows(new Row("可能影響", @case.Fact(FactKeys.Consequences))),
        new Block.Section("應變措施"),
        Parts.Rows(new Row("應變措施", Parts.Measures(@case))),
        DutyTable.Of(@case, @case.Begun, "尚無已辦理之事項"),
        new Block.Section("強化作為"),
        Parts.Rows(new Row("強化作為", Entry.Missing("系統、網路、權限及管理面之強化"))),
        .. Parts.OtherFacts(@case, "其他查證事項", FactKeys.Description, FactKeys.Damage, FactKeys.Records, FactKeys.DataTypes, FactKeys.LeakedFields, FactKeys.Consequences, FactKeys.Measures),
        new Block.Section("陳核"),
        Parts.Seals(@case, DocumentIds.Compilation),
    ];

    public static ImmutableArray<Block> Response(Case @case) =>
    [
        new Block.Section("基本資料"),
        Parts.About(@case),
        new Block.Section("人力資源"),
        ChainTable.Of(@case),
        Parts.Rows(new Row("檢討", Entry.Missing("人力配置、代理及聯繫是否適足"))),
        new Block.Section("作業程序"),
        DutyTable.Of(@case, @case.Begun, "尚無已辦理之事項"),
        Parts.Rows(new Row("檢討", Entry.Missing("程序及時限是否可行、有無修正必要"))),
        new Block.Section("事件處理"),
        Course.Of(@case),
        Parts.Rows(new Row("檢討", Entry.Missing("通報、應變、復原及通知當事人之得失"))),
        new Block.Section("其他須檢討事項"),
        Parts.Rows(new Row("檢討", Entry.Missing())),
        new Block.Section("陳核"),
        Parts.Seals(@case, DocumentIds.ResponseReview),
    ];
}
