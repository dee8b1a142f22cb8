using System.Collections.Immutable;
using PdBot.Documents.Cases;
using PdBot.Documents.Forms;
using PdBot.Domain.Escalation;
using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;
using PdBot.Domain.Tasks;

namespace PdBot.Documents.Kinds;

/// <summary>案情摘要: one page for the head of the organisation. Every list and text is cut so that it stays one page; what was cut is counted.</summary>
internal static class SummaryForm
{
    private const int MostReasons = 3;
    private const int MostLevels = 8;
    private const int MostDuties = 7;
    private const int MostDecisions = 4;

    private static readonly Column[] ChainColumns = [new("層級", 6), new("受通報層級", 27), new("簽收", 30), new("結果", 37)];
    private static readonly Column[] DutyColumns = [new("應辦事項", 40), new("負責", 18), new("時限", 21), new("剩餘／逾期", 21)];

    public static ImmutableArray<Block> Fill(Case @case) =>
    [
        .. Alert(@case),
        Parts.Rows(
            new("辦理情形", @case.Report.Progress(), IsHalf: true), new("發生單位", ((Entry)@case.Unit).Cut(14), IsHalf: true),
            new("發現時間", Short(@case, Milestone.Discovered), IsHalf: true), new("通報時間", Short(@case, Milestone.Reported), IsHalf: true),
            new("案情概述", @case.Fact(FactKeys.Description).Cut(100)),
            new("影響範圍", Scope(@case).Cut(36)),
            new("事件等級", ((Entry)@case.Grade).Cut(36)),
            new("判級依據", Reasons(@case)),
            new("判定", Judgement(@case).Cut(72))),
        new Block.Section("通報鏈"),
        new Block.Table([.. ChainColumns], Chain(@case), "本案無通報層級"),
        new Block.Section("未完成之應辦事項"),
        new Block.Table([.. DutyColumns], Duties(@case), "無未完成之應辦事項"),
        new Block.Section("後續應決定事項"),
        .. Decisions(@case),
    ];

    private static IEnumerable<Block> Alert(Case @case)
    {
        var overdue = @case.Report.Tasks.Count(task => @case.Report.IsOverdue(task, @case.Now));
        if (@case.Report is { Status: ReportStatus.Open, Alarm.AnsweredAt: null })
            yield return new Block.Paragraph("通報鏈全部層級均無人受理，請立即指派人員接手。", Tone.Alert);
        else if (overdue > 0 && @case.Report.Status == ReportStatus.Open)
            yield return new Block.Paragraph($"已有 {overdue} 項應辦事項逾期。", Tone.Alert);
    }

    private static Entry Short(Case @case, Milestone milestone) => @case.Report.At(milestone) is { } at ? @case.Time.Short(at) : Entry.Missing();

    private static Entry Scope(Case @case)
    {
        var records = @case.Fact(FactKeys.Records);
        var kinds = @case.Fact(FactKeys.LeakedFields, FactKeys.DataTypes);
        var words = new[] { records.IsMissing ? "筆數不明" : $"{records.Text} 筆", kinds.IsMissing ? "" : kinds.Text };
        return string.Join("；", words.Where(word => word.Length > 0));
    }

    private static Entry Reasons(Case @case)
    {
        var reasons = @case.Reasons.ToArray();
        if (reasons.Length == 0)
            return "—";
        var lines = reasons.Take(MostReasons).Select(fired => SafeText.Cut(Parts.Reason(fired), 36)).ToList();
        if (reasons.Length > MostReasons)
            lines[^1] = SafeText.Cut(lines[^1], 28) + $"（另 {reasons.Length - MostReasons} 項）";
        return string.Join("\n", lines);
    }

    private static Entry Judgement(Case @case) => @case.Report.Judgement is { } judgement
        ? $"{judgement.Verdict.Print()}（{judgement.By}，{@case.Time.Short(judgement.At)}）{judgement.Reason}"
        : @case.Report.AwaitsJudgement() ? "尚未判定" : "—";

    private static ImmutableArray<ImmutableArray<Entry>> Chain(Case @case)
    {
        var report = @case.Report;
        var levels = report.Levels.Where(level => report.IsRequired(level.Index)).ToArray();
        // The top and what is going on now matter most: of a long chain the lowest levels go first.
        var left = Math.Max(0, levels.Length - MostLevels);
        var lines = levels.Skip(left).Select(level => ImmutableArray.Create<Entry>(
            $"{report.Ordinal(level.Index)}",
            SafeText.Cut(report.Procedure.Chain[level.Index].Title.ZhTw, 12),
            SafeText.Cut(Acknowledged(@case, level), 14),
            SafeText.Cut(ChainTable.Result(@case, level), 34)));
        return left == 0 ? [.. lines] : [["…", $"另有 {left} 個層級", "", "詳通報紀錄表"], .. lines];
    }

    private static string Acknowledged(Case @case, LevelState level)
    {
        var first = level.Contacts.Where(contact => contact.AcknowledgedAt is not null).OrderBy(contact => contact.AcknowledgedAt).FirstOrDefault();
        return first is null ? "—" : $"{SafeText.Cut(first.Name, 5)} {@case.Time.Short(first.AcknowledgedAt!.Value)}";
    }

    private static ImmutableArray<ImmutableArray<Entry>> Duties(Case @case)
    {
        var report = @case.Report;
        if (report.Status != ReportStatus.Open)
            return [];
        var open = report.Unsettled().OrderBy(task => report.ClockOf(task)?.Due ?? DateTimeOffset.MaxValue).ThenByDescending(task => task.IsPending).ToArray();
        var lines = open.Take(MostDuties).Select(task => ImmutableArray.Create<Entry>(
            SafeText.Cut(report.DefinitionOf(task).Title.ZhTw, 34),
            SafeText.Cut(@case.RoleTitle(report.DefinitionOf(task).Owner), 14),
            report.ClockOf(task)?.Due is { } due ? @case.Time.ShortUntil(due) : "未起算或未定",
            Left(@case, task)));
        return open.Length > MostDuties ? [.. lines, [$"另有 {open.Length - MostDuties} 項", "", "", "詳通報紀錄表"]] : [.. lines];
    }

    private static string Left(Case @case, TaskState task) => task.Status switch
    {
        TaskStage.InReview => "已辦理，待審",
        TaskStage.Waiting => "尚未開始",
        _ when @case.Report.ClockOf(task)?.Due is { } due => RocTime.Distance(due, @case.Now),
        _ => "辦理中",
    };

    private static IEnumerable<Block> Decisions(Case @case)
    {
        var decisions = NextDecisions.Of(@case).ToArray();
        for (var i = 0; i < Math.Min(decisions.Length, MostDecisions); i++)
            yield return new Block.Paragraph($"{i + 1}. {SafeText.Cut(decisions[i], 76)}", Tone.Point);
        if (decisions.Length > MostDecisions)
            yield return Parts.Note($"另有 {decisions.Length - MostDecisions} 項待決定。");
    }
}
