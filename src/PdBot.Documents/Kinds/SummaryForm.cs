using System.Collections.Immutable;
using PdBot.Documents.Cases;
using PdBot.Documents.Docx;
using PdBot.Documents.Forms;
using PdBot.Domain.Escalation;
using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;
using PdBot.Domain.Tasks;

namespace PdBot.Documents.Kinds;

/// <summary>案情摘要: one page for the head of the organisation. Every list and text is cut so that it stays one page; what was cut is counted.</summary>
internal static class SummaryForm
{
    /// <summary>How much is shown: the first that fits is taken.</summary>
    private static readonly Limits[] Tries = [new(8, 8, 5, 3, 100), new(8, 7, 4, 3, 100), new(8, 5, 4, 3, 100), new(7, 5, 3, 2, 74), new(6, 4, 3, 2, 74), new(5, 3, 2, 1, 74), new(4, 2, 1, 1, 37)];

    private static readonly Column[] ChainColumns = [new("層級", 6), new("受通報層級", 26), new("簽收", 27), new("結果", 41)];
    private static readonly Column[] DutyColumns = [new("應辦事項", 42), new("負責", 22), new("時限", 18), new("剩餘／逾期", 18)];

    public static ImmutableArray<Block> Fill(Case @case)
    {
        var blocks = ImmutableArray<Block>.Empty;
        foreach (var limits in Tries)
            if (Measure.FitsOnePage(blocks = Fill(@case, limits)))
                break;
        return blocks;
    }

    private static ImmutableArray<Block> Fill(Case @case, Limits limits) =>
    [
        .. Alert(@case),
        Parts.Rows(
            new("辦理情形", @case.Report.Progress(), IsHalf: true), new("發生單位", ((Entry)@case.Unit).Cut(14), IsHalf: true),
            new("發現時間", Short(@case, Milestone.Discovered), IsHalf: true), new("通報時間", Short(@case, Milestone.Reported), IsHalf: true),
            new("案情概述", @case.Fact(FactKeys.Description).Cut(limits.Description)),
            new("影響範圍", Scope(@case).Cut(36)),
            new("事件等級", ((Entry)@case.Grade).Cut(36)),
            new("判級依據", Reasons(@case, limits.Reasons)),
            new("判定", Judgement(@case).Cut(72))),
        new Block.Section("通報鏈"),
        new Block.Table([.. ChainColumns], Chain(@case, limits.Levels), "本案無通報層級"),
        new Block.Section("未完成之應辦事項"),
        new Block.Table([.. DutyColumns], Duties(@case, limits.Duties), "無未完成之應辦事項"),
        new Block.Section("後續應決定事項"),
        .. Decisions(@case, limits.Decisions),
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

    private static Entry Reasons(Case @case, int most)
    {
        var reasons = @case.Reasons.ToArray();
        if (reasons.Length == 0)
            return "—";
        var lines = reasons.Take(most).Select(fired => SafeText.Cut(Parts.Reason(fired), 36)).ToList();
        if (reasons.Length > most)
            lines[^1] = SafeText.Cut(lines[^1], 28) + $"（另 {reasons.Length - most} 項）";
        return string.Join("\n", lines);
    }

    private static Entry Judgement(Case @case) => @case.Report.Judgement is { } judgement
        ? $"{judgement.Verdict.Print()}（{judgement.By}，{@case.Time.Short(judgement.At)}）{judgement.Reason}"
        : @case.Report.AwaitsJudgement() ? "尚未判定" : "—";

    private static ImmutableArray<ImmutableArray<Entry>> Chain(Case @case, int most)
    {
        var report = @case.Report;
        var levels = report.Levels.Where(level => report.IsRequired(level.Index)).ToArray();
        // The top and what is going on now matter most: of a long chain the lowest levels go first.
        var left = Math.Max(0, levels.Length - most);
        var lines = levels.Skip(left).Select(level => ImmutableArray.Create<Entry>(
            $"{report.Ordinal(level.Index)}",
            SafeText.Cut(report.Procedure.Chain[level.Index].Title.ZhTw, 22),
            SafeText.Cut(Acknowledged(@case, level), 14),
            SafeText.Cut(ChainTable.Result(@case, level), 37)));
        return left == 0 ? [.. lines] : [["…", $"另有 {left} 個層級", "", "詳通報紀錄表"], .. lines];
    }

    private static string Acknowledged(Case @case, LevelState level)
    {
        var first = level.Contacts.Where(contact => contact.AcknowledgedAt is not null).OrderBy(contact => contact.AcknowledgedAt).FirstOrDefault();
        return first is null ? "—" : $"{SafeText.Cut(first.Name, 5)} {@case.Time.Short(first.AcknowledgedAt!.Value)}";
    }

    private static ImmutableArray<ImmutableArray<Entry>> Duties(Case @case, int most)
    {
        var report = @case.Report;
        if (report.Status != ReportStatus.Open)
            return [];
        var open = report.Unsettled().OrderBy(task => report.ClockOf(task)?.Due ?? DateTimeOffset.MaxValue).ThenByDescending(task => task.IsPending).ToArray();
        var lines = open.Take(most).Select(task => ImmutableArray.Create<Entry>(
            SafeText.Cut(report.DefinitionOf(task).Title.ZhTw, 34),
            SafeText.Cut(@case.RoleTitle(report.DefinitionOf(task).Owner), 14),
            report.ClockOf(task)?.Due is { } due ? @case.Time.ShortUntil(due) : report.DefinitionOf(task).Deadline is null ? "未定時限" : "時限未起算",
            Left(@case, task)));
        return open.Length > most ? [.. lines, [$"另有 {open.Length - most} 項", "", "", "詳通報紀錄表"]] : [.. lines];
    }

    private static string Left(Case @case, TaskState task) => task.Status switch
    {
        TaskStage.InReview => "已辦理，待審",
        TaskStage.Waiting => "尚未開始",
        _ when @case.Report.ClockOf(task)?.Due is { } due => RocTime.Distance(due, @case.Now),
        _ => "辦理中",
    };

    private static IEnumerable<Block> Decisions(Case @case, int most)
    {
        var decisions = NextDecisions.Of(@case).ToArray();
        for (var i = 0; i < Math.Min(decisions.Length, most); i++)
            yield return new Block.Paragraph($"{i + 1}. {SafeText.Cut(decisions[i], 76)}", Tone.Point);
        if (decisions.Length > most)
            yield return Parts.Note($"另有 {decisions.Length - most} 項待決定。");
    }

    private sealed record Limits(int Levels, int Duties, int Decisions, int Reasons, int Description);
}
