using Microsoft.Playwright;

namespace PdBot.EndToEnd.Tests;

/// <summary>One headless Chromium (Debian's) for all tests that need a page.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright? _driver;
    private IBrowser? _browser;

    /// <summary>A page of its own context: nothing is shared with other pages; the browser speaks zh-TW.</summary>
    /// <param name="dark">Whether the page is told that the person prefers dark colours.</param>
    internal async Task<IPage> NewPageAsync(bool dark = false)
    {
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            Locale = "zh-TW",
            TimezoneId = "Asia/Taipei",
            ViewportSize = new ViewportSize { Width = 1280, Height = 960 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
        });
        await context.RouteAsync(IsElsewhere, route => route.AbortAsync());
        return await context.NewPageAsync();
    }

    // Playground's page asks a font server on the internet; a test reaches nothing but this machine.
    private static bool IsElsewhere(string url) => Uri.TryCreate(url, UriKind.Absolute, out var address)
        && address.Scheme.StartsWith("http", StringComparison.Ordinal)
        && !address.IsLoopback;

    async Task IAsyncLifetime.InitializeAsync()
    {
        _driver = await Microsoft.Playwright.Playwright.CreateAsync();
        _browser = await _driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = "/usr/bin/chromium",
            Headless = true,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
            ],
        });
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _driver?.Dispose();
    }
}
