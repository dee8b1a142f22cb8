using PdBot.Domain;
using PdBot.Domain.Escalation;
using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;

namespace PdBot.Procedures.Tests.Walks;

using Decision = PdBot.Domain.Reports.Decision;

/// <summary>What a person did, in words.</summary>
internal sealed class Acts(Walkthrough walk)
{
    public string Head(ReportCommand command, Report before, Decision decision)
    {
        var procedure = before.Procedure;
        var head = command switch
        {
            ReportCommand.Open open => $"**丁同仁（通報人）通報**：{procedure.Intake.Sources.First(source => source.Id == open.Source).Title.ZhTw}{procedure.Intake.Sources.First(source => source.Id == open.Source).Clause.Print()}",
            ReportCommand.CorrectFacts correct => $"**{walk.NameOf(correct.Actor)} 補充、更正事實**",
            ReportCommand.OnLevel act => Level(act, before, decision),
            ReportCommand.TakeOver act => $"**{walk.NameOf(act.Actor)}（執行小組成員）接手**，警報解除〔系統功能〕",
            ReportCommand.OnTask act => Duty(act, procedure.FindTask(act.Task)!),
            ReportCommand.Close close => $"**{walk.NameOf(close.Actor)}（執行小組成員）結案**：{close.Note}",
            _ => "",
        };
        return decision.Refusal is null ? head : $"{head}——**系統不受理**：{(decision.Refusal.Code == RefusalCode.LateReasonMissing ? "已逾時限，須附遲延理由" : decision.Refusal.Code)}";
    }

    private string Level(ReportCommand.OnLevel act, Report before, Decision decision)
    {
        var level = before.Procedure.Chain[act.Level];
        var contact = before.Levels[act.Level].Contacts.FirstOrDefault(one => one.Person == act.Actor);
        var role = contact?.Role is { Value.Length: > 0 } asked ? asked : level.Roles[0];
        var who = walk.InRole(act.Actor, role);
        var what = act switch
        {
            ReportCommand.Acknowledge => "簽收",
            ReportCommand.Approve => "核准",
            ReportCommand.Judge { Verdict: Verdict.Established } judge => $"判定成立{Reason(judge.Reason)}",
            ReportCommand.Judge judge => $"判定不成立{Reason(judge.Reason)}",
            ReportCommand.Return back => $"退回{Reason(back.Reason)}",
            _ => act.GetType().Name,
        };
        var late = decision.Events.Any(one => one is ActOnLevel { Late: true }) ? "（該層級已略過或已完成，僅留紀錄）" : "";
        return $"**{who}{what}**{late}{level.Clause.Print()}";
    }

    private string Duty(ReportCommand.OnTask act, TaskDefinition task)
    {
        var who = walk.InRole(act.Actor, act is ReportCommand.ApproveTask or ReportCommand.ReturnTask && task.Review is { } review ? review.By : task.Owner);
        var title = $"「{task.Title.ZhTw}」";
        return act switch
        {
            ReportCommand.CompleteTask done => $"**{who}辦畢**{title}{Proof(done)}{task.Clause.Print()}",
            ReportCommand.RecordBatch batch => $"**{who}登錄通知當事人一批**：{batch.Channel}，已通知{batch.Sent}人{(batch.Failed > 0 ? $"，未送達{batch.Failed}人" : "")}（不記載姓名）{task.Clause.Print()}",
            ReportCommand.ApproveTask => $"**{who}{task.Review!.Act.Print()}**{title}{task.Review.Clause.Print()}",
            ReportCommand.ReturnTask back => $"**{who}{task.Review!.Act.Print()}{title}，退回**{Reason(back.Reason)}{task.Review.Clause.Print()}",
            // Leaving out by discretion is the procedure's; waiving what it demands is ours.
            ReportCommand.WaiveTask waive => $"**{who}免辦**{title}{Reason(waive.Reason)}{(waive.Reference.Length > 0 ? $"（{waive.Reference}）〔系統功能〕" : task.Clause.Print())}",
            ReportCommand.ExtendTask extend => $"**{who}展延**{title}至{LocalTime.Until(extend.Until!.Value)}{Reason(extend.Reason)}（{extend.Reference}）〔系統功能〕",
            _ => act.GetType().Name,
        };
    }

    private static string Proof(ReportCommand.CompleteTask done)
    {
        string[] parts =
        [
            done.Note,
            done.Recipient.Length > 0 ? $"對象：{done.Recipient}" : "",
            done.Channel.Length > 0 ? $"管道：{done.Channel}" : "",
            done.Reference.Length > 0 ? $"文號：{done.Reference}" : "",
            done.LateReason.Length > 0 ? $"**遲延理由**：{done.LateReason}" : "",
        ];
        var proof = string.Join("；", parts.Where(part => part.Length > 0));
        return proof.Length > 0 ? $"——{proof}" : "";
    }

    private static string Reason(string reason) => reason.Length > 0 ? $"：{reason}" : "";
}
