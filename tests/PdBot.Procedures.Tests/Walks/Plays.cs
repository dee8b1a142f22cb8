using System.Collections.Concurrent;

namespace PdBot.Procedures.Tests.Walks;

/// <summary>Each story is played once for all tests.</summary>
internal static class Plays
{
    private static readonly ConcurrentDictionary<string, Lazy<Walkthrough>> Played = new(StringComparer.Ordinal);

    public static IEnumerable<Walkthrough> All => Story.All.Select(story => Of(story.Name));

    public static Walkthrough Of(string name) =>
        Played.GetOrAdd(name, key => new Lazy<Walkthrough>(() => Walkthrough.Of(Story.All.First(story => story.Name == key)))).Value;
}
