using System.Text.Json.Nodes;

namespace PdBot.Teams.Graph;

/// <summary>A request to Graph.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">From the version on, with a slash first, parts escaped.</param>
/// <param name="Body">Null for none.</param>
public sealed record GraphRequest(HttpMethod Method, string Path, JsonObject? Body = null)
{
    /// <summary>Whether it asks for what the directory may answer from an index (<c>ConsistencyLevel: eventual</c>); casts want that.</summary>
    public bool Eventual { get; init; }

    /// <summary>Whether it may run twice without anybody noticing; else it is tried again only where Graph says that it did nothing (429).</summary>
    public bool MayRepeat { get; init; } = true;

    /// <summary>A request to read.</summary>
    public static GraphRequest Get(string path) => new(HttpMethod.Get, path);
}
