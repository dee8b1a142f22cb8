using Microsoft.Extensions.Logging;
using PdBot.Domain;
using PdBot.Domain.Meetings;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;
using PdBot.Engine.Organisations;
using PdBot.Engine.Reports;
using PdBot.Teams.Cards.Schema;
using PdBot.Teams.Cards.Screens;
using PdBot.Teams.Commands;
using PdBot.Teams.Graph;
using PdBot.Teams.Inbound;

namespace PdBot.Teams.Meetings;

/// <summary>Calls the emergency meeting: first the rules are asked, then the calendar makes it, then it is recorded.</summary>
/// <remarks>
/// What is recorded has been made. A meeting whose record was lost with the process is found by the next press, since the calendar makes the same one only once.
/// </remarks>
public sealed class MeetingHandler(ReportEngine engine, CalendarOf calendars, OrganisationRegister register, TimeProvider time, ILogger<MeetingHandler> logger) : IDisposable
{
    /// <summary>Meetings are few: one is made at a time, so that two who press together call one.</summary>
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>Whether a calendar of the organisation could be written just now.</summary>
    internal bool CanMeet(Organisation organisation) => calendars(organisation) is { IsOff: false };

    /// <summary>The form, or why there is none.</summary>
    internal AdaptiveCard Ask(ReportView view, PersonId person, string kind)
    {
        var now = time.GetUtcNow();
        var choice = new MeetingChoice(MeetingRules.ProposedStart(now), MeetingRules.UsualMinutes, WithContacts: false);
        var refusal = MeetingRules.Check(view.Report, view.Organisation, person, choice.StartsAt, choice.Minutes, now)
            ?? calendars(view.Organisation) switch
            {
                null => new Refusal(RefusalCode.MeetingNotMade),
                { IsOff: true } => new Refusal(RefusalCode.MeetingNotMade, GraphRights.RightFor(DirectoryFeature.Calendar)),
                _ => null,
            };
        return refusal is null ? MeetingCard.Form(view, kind, choice, Asked(view.Report).Count()) : Refused(view, person, refusal);
    }

