using PdBot.Domain;
using YamlDotNet.RepresentationModel;

namespace PdBot.Procedures.Reading;

/// <summary>The ids of one kind in a file: each is there once, and a reference names one that is there.</summary>
/// <param name="kind">The kind, as messages call it.</param>
internal sealed class Names(string kind)
{
    private readonly Dictionary<string, long> lines = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> All => lines.Keys;

    public bool Has(string id) => lines.ContainsKey(id);

    /// <summary>Takes an id; a repeated one is reported.</summary>
    public string Declare(Element element, string key)
    {
        var id = element.Id(key);
        if (id.Length > 0 && !lines.TryAdd(id, element.At(key).Start.Line))
            element.Report(element.At(key), Words.Duplicate(kind, id, lines[id]));
        return id;
    }

    /// <summary>A reference; one to nothing is reported.</summary>
    public string Refer(Element element, string id, YamlNode at)
    {
        if (id.Length > 0 && !Has(id))
            element.Report(at, Words.UnknownReference(kind, id, All));
        return id;
    }

    /// <summary>The reference under a key.</summary>
    public string Refer(Element element, string key) => Refer(element, element.Text(key), element.At(key));
}
