using System.Collections.Immutable;
using PdBot.Domain;
using PdBot.Domain.Delivery;
using PdBot.Domain.Escalation;
using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;
using PdBot.Domain.Tasks;

namespace PdBot.Procedures.Tests.Walks;

using Decision = PdBot.Domain.Reports.Decision;

/// <summary>The messages that leave: to whom, what, why, by which clause.</summary>
internal sealed class Letters(Walkthrough walk)
{
    private const string Arrow = "→ ";

    /// <summary>Those who get the same, in one line.</summary>
    public IEnumerable<string> Of(Report before, Decision decision, ImmutableArray<OutboxMessage> messages) =>
        Each(before, decision, messages).GroupBy(line => line[Math.Max(line.IndexOf('（', StringComparison.Ordinal), 0)..], StringComparer.Ordinal)
            .Select(same => same.Count() == 1 ? same.First() : Arrow + string.Join("、", same.Select(line => line[Arrow.Length..line.IndexOf('（', StringComparison.Ordinal)])) + same.Key);

    private IEnumerable<string> Each(Report before, Decision decision, ImmutableArray<OutboxMessage> messages)
    {
        foreach (var group in messages.GroupBy(message => (message.Kind, message.Slot, Own: message.Kind == MessageKind.Mine ? message.Receiver : "")))
        {
            PersonId[] receivers = [.. group.Select(message => PersonId.From(message.Receiver))];
            foreach (var person in receivers)
                walk.Cast.Add(person);
            foreach (var line in Letter(group.First(), receivers, before, decision))
                yield return line;
        }
    }

    private IEnumerable<string> Letter(OutboxMessage message, PersonId[] receivers, Report before, Decision decision)
    {
        var report = decision.Report;
        var to = $"{Arrow}{walk.Receivers(receivers)}";
        return message.Kind switch
        {
            MessageKind.Receipt => [$"{to}：通報收據（案號{report.Number}）〔系統功能〕"],
            MessageKind.Escalation => receivers.Select(receiver => Level(receiver, message, decision)),
            MessageKind.Alarm => [$"{to}：**警報**，通報鏈無人處理，請接手〔系統功能〕"],
            MessageKind.PhoneNow => [$"{to}：請改撥電話予{walk.Organisation.EmergencyContact.Name}（{walk.Organisation.EmergencyContact.Phone}）〔系統功能〕"],
            MessageKind.Dismissed => [$"{to}：判定不成立，理由：{report.Judgement?.Reason}{report.Procedure.Chain[message.Level].Clause.Print()}"],
            MessageKind.SeverityChanged => [Severity(to, before, report)],
            MessageKind.Mine => Mine(receivers[0], decision),
            MessageKind.Duties => [$"{to}：應辦事項總表（隨辦理情形更新）〔系統功能〕"],
            MessageKind.Reminder => [Reminder(to, message, report)],
            MessageKind.Unowned => [Unowned(to, message, report)],
            MessageKind.Notice => [Notice(receivers, message, decision)],
            MessageKind.Digest => [Digest(to, decision)],
            _ => [$"{to}：結案通知〔系統功能〕"],
        };
    }

    private static string Severity(string to, Report before, Report report)
    {
        var scale = report.Procedure.Severity;
        var (now, was) = (scale.Find(report.Severity), scale.Find(before.Severity));
        return now == was ? $"{to}：等級之理由變更，仍為{now?.Title.ZhTw}{now?.Clause.Print()}" : $"{to}：等級變更，由{was?.Title.ZhTw}改為{now?.Title.ZhTw}{now?.Clause.Print()}";
    }

    private string Level(PersonId receiver, OutboxMessage message, Decision decision)
    {
        var report = decision.Report;
        var level = report.Procedure.Chain[message.Level];
        var notified = decision.Events.OfType<ContactNotified>().First(one => one.Person == receiver && one.Level == message.Level);
        // As it is when the card leaves; a level that this very decision completed cannot be in it.
        var demand = report.Demand(message.Level);
        var inherited = demand != level.Act && report.Levels[message.Level].Status == LevelStatus.Notified ? $"；下層未決，一併請{demand.Print()}" : "";
        var cause = notified.Cause.Print() is { Length: > 0 } why ? $"（{why}）" : "";
        // What is asked in words says 請簽收 itself.
        var act = level.Act == LevelAct.Acknowledge ? "" : $"，請{level.Act.Print()}";
        return $"{Arrow}{walk.InRole(receiver, notified.Role)}{cause}：第{report.Ordinal(message.Level)}層級{act}——{level.Asks.ZhTw}{inherited}{level.Clause.Print()}";
    }