    /// <summary>A press of either button.</summary>
    internal async ValueTask<AdaptiveCard> HandleAsync(ReportView view, PersonId person, CardAction action, CancellationToken cancellationToken)
    {
        var kind = action.Value(Verbs.KindKey) ?? MeetingCard.Kind;
        if (action.Verb == Verbs.PrepareMeeting)
            return Ask(view, person, kind);
        var choice = MeetingChoice.Read(action, view.Screen);
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (await engine.FindAsync(view.Report.Id, cancellationToken).ConfigureAwait(false) is not { } found)
                return Refused(view, person, new Refusal(RefusalCode.NoSuchReport));
            return await CallAsync(view with { Report = found.Report, Organisation = found.Organisation }, person, kind, choice, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    private async ValueTask<AdaptiveCard> CallAsync(ReportView view, PersonId person, string kind, MeetingChoice choice, CancellationToken cancellationToken)
    {
        string[] invited = [.. Addresses(view, person, choice.WithContacts)];
        var link = "";
        if (MeetingRules.Check(view.Report, view.Organisation, person, choice.StartsAt, choice.Minutes, time.GetUtcNow()) is null && view.Report.MeetingAt(choice.StartsAt) is null)
        {
            if (calendars(view.Organisation) is not { IsOff: false } calendar)
                return Ask(view, person, kind);
            var (made, fault) = await calendar.MeetAsync(view.Report, person, choice.StartsAt, choice.Minutes, invited, cancellationToken).ConfigureAwait(false);
            if (fault is not null)
                return NotMade(view, person, kind, choice, fault);
            link = made ?? "";
        }
        // Also what the rules refuse goes there: an attempt by whom it is not theirs is logged.
        var answer = await engine.HandleAsync(view.Report.Id, new ReportCommand.CallMeeting(person, choice.StartsAt, choice.Minutes, invited.Length, link), cancellationToken).ConfigureAwait(false);
        if (answer.Refusal is { Code: RefusalCode.NoSuchMeetingTime } wrong)
            return Form(view, kind, choice, view.Screen.Say(wrong, null));
        if (answer.Refusal is { } refusal || answer.Report is not { } report)
            return Refused(view, person, answer.Refusal ?? new Refusal(RefusalCode.NoSuchReport));
        var notice = answer.Changed
            ? Parts.Notice(view.Say($"已召開緊急應變會議：{view.Screen.Time(choice.StartsAt)}，已邀請 {invited.Length} 人。", $"The meeting is called: {view.Screen.Time(choice.StartsAt)}, {invited.Length} invited."), ContainerStyle.Good)
            : Parts.Notice(view.Say("此時段之會議先前已召開，無須重複。", "A meeting at that time was called before; there is no need to call it again."), ContainerStyle.Emphasis);
        return CardDrawing.Again(view with { Report = report }, kind, -1, null, notice, null);
    }

    private AdaptiveCard NotMade(ReportView view, PersonId person, string kind, MeetingChoice choice, GraphFault fault)
    {
        TeamsLog.MeetingNotMade(logger, view.Report.Id, $"{fault.Status} {fault.Code}");
        return fault.IsDenied
            ? Refused(view, person, new Refusal(RefusalCode.MeetingNotMade, GraphRights.RightFor(DirectoryFeature.Calendar)))
            : Form(view, kind, choice, view.Screen.Say(new Refusal(RefusalCode.MeetingNotMade, fault.IsThrottled ? "429" : fault.Code), null));
    }

    private static AdaptiveCard Form(ReportView view, string kind, MeetingChoice choice, string notice) =>
        MeetingCard.Form(view, kind, choice, Asked(view.Report).Count(), Parts.Notice(notice, ContainerStyle.Attention));

    /// <summary>Who may call it is told how to do without the bot; anybody else only that it is not theirs.</summary>
    private AdaptiveCard Refused(ReportView view, PersonId person, Refusal refusal)
    {
        TeamsLog.Refused(logger, person, view.Report.Id.Value, refusal.Code);
        var people = string.Join(view.Say("、", ", "), view.Organisation.ExecutiveGroup.Members.Where(member => member != person).Select(view.NameOf));
        return TextCard.Draw(view.Screen.Language, ContainerStyle.Attention, view.Screen.Say(refusal, null), refusal.Code != RefusalCode.MeetingNotMade ? [] :
        [
            view.Say($"請自行於 Teams 行事曆建立會議，主旨填列「{GraphCalendar.Subject(view.Report)}」，並邀請執行小組成員：{people}。", $"Please make it in your Teams calendar, named “{GraphCalendar.Subject(view.Report)}”, and invite the executive group: {people}."),
            view.Say("主旨及內容請勿填寫案情或個人資料。", "Nothing of the case and no personal data in it, please."),
        ]);
    }

    private static IEnumerable<PersonId> Asked(Report report) =>
        report.Levels.SelectMany(level => level.Contacts).Where(contact => contact.NotifiedAt is not null).Select(contact => contact.Person).OfType<PersonId>().Distinct();

    /// <summary>As the directory knows them, else as the roster does; whose account is not in use is not invited.</summary>
    private IEnumerable<string> Addresses(ReportView view, PersonId organiser, bool withContacts)
    {
        var known = register.Learnt(view.Organisation.Id)?.People;
        foreach (var id in view.Organisation.ExecutiveGroup.Members.Concat(withContacts ? Asked(view.Report) : []).Distinct())
            if (id != organiser && view.Organisation.Find(id) is { Account: AccountState.Active } person)
            {
                var mail = known?.GetValueOrDefault(id)?.Mail;
                if ((mail is { Length: > 0 } ? mail : person.UserPrincipalName) is { Length: > 0 } address)
                    yield return address;
            }
    }
}
