using System.Text.Json;
using PdBot.EndToEnd.Tests.Playground;

namespace PdBot.EndToEnd.Tests.Cards;

/// <summary>Every card that the bot sends, as its golden file holds it, renders in the official renderer without a warning.</summary>
[Collection(EndToEndCollection.Name)]
[Trait(EndToEndCollection.Beside, "yes")]
public sealed class GoldenCardTests(OfficialRenderer renderer) : IClassFixture<OfficialRenderer>
{
    private static readonly string Folder = Path.Combine(Machine.Repository, "tests", "PdBot.Teams.Tests", "Golden");

    /// <remarks>One test for all, in both themes. A folder without a card fails.</remarks>
    [Fact]
    public async Task Every_golden_card_renders_without_a_warning()
    {
        var cards = Directory.GetFiles(Folder, "*.json", SearchOption.AllDirectories).Where(IsCard).Order(StringComparer.Ordinal).ToArray();
        Assert.NotEmpty(cards);

        var warnings = new List<string>();
        foreach (var card in cards)
        {
            var name = Path.GetFileNameWithoutExtension(card);
            foreach (var dark in new[] { false, true })
            {
                var rendered = await renderer.RenderAsync(name, await File.ReadAllTextAsync(card), dark);
                warnings.AddRange(rendered.Warnings.Select(warning => $"{name} ({(dark ? "dark" : "light")}): {warning}"));
            }
        }

        Assert.True(warnings.Count == 0, string.Join('\n', warnings));
    }

    private static bool IsCard(string path)
    {
        using var golden = JsonDocument.Parse(File.ReadAllBytes(path));
        return golden.RootElement.ValueKind == JsonValueKind.Object && ShownCard.Type(golden.RootElement) == "AdaptiveCard";
    }
}
