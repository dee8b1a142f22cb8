using System.Globalization;
using PdBot.Domain;
using PdBot.Domain.Facts;
using PdBot.Domain.Reports;
using PdBot.Engine.Organisations;
using PdBot.Engine.Outbox;
using PdBot.Engine.Ports;
using PdBot.Engine.Reports;
using PdBot.Engine.Wakes;

namespace PdBot.Host.Rehearsal;

/// <summary>Plays the main job: report, climb, pass over, acknowledge. Engine and storage are real, time is pushed, people are played.</summary>
internal sealed class Stage(
    OrganisationSetup setup, Cast cast, PushedClock clock, LoopbackConnector connector, Persona persona, ReportEngine engine, OutboxQueue outbox, OutboxWorker sender, WakeWorker wakes,
    IWakeQueue queue, Playbill playbill)
{
    private static readonly PersonId Reporter = PersonId.From("00000000-0000-4000-8000-0000000000ff");
    private static readonly TimeSpan ThinkingTime = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(12);
    private readonly PriorityQueue<(string Activity, PersonId Person), DateTimeOffset> presses = new();

    /// <summary>Opens the report as a member of staff would; null when the intake was refused.</summary>
    public async Task<ReportId?> OpenAsync(UnitId unit, SourceId source, bool drill)
    {
        var data = Answers();
        data["mark"] = "rehearsal";
        data["mode"] = drill ? nameof(ReportMode.Drill) : nameof(ReportMode.Real);
        data["unit"] = unit.Value;
        data["source"] = source.Value;
        var card = await persona.SubmitAsync(Reporter, "丁同仁", "submit-report", data).ConfigureAwait(false);
        var id = IntakeKey.ToReportId(setup.Organisation.Id, Reporter, "rehearsal");
        if (await engine.FindAsync(id, CancellationToken.None).ConfigureAwait(false) is not null)
            return id;
        playbill.Refused(card.GetProperty("fallbackText").GetString() ?? "");
        return null;
    }

    /// <summary>Lets time run until the report is at the top and everyone has answered, has ended, or has been walked twice.</summary>
    public async Task PlayAsync(ReportId id, bool dismiss, CancellationToken cancellationToken)
    {
        var end = clock.GetUtcNow() + Longest;
        while (clock.GetUtcNow() < end)
        {
            await wakes.RunDueAsync(cancellationToken).ConfigureAwait(false);
            await EmptyOutboxAsync(cancellationToken).ConfigureAwait(false);
            while (connector.Posted.TryDequeue(out var posted))
                if (PersonId.From(posted.Person) is var person && person != Reporter && !cast.Silent.Contains(person))
                    presses.Enqueue((posted.Activity, person), clock.GetUtcNow() + ThinkingTime);
            await playbill.ShowNewAsync(id, cancellationToken).ConfigureAwait(false);
            if (await engine.FindAsync(id, cancellationToken).ConfigureAwait(false) is not { Report: var report } || report.Status != ReportStatus.Open || report.Walk > 2)
                return;
            // What is left is work for days, which the walk-throughs of the procedures tell.
            if (report.ChainCompletedAt is not null && presses.Count == 0)
                return;
            var wake = await queue.NextAsync(cancellationToken).ConfigureAwait(false);
            var press = presses.TryPeek(out _, out var due) ? due : (DateTimeOffset?)null;
            if ((press ?? wake) is not { } next)
                return;
            clock.PushTo(wake < next ? wake.Value : next);
            if (press is { } at && at <= clock.GetUtcNow())
                await PressAsync(presses.Dequeue(), dismiss).ConfigureAwait(false);
        }
    }

    private async Task PressAsync((string Activity, PersonId Person) turn, bool dismiss)
    {
        string[] verbs = cast.Declining.Contains(turn.Person)
            ? ["decline"]
            : dismiss ? ["dismiss", "approve", "acknowledge", "take-over"] : ["establish", "approve", "acknowledge", "take-over"];
        await persona.PressAsync(turn.Person, connector.Card(turn.Activity), verbs, new Dictionary<string, string> { ["reason"] = dismiss ? "經查為測試資料，未含真實個資" : "" }).ConfigureAwait(false);
    }

    /// <summary>The limits of Teams hold here too: the clock is pushed until the last message is out.</summary>
    private async Task EmptyOutboxAsync(CancellationToken cancellationToken)
    {
        await sender.DrainAsync(cancellationToken).ConfigureAwait(false);
        while (outbox.Count > 0)
        {
            clock.PushTo(clock.GetUtcNow() + TimeSpan.FromSeconds(1));
            await sender.DrainAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Plausible answers to every question of the intake.</summary>
    private Dictionary<string, string> Answers()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(setup.Procedure.Zone);
        var discovered = TimeZoneInfo.ConvertTime(clock.GetUtcNow().AddMinutes(-20), zone);
        var answers = new Dictionary<string, string>();
        foreach (var question in setup.Procedure.Intake.Questions)
        {
            var id = $"q-{question.Key}";
            switch (question.Kind)
            {
                case FactKind.Number:
                    answers[id] = "120";
                    break;
                case FactKind.YesNo:
                    answers[id] = "false";
                    break;
                case FactKind.Choice:
                    answers[id] = question.Choices[0].Id;
                    break;
                case FactKind.Instant:
                    answers[$"{id}-date"] = discovered.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                    answers[$"{id}-time"] = discovered.ToString("HH:mm", CultureInfo.InvariantCulture);
                    break;
                default:
                    answers[id] = "寄送通知信時誤將名單附上";
                    break;
            }
        }
        return answers;
    }
}
