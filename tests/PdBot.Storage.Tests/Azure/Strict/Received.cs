namespace PdBot.Storage.Tests.Azure.Strict;

/// <summary>A request as the server got it.</summary>
/// <param name="Method">The verb.</param>
/// <param name="Target">Path and query as they came over the wire.</param>
/// <param name="Headers">Names in lower case.</param>
/// <param name="Body">All of it.</param>
/// <param name="At">When, monotonic.</param>
internal sealed record Received(string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body, long At)
{
    public string Path => Target.Split('?')[0];

    public IEnumerable<(string Name, string Value)> Query =>
        from parameter in Target.Split('?').ElementAtOrDefault(1)?.Split('&', StringSplitOptions.RemoveEmptyEntries) ?? []
        select (Uri.UnescapeDataString(parameter.Split('=')[0]), Uri.UnescapeDataString(parameter[(parameter.IndexOf('=', StringComparison.Ordinal) + 1)..]));

    public string Header(string name) => Headers.GetValueOrDefault(name, "");
}
