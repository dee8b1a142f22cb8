using PdBot.Domain;
using PdBot.Domain.Procedures;
using YamlDotNet.RepresentationModel;

namespace PdBot.Procedures.Reading;

/// <summary>Reads lengths of time, and puts the organisation's own values in the place of those that are parameters.</summary>
internal sealed class SpanReader
{
    private readonly Problems problems;
    private readonly Dictionary<string, (YamlNode Node, TimeSpan? Value)> overrides = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Clause> places = new(StringComparer.Ordinal);
    private readonly HashSet<string> changeable = new(StringComparer.Ordinal);

    public SpanReader(Element root)
    {
        problems = root.Problems;
        if (root.Find("parameters") is not { } node)
            return;
        if (node is not YamlMappingNode mapping)
        {
            root.Report(node, Words.ExpectedMapping("parameters"));
            return;
        }
        foreach (var (key, value) in mapping.Children)
        {
            var length = Duration.Parse((value as YamlScalarNode)?.Value ?? "");
            if (length is null)
                problems.Add(value, Words.ExpectedDuration(key.ToString()));
            overrides[key.ToString()] = (key, length);
        }
    }

    /// <summary>The length under a key of an element; <paramref name="place"/> is the name by which <c>parameters</c> calls it.</summary>
    public Span Read(Element element, string key, string place)
    {
        if (element.Child(key, ProcedureShapes.Span) is not { } span)
            return new Span(TimeSpan.FromMinutes(1), Clause.Parameter);
        var clause = span.Clause();
        places[place] = clause;
        if (clause.IsParameter)
            changeable.Add(place);
        var text = span.Text("value");
        var value = Duration.Parse(text);
        if (value is null && text.Length > 0)
            span.Report(span.At("value"), Words.ExpectedDuration("value"));
        if (clause.IsParameter && overrides.TryGetValue(place, out var own) && own.Value is { } replaced)
            value = replaced;
        return new Span(value ?? TimeSpan.FromMinutes(1), clause);
    }

    /// <summary>The organisation's own limit in the place of one that a clause sets: shorter, never longer; null when it has none.</summary>
    /// <param name="place">The name by which <c>parameters</c> calls it.</param>
    /// <param name="limit">What the clause leaves at the least.</param>
    /// <param name="clause">The clause.</param>
    public TimeSpan? Stricter(string place, TimeSpan limit, Clause clause)
    {
        changeable.Add(place);
        if (!overrides.TryGetValue(place, out var own) || own.Value is not { } value)
            return null;
        if (value >= limit)
            problems.Add(own.Node, NotStricter(place), clause.Article);
        return value;
    }

    /// <summary>Reports the values that replace nothing. Called after everything was read.</summary>
    public void ReportUnused()
    {
        foreach (var (place, (node, _)) in overrides)
            if (changeable.Contains(place))
                continue;
            else if (!places.TryGetValue(place, out var clause))
                problems.Add(node, Words.UnknownReference("parameter", place, changeable));
            else
                problems.Add(node, NotAParameter(place), clause.Article);
    }

    private static LocalizedText NotStricter(string place) =>
        new($"「{place}」應短於來源文件的時限；機構得從嚴，不得從寬", $"'{place}' must be shorter than the limit of the source: an organisation may be stricter, never more lenient");

    private static LocalizedText NotAParameter(string place) =>
        new($"「{place}」是來源文件的規定，不得由機構改動", $"'{place}' is demanded by the source and cannot be changed by an organisation");
}
