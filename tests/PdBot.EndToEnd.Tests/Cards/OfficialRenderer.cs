using System.Text.Json;
using Microsoft.Playwright;

namespace PdBot.EndToEnd.Tests.Cards;

/// <summary>Renders a card with the official JavaScript renderer (npm <c>adaptivecards</c>) in Chromium.</summary>
internal sealed class OfficialRenderer(Chromium chromium)
{
    private static readonly string[] Scripts =
    [
        Path.Combine(Machine.NodeModules, "markdown-it", "dist", "markdown-it.min.js"),
        Path.Combine(Machine.NodeModules, "adaptivecards", "dist", "adaptivecards.min.js"),
        Path.Combine(Machine.Repository, "tests", "PdBot.EndToEnd.Tests", "Cards", "renderer.js"),
    ];

    /// <param name="name">Names the picture: tests/output/cards/&lt;name&gt;-light.png or -dark.png.</param>
    /// <param name="card">The card's JSON.</param>
    public async Task<RenderedCard> RenderAsync(string name, string card, bool dark = false)
    {
        var page = await chromium.NewPageAsync(dark);
        try
        {
            await page.SetContentAsync("<!doctype html><html lang=\"zh-TW\"><meta charset=\"utf-8\"><body></body></html>");
            foreach (var script in Scripts)
            {
                await page.AddScriptTagAsync(new PageAddScriptTagOptions { Path = script });
            }

            var result = await page.EvaluateAsync<JsonElement>("([card, dark]) => window.renderCard(card, dark)", new object[] { card, dark });
            var picture = Machine.OutputFile("cards", $"{name}-{(dark ? "dark" : "light")}.png");
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = picture, FullPage = true });
            return new RenderedCard(
                [.. result.GetProperty("warnings").EnumerateArray().Select(warning => warning.GetString()!)],
                result.GetProperty("text").GetString()!,
                picture);
        }
        finally
        {
            await page.Context.DisposeAsync();
        }
    }
}
