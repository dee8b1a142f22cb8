using System.Text.Json.Serialization;

namespace PdBot.Teams.Cards.Schema;

/// <summary>What a button sends back: names and texts, in a fixed order so that golden files hold still.</summary>
[JsonConverter(typeof(CardDataConverter))]
public sealed class CardData
{
    private readonly KeyValuePair<string, string>[] entries;

    private CardData(KeyValuePair<string, string>[] entries) => this.entries = entries;

    /// <summary>The names and texts.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Entries => entries;

    /// <summary>Makes data of pairs; a pair whose text is null is left out.</summary>
    public static CardData Of(params ReadOnlySpan<(string Name, string? Text)> pairs)
    {
        var kept = new List<KeyValuePair<string, string>>(pairs.Length);
        foreach (var (name, text) in pairs)
        {
            if (text is not null)
            {
                kept.Add(new(name, text));
            }
        }

        return new CardData([.. kept]);
    }

    /// <summary>The same data with one more pair in front.</summary>
    internal CardData After(string name, string text) => new([new(name, text), .. entries]);
}
