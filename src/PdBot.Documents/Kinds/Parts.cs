using System.Collections.Immutable;
using PdBot.Documents.Cases;
using PdBot.Documents.Forms;
using PdBot.Domain;
using PdBot.Domain.Facts;
using PdBot.Domain.Procedures;
using PdBot.Domain.Severity;
using PdBot.Domain.Tasks;

namespace PdBot.Documents.Kinds;

/// <summary>Parts that several forms have in common.</summary>
internal static class Parts
{
    public static Block.Rows Rows(params Row[] rows) => new([.. rows]);

    public static Block.Paragraph Note(string text) => new(text, Tone.Note);

    /// <summary>Who and what the report is.</summary>
    public static Block.Rows About(Case @case) => Rows(
        new("案號", @case.Report.Number.Value, IsHalf: true), new("辦理情形", @case.Report.Progress(), IsHalf: true),
        new("事件發生單位", @case.Unit, IsHalf: true), new("通報來源", @case.Source, IsHalf: true),
        new("通報人", Entry.Of(@case.Report.ReporterName)), new("通報時間", @case.Time.At(@case.Report.OpenedAt)));

    /// <summary>All facts that the form has not printed under its own labels.</summary>
    public static IEnumerable<Block> OtherFacts(Case @case, string title, params FactKey[] asked)
    {
        var other = @case.Other(asked).ToArray();
        return other.Length == 0 ? [] : [new Block.Section(title), .. Facts(@case, other)];
    }

    /// <summary>Facts in words, then those that are yes or no.</summary>
    public static IEnumerable<Block> Facts(Case @case, IEnumerable<Question> questions)
    {
        var all = questions.ToLookup(question => question.Kind == FactKind.YesNo);
        if (all[false].Any())
            yield return new Block.Rows([.. all[false].Select(@case.Row)]);
        if (all[true].Any())
            yield return new Block.Table(
                [new("查證事項", 70), new("條號", 12), new("查證結果", 18)],
                [.. all[true].Select(question => ImmutableArray.Create<Entry>(question.Title.ZhTw, question.Clause.Print(), @case.Fact(question.Key)))], "");
    }

    /// <summary>Severity with its reasons; nothing when the procedure has no scale.</summary>
    public static IEnumerable<Row> Severity(Case @case)
    {
        if (@case.Procedure.Severity.Grades.IsEmpty)
            yield break;
        yield return new("事件等級", @case.Grade, @case.Procedure.Severity.Find(@case.Report.Severity)?.Clause.Print() ?? "");
        yield return new("判級依據", Entry.Of(string.Join("\n", @case.Reasons.Select(Reason))));
    }

    public static string Reason(FiredRule fired)
    {
        var clause = fired.Rule.Clause.Print();
        return $"{fired.Rule.Reason.ZhTw}{(clause.Length > 0 ? $"（{clause}）" : "")}{(fired.BecauseUnknown ? "（事實未明，從嚴認定）" : "")}";
    }

    /// <summary>The judgement with its reason.</summary>
    public static Block.Rows Judgement(Case @case)
    {
        var judgement = @case.Report.Judgement;
        return Rows([
            new("判定結果", Entry.Of(judgement?.Verdict.Print() ?? ""), IsHalf: true), new("判定人", Entry.Of(judgement?.By ?? ""), IsHalf: true),
            new("判定時間", judgement is null ? Entry.Missing() : @case.Time.At(judgement.At)),
            new("判定理由", judgement is { Reason.Length: 0 } ? "（未另敘理由）" : Entry.Of(judgement?.Reason ?? "")),
            .. Severity(@case),
        ]);
    }

    /// <summary>Boxes for the clerk, the head, and whoever looks at the task that goes with the document.</summary>
    public static Block.Seals Seals(Case @case, string document)
    {
        var reviewers = @case.Procedure.Tasks.Where(task => task.Document == document && task.Review is not null).Select(task => $"{@case.RoleTitle(task.Review!.By)}（{task.Review.Act.Print()}）");
        return new([.. new[] { "承辦人", "單位主管" }.Concat(reviewers).Append("機關首長或授權人").Distinct()]);
    }

    /// <summary>The damage control or recovery: when, and what was done.</summary>
    public static Entry Measures(Case @case, string hint = "已採取之緊急應變、損害控制及復原措施") =>
        @case.Fact(FactKeys.Measures).Or(@case.NoteOf(task => task.Achieves == Milestone.Contained, hint));

    /// <summary>By which channels data subjects were told, and how many.</summary>
    public static Entry Notified(Case @case)
    {
        var batches = @case.Report.Tasks.SelectMany(task => task.Batches).ToArray();
        if (batches.Length == 0)
            return Entry.Missing("通知方式、時間及人數");
        var channels = string.Join("、", batches.Select(batch => batch.Channel).Distinct());
        return FormattableString.Invariant($"以{channels}通知，成功 {batches.Sum(batch => batch.Sent):N0} 人、失敗 {batches.Sum(batch => batch.Failed):N0} 人（{@case.Time.Short(batches.Min(batch => batch.At))} 起）");
    }

    /// <summary>The task that goes with a document, or null.</summary>
    public static TaskState? TaskOf(Case @case, string document) => @case.Report.Tasks.FirstOrDefault(task => @case.Report.DefinitionOf(task).Document == document);
}
