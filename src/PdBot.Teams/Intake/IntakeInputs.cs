using System.Collections.Immutable;
using System.Globalization;
using PdBot.Domain;
using PdBot.Domain.Facts;
using PdBot.Domain.Procedures;
using PdBot.Teams.Cards.Screens;
using PdBot.Teams.Inbound;

namespace PdBot.Teams.Intake;

/// <summary>Between the inputs of an intake card and the answers of the rules. Nothing from outside is trusted: the rules check it again.</summary>
internal static class IntakeInputs
{
    /// <summary>The choice that stands for "not yet known".</summary>
    public const string Unknown = "unknown";

    public static string Id(FactKey key) => $"q-{key}";

    public static string DateId(FactKey key) => $"q-{key}-date";

    public static string TimeId(FactKey key) => $"q-{key}-time";

    /// <summary>The answers by question; an instant is put together from day and time in the organisation's zone.</summary>
    public static ImmutableDictionary<FactKey, string> Answers(Domain.Procedures.Intake intake, CardAction action, Screen screen)
    {
        var answers = ImmutableDictionary.CreateBuilder<FactKey, string>();
        foreach (var question in intake.Questions)
        {
            var text = question.Kind == FactKind.Instant ? Instant(action, question.Key, screen) : action.Value(Id(question.Key));
            if (text is not null)
                answers[question.Key] = text == Unknown ? "" : Number(question, text);
        }
        return answers.ToImmutable();
    }

    /// <summary>What was filled in, as it was, so that a refused card loses nothing.</summary>
    public static ImmutableDictionary<string, string> Given(CardAction action)
    {
        var given = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var member in action.Data.EnumerateObject())
            if ((member.Name.StartsWith("q-", StringComparison.Ordinal) || member.Name is IntakeCard.UnitKey or IntakeCard.SourceKey or IntakeCard.PaceKey) && action.Value(member.Name) is { Length: <= 2000 } text)
                given[member.Name] = text;
        return given.ToImmutable();
    }

    /// <summary>What a new card begins with: a time that must be given is most often now, a question that may stay open is open.</summary>
    /// <param name="intake">The questions.</param>
    /// <param name="screen">For whom.</param>
    /// <param name="now">Now.</param>
    /// <param name="about">The message that is reported, named in the first text that must be given; null when it is none.</param>
    public static ImmutableDictionary<string, string> AtFirst(Domain.Procedures.Intake intake, Screen screen, DateTimeOffset now, ReportedMessage? about = null)
    {
        var first = ImmutableDictionary.CreateBuilder<string, string>();
        var local = screen.Local(now);
        foreach (var question in intake.Questions)
            if (question is { Kind: FactKind.Instant, Required: true })
            {
                first[DateId(question.Key)] = local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                first[TimeId(question.Key)] = local.ToString("HH:mm", CultureInfo.InvariantCulture);
            }
        if (about is not null && intake.Questions.FirstOrDefault(question => question is { Kind: FactKind.Text, Required: true }) is { } description)
            first[Id(description.Key)] = about.Words(screen, (int)(description.Max ?? 500));
        return first.ToImmutable();
    }

    private static string Number(Question question, string text) =>
        question.Kind == FactKind.Number && decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) && decimal.IsInteger(number)
            ? number.ToString("0", CultureInfo.InvariantCulture)
            : text;

    private static string? Instant(CardAction action, FactKey key, Screen screen)
    {
        if (action.Value(DateId(key)) is not { } day)
            return null;
        if (day.Length == 0)
            return "";
        var time = action.Value(TimeId(key)) is { Length: > 0 } given ? given : "00:00";
        return screen.Instant(day, time) is { } instant ? FactValue.Of(instant).Text : $"{day} {time} ?";
    }
}
