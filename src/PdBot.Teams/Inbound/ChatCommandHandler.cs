using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using PdBot.Domain;
using PdBot.Domain.Escalation;
using PdBot.Domain.Reports;
using PdBot.Domain.Tasks;
using PdBot.Engine.Organisations;
using PdBot.Engine.Ports;
using PdBot.Engine.Reports;
using PdBot.Teams.Cards.Schema;
using PdBot.Teams.Cards.Screens;
using PdBot.Teams.Commands;
using PdBot.Teams.Intake;
using PdBot.Teams.Meetings;
using PdBot.Teams.Reports;

namespace PdBot.Teams.Inbound;

/// <summary>What people type, and the card that answers it. Nobody is shown a report that is not theirs.</summary>
public sealed class ChatCommandHandler(ReportEngine engine, IReportLog log, MeetingHandler meetings, TimeProvider time, ILogger<ChatCommandHandler> logger)
{
    private const int MostReports = 10;

    internal async ValueTask<AdaptiveCard> HandleAsync(Caller caller, OrganisationSetup setup, ChatCommand command, string mark, CancellationToken cancellationToken)
    {
        var screen = Screen.For(caller.Language, setup.Procedure.Zone);
        switch (command)
        {
            case ChatCommand.ReportLeak report:
                return Intake(caller, setup, ReportMode.Real, mark, notice: report.Text is not null && caller.IsOverheard
                    ? Parts.Notice(screen.Say(
                        "您剛才輸入的訊息，此處其他人仍看得見。如含個人資料，請立即自行刪除該則訊息，改於下表填寫。",
                        "What you just typed can still be read by everyone here. If it holds personal data, please delete it now and use this form."), ContainerStyle.Warning)
                    : null);
            case ChatCommand.DrillLeak:
                return Intake(caller, setup, ReportMode.Drill, mark);
            case ChatCommand.Status { Number: null }:
                return ListCards.Reports(
                    screen, screen.Say("您相關的案件", "Your reports"), screen.Say("目前沒有與您相關的案件。如發現個資外洩，請輸入「通報 外洩」。", "No report concerns you. To report a leak type “report leak”."),
                    caller.Person, await ReportsAsync(caller, cancellationToken).ConfigureAwait(false));
            case ChatCommand.Status status:
                return await FindAsync(caller, setup, status.Number, cancellationToken).ConfigureAwait(false) is { } shown ? ReceiptCard.Draw(shown) : NoSuchReport(caller, screen);
            case ChatCommand.Mine:
                return ListCards.Reports(
                    screen, screen.Say("待您處理的案件", "What waits for you"), screen.Say("目前沒有待您處理的案件。", "Nothing waits for you."),
                    caller.Person, [.. (await ReportsAsync(caller, cancellationToken).ConfigureAwait(false)).Where(report => Awaits(report, caller.Person))]);
            case ChatCommand.Log { Number: { } number }:
                return await FindAsync(caller, setup, number, cancellationToken).ConfigureAwait(false) is { } view
                    ? ListCards.Log(screen, view.Report, await RowsAsync(view.Report.Id, cancellationToken).ConfigureAwait(false)) : NoSuchReport(caller, screen);
            case ChatCommand.Log:
                return TextCard.Draw(caller.Language, ContainerStyle.Emphasis, screen.Say("請加上案號，例如「紀錄 PD-115-0001」。", "Please add the number, such as “log PD-115-0001”."));
            case ChatCommand.Meeting { Number: { } number }:
                return await FindAsync(caller, setup, number, cancellationToken).ConfigureAwait(false) is { } met ? meetings.Ask(met, caller.Person, MeetingCard.Kind) : NoSuchReport(caller, screen);
            case ChatCommand.Meeting:
                return TextCard.Draw(caller.Language, ContainerStyle.Emphasis, screen.Say("請加上案號，例如「緊急會議 PD-115-0001」。", "Please add the number, such as “meeting PD-115-0001”."));
            case ChatCommand.Roster:
                return ListCards.Roster(screen, setup, setup.Organisation.Find(caller.Person)?.Unit, time.GetUtcNow());
            case ChatCommand.Help:
                return HelpCards.Help(caller.Language);
            default:
                return HelpCards.NotUnderstood(caller.Language);
        }
    }

    /// <summary>A new intake card.</summary>
    /// <param name="caller">Who reports.</param>
    /// <param name="setup">The organisation.</param>
    /// <param name="mode">Real or drill.</param>
    /// <param name="mark">The id of the activity that asked for it: the same activity, sent again, gives the same report.</param>
    /// <param name="about">The message that is reported; null when it is none.</param>
    /// <param name="notice">What to say first; null for nothing.</param>
    internal AdaptiveCard Intake(Caller caller, OrganisationSetup setup, ReportMode mode, string mark, ReportedMessage? about = null, AdaptiveElement? notice = null) => IntakeCard.Draw(
        Screen.For(caller.Language, setup.Procedure.Zone), setup, setup.Organisation.Find(caller.Person), mode,
        mark.Length > 0 ? mark : time.GetUtcNow().Ticks.ToString(System.Globalization.CultureInfo.InvariantCulture),
        IntakeInputs.AtFirst(setup.Procedure.Intake, Screen.For(caller.Language, setup.Procedure.Zone), time.GetUtcNow(), about), notice);

    private async ValueTask<IReadOnlyList<Report>> ReportsAsync(Caller caller, CancellationToken cancellationToken)
    {
        var reports = new List<Report>();
        await foreach (var id in log.ListAsync(caller.Person, cancellationToken).ConfigureAwait(false))
            if (reports.Count == MostReports)
                break;
            else if (await engine.FindAsync(id, cancellationToken).ConfigureAwait(false) is { } found && Rights.MaySee(found.Report, found.Organisation, caller.Person))
                reports.Add(found.Report);
        return reports;
    }

    private async ValueTask<ReportView?> FindAsync(Caller caller, OrganisationSetup setup, string number, CancellationToken cancellationToken) =>
        await log.FindAsync(setup.Organisation.Id, Domain.ReportNumber.From(number), cancellationToken).ConfigureAwait(false) is { } id
        && await engine.FindAsync(id, cancellationToken).ConfigureAwait(false) is { } found
        && Rights.MaySee(found.Report, found.Organisation, caller.Person)
            ? ReportView.For(found.Report, found.Organisation, caller.Person, caller.Reference.User?.Id, caller.Language)
            : null;

    private async ValueTask<IReadOnlyList<LogRow>> RowsAsync(ReportId report, CancellationToken cancellationToken)
    {
        var rows = new List<LogRow>();
        await foreach (var row in log.ReadAsync(report, cancellationToken).ConfigureAwait(false))
            rows.Add(row);
        return rows;
    }

    private static bool Awaits(Report report, PersonId person) => report.Status == ReportStatus.Open
        && (report.Levels.Any(level => level.Status == LevelStatus.Notified && level.Find(person) is { NotifiedAt: not null, Unreachable: null })
            || report.Tasks.Any(task => task.Awaits(person)));

    private AdaptiveCard NoSuchReport(Caller caller, Screen screen)
    {
        TeamsLog.Refused(logger, caller.Person, "a report by number", RefusalCode.NoSuchReport);
        return TextCard.Draw(caller.Language, ContainerStyle.Attention, screen.Say(new Refusal(RefusalCode.NoSuchReport), null));
    }
}
