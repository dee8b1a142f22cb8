using System.Collections.Immutable;
using PdBot.Domain;
using PdBot.Domain.Delivery;
using PdBot.Domain.Escalation;
using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;
using PdBot.Domain.Severity;
using PdBot.Domain.Tasks;

namespace PdBot.Procedures.Tests.Walks;

using Decision = PdBot.Domain.Reports.Decision;

/// <summary>What followed that is no message: facts, grades, clocks, levels passed over, documents.</summary>
internal sealed class Consequences(Walkthrough walk)
{
    public IEnumerable<string> Of(Decision decision)
    {
        if (Facts(decision) is { Length: > 0 } facts)
            yield return facts;
        foreach (var @event in decision.Events)
            foreach (var line in Of(@event, decision))
                yield return line;
    }

    private static string Facts(Decision decision) => string.Join("；", decision.Events.OfType<FactStated>().Select(stated =>
    {
        var question = decision.Report.Procedure.Intake.Find(stated.Fact)!;
        return $"{Short(question.Title.ZhTw)}：{Words.Answer(question, stated.Value)}{question.Clause.Print()}";
    }));

    private static string Short(string title) => title.Replace("（請勿填寫個人資料）", "", StringComparison.Ordinal);

    private IEnumerable<string> Of(ReportEvent @event, Decision decision)
    {
        var report = decision.Report;
        var procedure = report.Procedure;
        switch (@event)
        {
            case SeverityAssessed assessed:
                var reasons = Assessment.Read(procedure.Severity, assessed.Rules).Select(fired => fired.Rule.Reason.ZhTw + (fired.BecauseUnknown ? "（尚不明，從嚴）" : "") + fired.Rule.Clause.Print());
                yield return $"等級判定：**{procedure.Severity.Find(assessed.Rank)?.Title.ZhTw}**{procedure.Severity.Find(assessed.Rank)?.Clause.Print()}；符合條件：{string.Join("、", reasons)}";
                break;
            case ContactUnreachable missed:
                yield return $"無法聯繫：{(missed.PersonName.Length > 0 ? missed.PersonName : walk.TitleOf(missed.Role))}（{missed.Reason.Print()}）";
                break;
            case LevelPassedOver passed:
                yield return $"略過層級「{procedure.Chain[passed.Level].Title.ZhTw}」（{passed.Reason.Print()}）{(decision.Events.Any(one => one is ChainExhausted) ? "" : $"，往上一層級逕行陳報{procedure.SkipClause.Print()}")}";
                break;
            case ChainCompleted:
                yield return "通報鏈各層級均已處理";
                break;
            case ChainExhausted:
                yield return $"通報鏈已至最高層級仍無人處理，發出警報〔系統功能〕；無人接手時每{(int)procedure.RepeatEvery.Value.TotalMinutes}分鐘重新逐級通報{procedure.RepeatEvery.Clause.Print()}";
                break;
            case ChainWalkedAgain again:
                yield return $"重新逐級通報（第{again.Walk}次）{procedure.RepeatEvery.Clause.Print()}";
                break;
            case ReportDismissed:
                yield return "案件終結，不再通知其後層級";
                break;
            case CardFailed failed:
                yield return $"訊息無法送達{walk.NameOf(PersonId.From(failed.Receiver))}";
                break;
            case TaskDropped dropped:
                yield return $"事實變更，免再辦理「{procedure.FindTask(dropped.Task)!.Title.ZhTw}」";
                break;
            case ClockSet set:
                yield return Clock(set, procedure.FindTask(set.Task)!);
                break;
            case NoticeCollapsed collapsed:
                yield return $"「{procedure.Notices.First(notice => notice.Id == collapsed.Notice).Title.ZhTw}」之發送者即受通知者，併計，不另通知";
                break;
            case TaskDone or TaskApproved:
                foreach (var document in Document(((IOnTask)@event).Task, report))
                    yield return document;
                break;
        }
    }

    private static string Clock(ClockSet set, TaskDefinition task)
    {
        var deadline = task.Deadlines[set.Clock];
        var kind = deadline.IsShadow ? "對照時限（其他法規，非本程序）" : "時限";
        return $"{kind}：「{task.Title.ZhTw}」自{deadline.Start.Print()}（{LocalTime.At(set.From)}）起{deadline.Print()}，至**{LocalTime.Until(set.Due)}**止{deadline.Clause.Print()}";
    }

    private static IEnumerable<string> Document(string task, Report report)
    {
        if (report.FindTask(task) is not { Status: TaskStage.Done } state || report.DefinitionOf(state).Document is not { } id)
            yield break;
        var document = report.Procedure.Documents.First(one => one.Id == id);
        yield return $"文件：《{document.Title.ZhTw}》{(document.FormNumber is { } number ? $"（{number}）" : "")}{document.Clause.Print()}";
    }
}
