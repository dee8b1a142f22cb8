using System.Collections.Immutable;
using PdBot.Domain;
using PdBot.Domain.Facts;
using PdBot.Domain.Procedures;

namespace PdBot.Procedures.Reading;

/// <summary>Reads the questions and the sources of the intake.</summary>
internal sealed class IntakeReader
{
    private readonly Element? intake;
    private readonly Names keys = new("question");
    private readonly List<(Element Element, Question Question)> questions = [];
    private readonly List<Element> sources;

    public IntakeReader(Element root)
    {
        intake = root.Child("intake", ProcedureShapes.Intake);
        foreach (var element in intake?.List("questions", ProcedureShapes.Question) ?? [])
            questions.Add((element, ReadQuestion(element)));
        foreach (var (element, question) in questions)
            if (question.NotBefore is { } other)
                CheckNotBefore(element, other.Value);
        sources = [.. intake?.List("sources", ProcedureShapes.Source, atLeastOne: true) ?? []];
        foreach (var source in sources)
            Sources.Declare(source, "id");
        Questions = questions.Select(pair => pair.Question).DistinctBy(question => question.Key).ToDictionary(question => question.Key.Value);
    }

    public Names Sources { get; } = new("source");

    public IReadOnlyDictionary<string, Question> Questions { get; }

    public ImmutableHashSet<FactKey> RecordOnly =>
        [.. questions.Where(pair => pair.Element.Flag("recordOnly")).Select(pair => pair.Question.Key)];

    /// <summary>The intake, once the chain's levels are known.</summary>
    public Intake Finish(Names levels) => new(
        [.. sources.Select(element => new IntakeSource(
            new SourceId(element.Text("id")), element.Localized("title"), levels.Refer(element, "firstLevel"), element.Clause()))],
        [.. questions.Select(pair => pair.Question)]);

    private Question ReadQuestion(Element element)
    {
        var kind = element.Word("kind", ("number", FactKind.Number), ("yesNo", FactKind.YesNo), ("choice", FactKind.Choice), ("text", FactKind.Text), ("instant", FactKind.Instant));
        var choices = new Names("choice");
        var question = new Question
        {
            Key = new FactKey(keys.Declare(element, "key")),
            Title = element.Localized("title"),
            Kind = kind,
            Clause = element.Clause(),
            Required = element.Flag("required"),
            Min = element.Number("min", 0, long.MaxValue),
            Max = element.Number("max", 1, long.MaxValue),
            NotBefore = element.TextOrNull("notBefore") is { } other ? new FactKey(other) : null,
            Choices = [.. element.List("choices", ProcedureShapes.Choice).Select(choice => new Choice(choices.Declare(choice, "id"), choice.Localized("title")))],
        };
        CheckKind(element, question);
        return question;
    }

    private static void CheckKind(Element element, Question question)
    {
        if (question.Kind == FactKind.Choice != question.Choices.Length > 0)
            element.Report(element.At("choices"), new("choices 與 kind: choice 須並用", "'choices' and 'kind: choice' need each other"));
        if (question.Kind != FactKind.Number && element.Has("min") || question.Kind is not (FactKind.Number or FactKind.Text) && element.Has("max"))
            element.Report(element.At(element.Has("min") ? "min" : "max"), new("min 僅用於 number,max 僅用於 number 或 text", "'min' is only for numbers, 'max' only for numbers and texts"));
        if (question.Min > question.Max)
            element.Report(element.At("min"), new("min 不得大於 max", "'min' must not exceed 'max'"));
        if (question.Kind != FactKind.Instant && element.Has("notBefore"))
            element.Report(element.At("notBefore"), new("notBefore 僅用於 instant", "'notBefore' is only for instants"));
    }

    private void CheckNotBefore(Element element, string other)
    {
        keys.Refer(element, "notBefore");
        if (questions.Any(pair => pair.Question.Key.Value == other && pair.Question.Kind != FactKind.Instant))
            element.Report(element.At("notBefore"), new($"「{other}」不是時間", $"'{other}' is not an instant"));
    }
}
