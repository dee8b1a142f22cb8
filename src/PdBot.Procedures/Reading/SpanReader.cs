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
        var text = span.Text("value");
        var value = Duration.Parse(text);
        if (value is null && text.Length > 0)
            span.Report(span.At("value"), Words.ExpectedDuration("value"));
        if (clause.IsParameter && overrides.TryGetValue(place, out var own) && own.Value is { } replaced)
            value = replaced;
        return new Span(value ?? TimeSpan.FromMinutes(1), clause);
    }

    /// <summary>Reports the values that replace nothing. Called after everything was read.</summary>
    public void ReportUnused()
    {
        foreach (var (place, (node, _)) in overrides)
            if (!places.TryGetValue(place, out var clause))
                problems.Add(node, Words.UnknownReference("parameter", place, places.Where(pair => pair.Value.IsParameter).Select(pair => pair.Key)));
            else if (!clause.IsParameter)
                problems.Add(node, NotAParameter(place), clause.Article);
    }

    private static LocalizedText NotAParameter(string place) =>
        new($"「{place}」是來源文件的規定，不得由機構改動", $"'{place}' is demanded by the source and cannot be changed by an organisation");
}
