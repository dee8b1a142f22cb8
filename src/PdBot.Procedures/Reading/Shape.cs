namespace PdBot.Procedures.Reading;

/// <summary>The keys that one kind of mapping takes. The published JSON Schema has a definition of the same name with the same keys.</summary>
/// <param name="Name">Its name in the schema's <c>$defs</c>; <c>root</c> for the file itself.</param>
/// <param name="Required">Keys that must be there.</param>
/// <param name="Optional">Keys that may be there.</param>
internal sealed record Shape(string Name, string[] Required, string[] Optional)
{
    public IEnumerable<string> Keys => Required.Concat(Optional);

    public bool Has(string key) => Keys.Contains(key);
}