    private IEnumerable<string> Mine(PersonId receiver, Decision decision)
    {
        foreach (var group in decision.Events.OfType<TaskAssigned>().Where(one => one.Person == receiver).GroupBy(one => (one.Part, Role: Role(one, decision.Report))))
        {
            var duties = group.Select(assigned => Duty(assigned, decision)).ToArray();
            var who = walk.InRole(receiver, group.Key.Role);
            var head = group.Key.Part == TaskPart.Owner ? "應辦" : "待審";
            yield return duties.Length == 1 ? $"{Arrow}{who}：{head} {duties[0]}" : $"{Arrow}{who}：{head}{duties.Length}項（同一卡片）：{string.Join("；", duties)}";
        }
    }

    private static RoleId Role(TaskAssigned assigned, Report report)
    {
        var task = report.Procedure.FindTask(assigned.Task)!;
        return assigned.Part == TaskPart.Reviewer && task.Review is { } review ? review.By : task.Owner;
    }

    private static string Duty(TaskAssigned assigned, Decision decision)
    {
        var report = decision.Report;
        var state = report.FindTask(assigned.Task)!;
        var task = report.DefinitionOf(state);
        if (assigned.Part == TaskPart.Reviewer)
            return $"請{task.Review!.Act.Print()}「{task.Title.ZhTw}」{task.Review.Clause.Print()}";
        var cause = state.Cause switch
        {
            TaskCause.Returned => "（退回重辦）",
            TaskCause.Again => "（前一事項退回，須再辦）",
            TaskCause.SeverityChanged => "（等級變更，須再辦）",
            _ => "",
        };
        var unknown = report.AppliesBecauseUnknown(state) ? "（事實尚不明，從嚴列入）" : "";
        return $"{(report.IsOptional(state) ? "（得辦）" : "")}{task.Title.ZhTw}{cause}{unknown}{task.Clause.Print()}";
    }

    private static string Reminder(string to, OutboxMessage message, Report report)
    {
        var task = report.FindTask(Slots.Subject(message.Slot))!;
        var definition = report.DefinitionOf(task);
        var (clock, step) = Slots.ReminderOf(message.Slot)!.Value;
        var deadline = definition.Deadlines[clock];
        return $"{to}：**提醒**（系統功能）「{definition.Title.ZhTw}」{(deadline.IsShadow ? "對照時限屆至" : Words.Step(step))}，止於{LocalTime.Until(task.Clocks[clock].Due!.Value)}{deadline.Clause.Print()}";
    }

    private static string Unowned(string to, OutboxMessage message, Report report)
    {
        var task = report.Procedure.FindTask(Slots.Subject(message.Slot))!;
        var owner = report.Procedure.Find(task.Owner)!;
        return $"{to}：「{task.Title.ZhTw}」應由{owner.Title.ZhTw}辦理而無人可請（{owner.Unheld ?? "職務出缺或無法聯繫"}），請指派{task.Clause.Print()}";
    }

    private string Notice(PersonId[] receivers, OutboxMessage message, Decision decision)
    {
        var notice = decision.Report.Procedure.Notices.First(one => one.Id == Slots.Subject(message.Slot));
        var held = decision.Events.OfType<NoticeGiven>().Any(given => given.Notice == notice.Id && given.Person is not null);
        var to = held ? Together(receivers, notice.To)
            : $"{walk.Receivers(receivers)}代{walk.TitleOf(notice.To)}（{decision.Report.Procedure.Find(notice.To)!.Unheld ?? "職務出缺"}）";
        return $"{Arrow}{to}：通知（由{walk.TitleOf(notice.From)}）——{notice.Title.ZhTw}{notice.Clause.Print()}";
    }

    private string Together(PersonId[] people, RoleId role) => string.Join("、", people.GroupBy(person => walk.InRole(person, role)[walk.NameOf(person).Length..], StringComparer.Ordinal)
        .Select(same => string.Join("、", same.Select(walk.NameOf)) + same.Key));

    private static string Digest(string to, Decision decision)
    {
        var digest = decision.Events.OfType<DigestDue>().First();
        return digest.Open == 0 ? $"{to}：晨報，應辦事項均已完成，得結案〔系統功能〕"
            : $"{to}：晨報，待辦{digest.Open}項{(digest.Overdue > 0 ? $"（逾期{digest.Overdue}項）" : "")}〔系統功能〕";
    }
}
