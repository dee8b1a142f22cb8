using System.Globalization;
using Microsoft.Extensions.Logging;
using PdBot.Domain;
using PdBot.Domain.Escalation;
using PdBot.Domain.Reports;
using PdBot.Engine.Organisations;
using PdBot.Engine.Reports;
using PdBot.Teams.Cards.Schema;
using PdBot.Teams.Cards.Screens;
using PdBot.Teams.Commands;
using PdBot.Teams.Documents;
using PdBot.Teams.Intake;
using PdBot.Teams.Meetings;
using PdBot.Teams.Reports;
using PdBot.Teams.RollCalls;
using PdBot.Teams.Tasks;

namespace PdBot.Teams.Inbound;

/// <summary>A press on a card: what it asks of the report, and the card that answers it. Everything in it comes from outside.</summary>
public sealed class CardActionHandler(ReportEngine engine, ChatCommandHandler commands, MeetingHandler meetings, IDocumentLinks links, RollCallDesk rollCalls, ILogger<CardActionHandler> logger)
{
    private const int LongestId = 64;

    internal async ValueTask<AdaptiveCard> HandleAsync(Caller caller, OrganisationSetup setup, CardAction action, string mark, CancellationToken cancellationToken)
    {
        switch (action.Verb)
        {
            case Verbs.StartReport:
                return commands.Intake(caller, setup, ReportMode.Real, mark);
            case Verbs.ShowMine:
                return await commands.HandleAsync(caller, setup, new ChatCommand.Mine(), mark, cancellationToken).ConfigureAwait(false);
            case Verbs.SubmitReport:
                return await SubmitAsync(caller, setup, action, cancellationToken).ConfigureAwait(false);
            case Verbs.CheckIn:
            case Verbs.Refresh when action.Value(Verbs.KindKey) == RollCallCard.Kind:
                return await rollCalls.HandleAsync(caller, setup, action, cancellationToken).ConfigureAwait(false) ?? Refused(caller, "a roll-call", new Refusal(RefusalCode.NotEntitled, RollCallCard.Kind));
        }

        if (action.Value(Verbs.ReportKey) is not { Length: > 0 and <= LongestId } id
            || await engine.FindAsync(ReportId.From(id), cancellationToken).ConfigureAwait(false) is not { } found
            || !found.Organisation.Tenants.Contains(caller.Tenant, StringComparer.OrdinalIgnoreCase))
            return Refused(caller, "a report", new Refusal(RefusalCode.NoSuchReport));
        var level = int.TryParse(action.Value(Verbs.LevelKey), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : -1;
        var (report, organisation) = found;
        if (action.Verb is Verbs.PrepareMeeting or Verbs.CallMeeting)
            return await meetings.HandleAsync(View(), caller.Person, action, cancellationToken).ConfigureAwait(false);
        AdaptiveElement? notice = null;
        if (Command(caller, action, report, level) is { } command)
        {
            var answer = await engine.HandleAsync(report.Id, command, cancellationToken).ConfigureAwait(false);
            if (answer is not { Report: { } after, Organisation: { } now })
                return Refused(caller, "a report", new Refusal(RefusalCode.NoSuchReport));
            (report, organisation) = (after, now);
            if (answer.Refusal is { } foreign && (foreign.Code == RefusalCode.NotEntitled || !Rights.MaySee(report, organisation, caller.Person)))
                return Refused(caller, report.Id.Value, foreign);
            if (answer.Refusal is { } refusal)
                TeamsLog.Refused(logger, caller.Person, report.Id.Value, refusal.Code);
            if (report.Status == ReportStatus.Purged)
                return TextCard.Draw(caller.Language, ContainerStyle.Good, Screen.For(caller.Language, report.Procedure.Zone).Say($"{report.Number} 之紀錄已銷毀", $"The records of {report.Number} were destroyed"),
                    Screen.For(caller.Language, report.Procedure.Zone).Say("銷毀者、時間及核准文號仍留存於雜湊鏈，可供查核。", "Who destroyed them, when, and by which document stays in the chain of hashes."));
            notice = Notice(caller, report, answer, command);
        }
        if (!Rights.MaySee(report, organisation, caller.Person))
            return Refused(caller, report.Id.Value, new Refusal(RefusalCode.NotEntitled));
        var view = View();
        if (action.Verb == Verbs.Documents)
            return Rights.MayReadDocuments(report, organisation, caller.Person)
                ? DocumentsCard.Draw(view, caller.Person, links)
                : Refused(caller, report.Id.Value, new Refusal(RefusalCode.NotEntitled));
        if (action.Verb == Verbs.EditFacts || (action.Verb == Verbs.CorrectFacts && notice is Container { Style: ContainerStyle.Attention }))
            return IntakeCard.DrawCorrection(view, IntakeInputs.Given(action), notice);
        var refused = notice is Container { Style: ContainerStyle.Attention };
        return CardDrawing.Again(view, action.Value(Verbs.KindKey), level, action.Value(Verbs.TaskKey), notice, refused ? TaskInputs.Given(action) : null);

        ReportView View() => ReportView.For(report, organisation, caller.Person, caller.Reference.User?.Id, caller.Language) with { CanMeet = meetings.CanMeet(organisation, caller.Person) };
    }

    /// <summary>What the press asks of the report; null when it only wants to see.</summary>
    private static ReportCommand? Command(Caller caller, CardAction action, Report report, int level)
    {
        var reason = action.Value(Verbs.ReasonKey) ?? "";
        return action.Verb switch
        {
            Verbs.Acknowledge => new ReportCommand.Acknowledge(caller.Person, level),
            Verbs.Establish => new ReportCommand.Judge(caller.Person, level, Verdict.Established, reason),
            Verbs.Dismiss => new ReportCommand.Judge(caller.Person, level, Verdict.Dismissed, reason),
            Verbs.Approve => new ReportCommand.Approve(caller.Person, level),
            Verbs.Return => new ReportCommand.Return(caller.Person, level, reason),
            Verbs.Decline => new ReportCommand.Decline(caller.Person, level, reason),
            Verbs.HandOver => new ReportCommand.HandOver(caller.Person, level),
            Verbs.Escalate => new ReportCommand.EscalateNow(caller.Person, level, reason),
            Verbs.TakeOver => new ReportCommand.TakeOver(caller.Person),
            Verbs.CorrectFacts => new ReportCommand.CorrectFacts(caller.Person, IntakeInputs.Answers(report.Procedure.Intake, action, Screen.For(caller.Language, report.Procedure.Zone))),
            Verbs.PlaceHold => new ReportCommand.PlaceHold(caller.Person, action.Value(TaskInputs.HoldReason) ?? "", action.Value(TaskInputs.HoldReference) ?? ""),
            Verbs.LiftHold => new ReportCommand.LiftHold(caller.Person, action.Value(TaskInputs.HoldReason) ?? ""),
            Verbs.Purge => new ReportCommand.Purge(caller.Person, action.Value(TaskInputs.PurgeReference) ?? ""),
            Verbs.Close => new ReportCommand.Close(caller.Person, action.Value(TaskInputs.ClosingNote) ?? ""),
            _ when action.Value(Verbs.TaskKey) is { Length: <= LongestId } task => TaskInputs.Command(caller.Person, action, task, Screen.For(caller.Language, report.Procedure.Zone)),
            _ => null,
        };
    }

    /// <summary>What the presser is told first: why not, or that it had been done before.</summary>
    private static AdaptiveElement? Notice(Caller caller, Report report, Answer answer, ReportCommand command)
    {
        var screen = Screen.For(caller.Language, report.Procedure.Zone);
        if (answer.Refusal is { } refusal)
            return Parts.Notice(screen.Say(refusal, report.Procedure), ContainerStyle.Attention);
        return answer.Changed || command is ReportCommand.CorrectFacts
            ? null
            : Parts.Notice(screen.Say("此動作先前已記錄，無須重複；最新狀態如下。", "This was already on record; this is how it stands."), ContainerStyle.Emphasis);
    }

    private async ValueTask<AdaptiveCard> SubmitAsync(Caller caller, OrganisationSetup setup, CardAction action, CancellationToken cancellationToken)
    {
        var screen = Screen.For(caller.Language, setup.Procedure.Zone);
        if (action.Value(IntakeCard.MarkKey) is not { Length: > 0 and <= 200 } mark)
            return Refused(caller, "an intake", new Refusal(RefusalCode.NoSuchQuestion));
        var mode = action.Value(IntakeCard.ModeKey) == nameof(ReportMode.Drill) ? ReportMode.Drill : ReportMode.Real;
        var command = new ReportCommand.Open(
            caller.Person, default, mode, setup.Definition,
            UnitId.From(action.Value(IntakeCard.UnitKey) ?? ""), SourceId.From(action.Value(IntakeCard.SourceKey) ?? ""),
            IntakeInputs.Answers(setup.Procedure.Intake, action, screen)) { Name = caller.Name, Pace = int.TryParse(action.Value(IntakeCard.PaceKey), NumberStyles.None, CultureInfo.InvariantCulture, out var pace) ? pace : 1 };
        var id = IntakeKey.ToReportId(setup.Organisation.Id, caller.Person, mark);
        var answer = await engine.OpenAsync(id, setup, command, cancellationToken).ConfigureAwait(false);
        if (answer.Refusal is { } refusal)
        {
            TeamsLog.Refused(logger, caller.Person, "an intake", refusal.Code);
            return IntakeCard.Draw(
                screen, setup, setup.Organisation.Find(caller.Person), mode, mark, IntakeInputs.Given(action), Parts.Notice(screen.Say(refusal, setup.Procedure), ContainerStyle.Attention));
        }
        return TextCard.Draw(caller.Language, ContainerStyle.Good,
            screen.Say($"已收到您的通報，案號 {answer.Report?.Number}", $"Your report is in: {answer.Report?.Number}"),
            screen.Say("系統已開始逐級通知；進度會持續更新在另一張通報收據卡片上。", "The chain is being told; the receipt card below follows the report."));
    }

    private AdaptiveCard Refused(Caller caller, string what, Refusal refusal)
    {
        TeamsLog.Refused(logger, caller.Person, what, refusal.Code);
        return TextCard.Draw(caller.Language, ContainerStyle.Attention, Screen.For(caller.Language, "Asia/Taipei").Say(refusal, null));
    }
}
