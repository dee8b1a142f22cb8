using System.Text.Json;
using PdBot.EndToEnd.Tests.Playground;

namespace PdBot.EndToEnd.Tests.Cards;

/// <summary>Every card that the bot sends, as its golden file holds it, renders in the official renderer without a warning.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class GoldenCardTests(Chromium chromium)
{
    private static readonly string Folder = Path.Combine(Machine.Repository, "tests", "PdBot.Teams.Tests", "Golden");

    /// <summary>The dark theme too with PDBOT_LONG=1: it can hide a text, but brings no other warnings.</summary>
    private static readonly bool[] Themes = Environment.GetEnvironmentVariable("PDBOT_LONG") == "1" ? [false, true] : [false];

    private readonly OfficialRenderer _renderer = new(chromium);

    /// <remarks>One test for all: opening a page per card and theme is what takes the time. A folder without a card fails.</remarks>
    [Fact]
    public async Task Every_golden_card_renders_without_a_warning()
    {
        var cards = Directory.GetFiles(Folder, "*.json", SearchOption.AllDirectories).Where(IsCard).Order(StringComparer.Ordinal).ToArray();
        Assert.NotEmpty(cards);

        var warnings = new List<string>();
        foreach (var card in cards)
        {
            var name = Path.GetFileNameWithoutExtension(card);
            foreach (var dark in Themes)
            {
                var rendered = await _renderer.RenderAsync(name, await File.ReadAllTextAsync(card), dark);
                warnings.AddRange(rendered.Warnings.Select(warning => $"{name} ({(dark ? "dark" : "light")}): {warning}"));
            }
        }

        Assert.Empty(warnings);
    }

    private static bool IsCard(string path)
    {
        using var golden = JsonDocument.Parse(File.ReadAllBytes(path));
        return golden.RootElement.ValueKind == JsonValueKind.Object && ShownCard.Type(golden.RootElement) == "AdaptiveCard";
    }
}
