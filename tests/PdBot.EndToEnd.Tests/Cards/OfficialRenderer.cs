using System.Text.Json;
using Microsoft.Playwright;

namespace PdBot.EndToEnd.Tests.Cards;

/// <summary>Renders cards with the official JavaScript renderer (npm <c>adaptivecards</c>) in Chromium: one page for each theme, which shows one card after the other.</summary>
public sealed class OfficialRenderer(Chromium chromium) : IAsyncDisposable
{
    private static readonly string[] Scripts =
    [
        Path.Combine(Machine.NodeModules, "markdown-it", "dist", "markdown-it.min.js"),
        Path.Combine(Machine.NodeModules, "adaptivecards", "dist", "adaptivecards.min.js"),
        Path.Combine(Machine.Repository, "tests", "PdBot.EndToEnd.Tests", "Cards", "renderer.js"),
    ];

    private readonly Dictionary<bool, IPage> _pages = [];

    /// <param name="name">Names the picture: tests/output/cards/&lt;name&gt;-light.png or -dark.png.</param>
    /// <param name="card">The card's JSON.</param>
    internal async Task<RenderedCard> RenderAsync(string name, string card, bool dark = false)
    {
        var page = await PageAsync(dark);
        var result = await page.EvaluateAsync<JsonElement>("([card, dark]) => window.renderCard(card, dark)", new object[] { card, dark });
        var picture = Machine.OutputFile("cards", $"{name}-{(dark ? "dark" : "light")}.png");
        await page.Locator("#card").ScreenshotAsync(new LocatorScreenshotOptions { Path = picture });
        return new RenderedCard(
            [.. result.GetProperty("warnings").EnumerateArray().Select(warning => warning.GetString()!)],
            result.GetProperty("text").GetString()!,
            picture);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var page in _pages.Values)
        {
            await page.Context.DisposeAsync();
        }
    }

    private async Task<IPage> PageAsync(bool dark)
    {
        if (_pages.TryGetValue(dark, out var open))
        {
            return open;
        }

        var page = _pages[dark] = await chromium.NewPageAsync(dark);
        await page.SetViewportSizeAsync(512, 1600);
        await page.SetContentAsync("<!doctype html><html lang=\"zh-TW\"><meta charset=\"utf-8\"><body></body></html>");
        foreach (var script in Scripts)
        {
            await page.AddScriptTagAsync(new PageAddScriptTagOptions { Path = script });
        }

        return page;
    }
}
