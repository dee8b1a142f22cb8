using System.Collections.Immutable;
using PdBot.Documents.Cases;
using PdBot.Documents.Forms;
using PdBot.Domain.Tasks;

namespace PdBot.Documents.Kinds;

/// <summary>個人資料侵害事故通報與紀錄表: the fields of §6 II, in its order.</summary>
/// <remarks>來源:大陸委員會指定非公務機關個人資料檔案安全維護辦法 §6 II; its 附表 1 is not in the file.</remarks>
internal static class BreachReportForm
{
    public static ImmutableArray<Block> Fill(Case @case)
    {
        var task = Parts.TaskOf(@case, DocumentIds.BreachReport);
        return
        [
            new Block.Section("通報者"),
            Parts.Rows(
                new("非公務機關名稱", @case.Organisation.Title.ZhTw),
                new("通報人", Entry.Of(@case.Report.ReporterName), IsHalf: true), new("通報單位", @case.Unit, IsHalf: true),
                new("聯絡方式", Entry.Missing("電話、電子郵件、地址"))),
            new Block.Section("通報"),
            Parts.Rows(
                new("通報機關", Receiver(@case, task)),
                new("通報時間", task?.Completion is { } done ? @case.Time.At(done.DoneAt) : Entry.Missing()),
                new("事件發生時間", @case.Fact(FactKeys.OccurredAt)),
                new("事件發現時間", @case.Fact(FactKeys.DiscoveredAt)),
                new("擬通知當事人時間", @case.Fact(FactKeys.NotifyAt).Or(NotifiedAt(@case))),
                new("遲延理由", LateReason(@case, task), "第6條第2項後段")),
            new Block.Section("事故"),
            Parts.Rows(
                new("事件發生種類", @case.Fact(FactKeys.Kind)),
                new("個人資料類型", @case.Fact(FactKeys.DataTypes, FactKeys.LeakedFields)),
                new("預估個人資料侵害總筆數", @case.Fact(FactKeys.Records)),
                new("發生原因", @case.Fact(FactKeys.Cause, FactKeys.LeakChannel)),
                new("損害狀況", @case.Fact(FactKeys.Damage, FactKeys.Description)),
                new("個人資料侵害可能結果", @case.Fact(FactKeys.Consequences))),
            new Block.Section("因應"),
            Parts.Rows(
                new("擬採取之因應措施", Parts.Measures(@case, "降低、控制損害之措施")),
                new("擬採通知當事人之方式", @case.Fact(FactKeys.NotifyHow).Or(Parts.Notified(@case)))),
            .. Parts.OtherFacts(@case, "其他查證事項", FactKeys.OccurredAt, FactKeys.DiscoveredAt, FactKeys.NotifyAt, FactKeys.Kind, FactKeys.DataTypes,
                FactKeys.LeakedFields, FactKeys.Records, FactKeys.Cause, FactKeys.LeakChannel, FactKeys.Damage, FactKeys.Consequences, FactKeys.Measures, FactKeys.NotifyHow),
            new Block.Section("陳核"),
            Parts.Seals(@case, DocumentIds.BreachReport),
            new Block.NewPage(),
            new Block.Section("處理紀錄（內部留存，不隨通報送出）"),
            DutyTable.Of(@case),
        ];
    }

    private static Entry Receiver(Case @case, TaskState? task) =>
        task is not null && @case.Report.DefinitionOf(task).Receiver is { } receiver ? @case.RoleTitle(receiver) : Entry.Missing("主管機關");

    private static Entry NotifiedAt(Case @case)
    {
        var batches = @case.Report.Tasks.SelectMany(task => task.Batches).ToArray();
        return batches.Length > 0 ? $"已於 {@case.Time.At(batches.Min(batch => batch.At))} 起通知" : Entry.Missing();
    }

    /// <summary>Needed only when the time limit is over.</summary>
    private static Entry LateReason(Case @case, TaskState? task)
    {
        if (task is null || @case.Report.ClockOf(task) is not { Due: { } due })
            return "時限未起算";
        if (task.Completion is { LateReason.Length: > 0 } late)
            return late.LateReason;
        return (task.Completion?.DoneAt ?? @case.Now) > due ? Entry.Missing($"時限為 {@case.Time.Until(due)}") : $"未逾時限（{@case.Time.Until(due)}）";
    }
}
