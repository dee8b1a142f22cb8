using System.Globalization;
using System.Text.RegularExpressions;
using PdBot.Domain;
using PdBot.Domain.Procedures;
using YamlDotNet.RepresentationModel;

namespace PdBot.Procedures.Reading;

/// <summary>One mapping of a file, read by key. A missing or wrong value is reported and stands for an empty one, so that reading goes on.</summary>
internal sealed partial class Element
{
    private readonly Dictionary<string, YamlNode> values = [];

    private Element(Problems problems, YamlMappingNode node)
    {
        Problems = problems;
        Node = node;
    }

    public Problems Problems { get; }

    public YamlMappingNode Node { get; }

    public string? Article => values.GetValueOrDefault("clause") is YamlScalarNode { Value.Length: > 0 } scalar ? scalar.Value : null;

    /// <summary>The mapping, its unknown and missing keys reported; null when it is none.</summary>
    public static Element? Open(Problems problems, YamlNode node, Shape shape, string what)
    {
        if (node is not YamlMappingNode mapping)
        {
            problems.Add(node, Words.ExpectedMapping(what));
            return null;
        }
        var element = new Element(problems, mapping);
        foreach (var (key, value) in mapping.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (shape.Has(name))
                element.values[name] = value;
        }
        foreach (var key in mapping.Children.Keys)
            if (key is not YamlScalarNode { Value: { } name } || !shape.Has(name))
                problems.Add(key, Words.UnknownKey(key.ToString(), shape.Keys), element.Article);
        foreach (var key in shape.Required)
            if (!element.Has(key))
                element.Report(mapping, Words.MissingKey(key));
        return element;
    }

    public bool Has(string key) => values.ContainsKey(key);

    public YamlNode? Find(string key) => values.GetValueOrDefault(key);

    public YamlNode At(string key) => values.GetValueOrDefault(key, Node);

    public void Report(YamlNode at, LocalizedText message) => Problems.Add(at, message, Article);

    public string Text(string key) => TextOrNull(key) ?? "";

    public string? TextOrNull(string key)
    {
        if (Find(key) is not { } node)
            return null;
        if (node is YamlScalarNode { Value.Length: > 0 } scalar)
            return scalar.Value;
        Report(node, Words.ExpectedText(key));
        return null;
    }

    /// <summary>An id: it is stored, and written in other files.</summary>
    public string Id(string key)
    {
        var text = Text(key);
        if (text.Length > 0 && !IdPattern().IsMatch(text))
            Report(At(key), Words.ExpectedId(key));
        return text;
    }

    public bool Flag(string key)
    {
        if (Find(key) is not { } node)
            return false;
        if (node is YamlScalarNode { Value: "true" or "false" } scalar)
            return scalar.Value == "true";
        Report(node, Words.ExpectedFlag(key));
        return false;
    }

    public long? Number(string key, long min, long max)
    {
        if (Find(key) is not { } node)
            return null;
        if (node is YamlScalarNode scalar && long.TryParse(scalar.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= min && number <= max)
            return number;
        Report(node, Words.ExpectedNumber(key, min, max));
        return null;
    }

    /// <summary>The value that a word stands for; the first one when the word is missing or not known.</summary>
    public T Word<T>(string key, params (string Word, T Value)[] words)
    {
        if (TextOrNull(key) is { } text)
        {
            foreach (var (word, value) in words)
                if (word == text)
                    return value;
            Report(At(key), Words.ExpectedOneOf(key, words.Select(pair => pair.Word)));
        }
        return words[0].Value;
    }

    public LocalizedText Localized(string key) =>
        Find(key) is { } node && Open(Problems, node, ProcedureShapes.Text, key) is { } text
            ? new LocalizedText(text.Text("zh"), text.Text("en"))
            : new LocalizedText("", "");

    public Clause Clause()
    {
        var article = TextOrNull("clause");
        var parameter = Flag("parameter");
        if (article is not null && parameter)
            Report(At("parameter"), Words.ClauseAndParameter);
        else if (article is null && !parameter && !Has("clause"))
            Report(Node, Words.MissingClause);
        return article is null ? Domain.Procedures.Clause.Parameter : new Clause(article);
    }

    /// <summary>The mapping under a key; null when the key is not there or is no mapping.</summary>
    public Element? Child(string key, Shape shape) =>
        Find(key) is { } node ? Open(Problems, node, shape, key) : null;

    /// <summary>The mappings in the list under a key; none when the key is not there.</summary>
    public IEnumerable<Element> List(string key, Shape shape, bool atLeastOne = false)
    {
        foreach (var node in Items(key, atLeastOne))
            if (Open(Problems, node, shape, shape.Name) is { } element)
                yield return element;
    }

    /// <summary>The nodes of the list under a key; none when the key is not there.</summary>
    public IEnumerable<YamlNode> Items(string key, bool atLeastOne = false)
    {
        if (Find(key) is not { } node)
            return [];
        if (node is not YamlSequenceNode list)
        {
            Report(node, Words.ExpectedList(key));
            return [];
        }
        if (atLeastOne && list.Children.Count == 0)
            Report(node, Words.Empty(key));
        return list.Children;
    }

    /// <summary>The texts of the list under a key, each with its node.</summary>
    public IEnumerable<(string Text, YamlNode Node)> Texts(string key, bool atLeastOne = false)
    {
        foreach (var node in Items(key, atLeastOne))
            if (node is YamlScalarNode { Value.Length: > 0 } scalar)
                yield return (scalar.Value, node);
            else
                Report(node, Words.ExpectedText(key));
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex IdPattern();
}
