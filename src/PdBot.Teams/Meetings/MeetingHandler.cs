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

/// <summary>Calls the emergency meeting: the log takes who begins it, the calendar makes it, then it is recorded.</summary>
/// <remarks>
/// Of presses at the same moment, at whatever replica, the log takes one as the beginning; all go on with that one, in its calendar, which makes
/// the same meeting only once. So it is one entry however many press, and whatever process dies between two steps: the next press goes on.
/// </remarks>
public sealed class MeetingHandler(ReportEngine engine, CalendarOf calendars, OrganisationRegister register, TimeProvider time, ILogger<MeetingHandler> logger)
{
    /// <summary>Whether the person could call a meeting just now.</summary>
    internal bool CanMeet(Organisation organisation, PersonId person) => calendars.CanMeet(organisation, person);

    /// <summary>The form, or why there is none.</summary>
    internal AdaptiveCard Ask(ReportView view, PersonId person, string kind)
    {
        var now = time.GetUtcNow();
        var choice = new MeetingChoice(MeetingRules.ProposedStart(now), MeetingRules.UsualMinutes, WithContacts: false);
        var refusal = MeetingRules.Check(view.Report, view.Organisation, person, choice.StartsAt, choice.Minutes, now)
            ?? calendars(view.Organisation) switch
            {
                null => new Refusal(RefusalCode.MeetingNotMade),
                var calendar when calendar.IsOff(person) => new Refusal(RefusalCode.MeetingNotMade, GraphRights.RightFor(DirectoryFeature.Calendar)),
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
        var press = new Press(view, person, kind, MeetingChoice.Read(action, view.Screen));
        while (true)
        {
            // No card: on with what stands in the log now, which may be the presser's own beginning.
            (var card, press) = await TakeAsync(press, cancellationToken).ConfigureAwait(false);
            if (card is not null)
                return card;
        }
    }

    /// <summary>Begins the meeting, or finds what was begun or called, and goes on with that.</summary>
    private async ValueTask<(AdaptiveCard? Card, Press Press)> TakeAsync(Press press, CancellationToken cancellationToken)
    {
        var (view, person, kind, choice) = press;
        if (LacksCalendar(press))
            return (Ask(view, person, kind), press);
        // Also what the rules refuse goes there: an attempt by whom it is not theirs is logged.
        var call = new ReportCommand.CallMeeting(person, choice.StartsAt, choice.Minutes, choice.WithContacts);
        var answer = await engine.HandleAsync(view.Report.Id, call, cancellationToken).ConfigureAwait(false);
        if (answer.Refusal is { Code: RefusalCode.NoSuchMeetingTime } wrong)
            return (Form(press, wrong), press);
        if (answer is not { Refusal: null, Report: { } report, Organisation: { } organisation })
            return (Refused(view, person, answer.Refusal ?? new Refusal(RefusalCode.NoSuchReport)), press);
        press = press.At(report, organisation);
        if (report.BegunAt(organisation, choice.StartsAt) is not { } begun)
            return (Shown(press, called: null), press);
        return calendars(organisation) is { } calendar
            ? await MakeAsync(press, calendar, begun, cancellationToken).ConfigureAwait(false)
            : (Ask(press.View, person, kind), press);
    }

    /// <summary>Makes what was begun, whoever began it. No card when its calendar is closed, or when something else was begun meanwhile.</summary>
    private async ValueTask<(AdaptiveCard? Card, Press Press)> MakeAsync(Press press, GraphCalendar calendar, MeetingBegun begun, CancellationToken cancellationToken)
    {
        var report = press.View.Report;
        string[] invited = [.. Addresses(press.View, begun)];
        var (link, fault) = await calendar.MeetAsync(report, begun, invited, cancellationToken).ConfigureAwait(false);
        var evidence = $"{fault?.Status} {fault?.Code}";
        if (fault is not null)
            TeamsLog.MeetingNotMade(logger, report.Id, evidence);
        // It may have been made all the same: who presses next asks this calendar again, and no other.
        if (fault is { IsClosed: false })
            return (Form(press, new Refusal(RefusalCode.MeetingNotMade, fault.IsThrottled ? "429" : fault.Code)), press);
        ReportCommand outcome = fault is null ? new ReportCommand.RecordMeeting(press.Person, begun, invited.Length, link ?? "") : new ReportCommand.GiveUpMeeting(press.Person, begun, evidence);
        var answer = await engine.HandleAsync(report.Id, outcome, cancellationToken).ConfigureAwait(false);
        press = press.At(answer.Report ?? report, answer.Organisation ?? press.View.Organisation);
        return fault is null && answer.Refusal is null
            ? (Shown(press, answer.Changed ? press.View.Report.MeetingAt(begun.StartsAt) : null), press)
            : (null, press);
    }

    /// <summary>Whether the presser would have to begin it and has no calendar for it.</summary>
    private bool LacksCalendar(Press press)
    {
        var (view, person, _, choice) = press;
        return MeetingRules.Check(view.Report, view.Organisation, person, choice.StartsAt, choice.Minutes, time.GetUtcNow()) is null
            && view.Report.MeetingAt(choice.StartsAt) is null
            && (calendars(view.Organisation) is not { } calendar || (calendar.IsOff(person) && view.Report.BegunAt(view.Organisation, choice.StartsAt) is null));
    }

    /// <param name="press">What was pressed.</param>
    /// <param name="called">What this press has called; null when it was called before.</param>
    private static AdaptiveCard Shown(Press press, MeetingCalled? called)
    {
        var view = press.View;
        var notice = called is not null
            ? Parts.Notice(view.Say($"已召開緊急應變會議：{view.Screen.Time(called.StartsAt)}，已邀請 {called.Invited} 人。", $"The meeting is called: {view.Screen.Time(called.StartsAt)}, {called.Invited} invited."), ContainerStyle.Good)
            : Parts.Notice(view.Say("此時段之會議先前已召開，無須重複。", "A meeting at that time was called before; there is no need to call it again."), ContainerStyle.Emphasis);
        return CardDrawing.Again(view, press.Kind, -1, null, notice, null);
    }

    private static AdaptiveCard Form(Press press, Refusal refusal) =>
        MeetingCard.Form(press.View, press.Kind, press.Choice, Asked(press.View.Report).Count(), Parts.Notice(press.View.Screen.Say(refusal, null), ContainerStyle.Attention));

    private AdaptiveCard Refused(ReportView view, PersonId person, Refusal refusal)
    {
        TeamsLog.Refused(logger, person, view.Report.Id.Value, refusal.Code);
        return MeetingCard.Refused(view, refusal);
    }

    private static IEnumerable<PersonId> Asked(Report report) =>
        report.Levels.SelectMany(level => level.Contacts).Where(contact => contact.NotifiedAt is not null).Select(contact => contact.Person).OfType<PersonId>().Distinct();

    /// <summary>As the directory knows them, else as the roster does; whose account is not in use is not invited.</summary>
    private IEnumerable<string> Addresses(ReportView view, MeetingBegun begun)
    {
        var known = register.Learnt(view.Organisation.Id)?.People;
        foreach (var id in view.Organisation.ExecutiveGroup.Members.Concat(begun.WithContacts ? Asked(view.Report) : []).Distinct())
            if (id != begun.Actor && view.Organisation.Find(id) is { Account: AccountState.Active } person)
            {
                var mail = known?.GetValueOrDefault(id)?.Mail;
                if ((mail is { Length: > 0 } ? mail : person.UserPrincipalName) is { Length: > 0 } address)
                    yield return address;
            }
    }

    /// <summary>A press on the form.</summary>
    private sealed record Press(ReportView View, PersonId Person, string Kind, MeetingChoice Choice)
    {
        public Press At(Report report, Organisation organisation) => this with { View = View with { Report = report, Organisation = organisation } };
    }
}
