using System.Collections.Immutable;
using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;

namespace PdBot.Domain.Facts;

/// <summary>Whether answers may become facts.</summary>
internal static class AnswerRules
{
    private const long LargestNumber = 1_000_000_000;
    private const long LongestText = 500;

    /// <summary>A sender's clock may be this far ahead of ours.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(2);

    /// <summary>The facts that the answers state, in the order of the questions; or why they are refused.</summary>
    /// <param name="intake">The questions.</param>
    /// <param name="known">What is known already.</param>
    /// <param name="answers">Text by question key; empty means "unknown".</param>
    /// <param name="complete">True when every required question must be answered.</param>
    /// <param name="now">Now.</param>
    public static (ImmutableArray<(FactKey Key, FactValue? Value)> Facts, Refusal? Refusal) Check(
        Intake intake, ImmutableDictionary<FactKey, FactValue> known, ImmutableDictionary<FactKey, string> answers, bool complete, DateTimeOffset now)
    {
        foreach (var key in answers.Keys)
            if (intake.Find(key) is null)
                return ([], new Refusal(RefusalCode.NoSuchQuestion, key.Value));

        var facts = ImmutableArray.CreateBuilder<(FactKey, FactValue?)>();
        var all = known.ToBuilder();
        foreach (var question in intake.Questions)
        {
            var text = answers.GetValueOrDefault(question.Key)?.Trim() ?? "";
            if (text.Length == 0)
            {
                if (question.Required && (complete || answers.ContainsKey(question.Key)))
                    return ([], new Refusal(RefusalCode.AnswerMissing, question.Key.Value));
                if (answers.ContainsKey(question.Key) && all.Remove(question.Key))
                    facts.Add((question.Key, null));
                continue;
            }
            if (FactValue.Parse(question.Kind, text) is not { } value || !InRange(question, ref value))
                return ([], new Refusal(RefusalCode.AnswerOutOfRange, question.Key.Value));
            if (all.GetValueOrDefault(question.Key) == value)
                continue;
            all[question.Key] = value;
            facts.Add((question.Key, value));
        }
        return OutOfTime(intake, all, now) is { } refusal ? ([], refusal) : (facts.ToImmutable(), null);
    }

    private static bool InRange(Question question, ref FactValue value)
    {
        switch (question.Kind)
        {
            case FactKind.Number:
                return value.AsNumber >= (question.Min ?? 0) && value.AsNumber <= (question.Max ?? LargestNumber);
            case FactKind.Choice:
                var id = value.Text;
                return question.Choices.Any(choice => choice.Id == id);
            case FactKind.Text:
                value = FactValue.OfText(Masking.Apply(value.Text));
                return value.Text.Length <= (question.Max ?? LongestText);
            default:
                return true;
        }
    }

    private static Refusal? OutOfTime(Intake intake, ImmutableDictionary<FactKey, FactValue>.Builder facts, DateTimeOffset now)
    {
        foreach (var question in intake.Questions)
        {
            if (question.Kind != FactKind.Instant || facts.GetValueOrDefault(question.Key)?.AsInstant is not { } instant)
                continue;
            if (instant > now + ClockSkew)
                return new Refusal(RefusalCode.TimeInFuture, question.Key.Value);
            if (question.NotBefore is { } other && facts.GetValueOrDefault(other)?.AsInstant is { } before && instant < before)
                return new Refusal(RefusalCode.TimeBeforeOther, question.Key.Value);
        }
        return null;
    }
}
