using Microsoft.Playwright;

namespace PdBot.EndToEnd.Tests.Playground;

/// <summary>A person before Playground's own page in a browser. Opening the page installs the bot for him.</summary>
internal sealed class ChatPage : IAsyncDisposable
{
    private const string Card = ".ac-adaptiveCard";

    // The page is 9 MB of script: on two busy cores it needs its time.
    private const float PatienceMilliseconds = 60_000;

    private readonly IPage _page;
    private readonly PlaygroundPersona _me;

    private ChatPage(IPage page, PlaygroundPersona me) => (_page, _me) = (page, me);

    /// <summary>The page itself, for what this driver does not offer.</summary>
    public IPage Page => _page;

    public static async Task<ChatPage> OpenAsync(Chromium chromium, PlaygroundServer server)
    {
        var page = await chromium.NewPageAsync();
        page.SetDefaultTimeout(PatienceMilliseconds);
        await page.GotoAsync(server.Page.ToString());
        var chat = new ChatPage(page, server.Me);

        // Before its configuration has arrived, the page shows a person called Me, whose messages reach nobody.
        await page.GetByText(server.Me.Name).First.WaitForAsync();
        await chat.ComposeBox.WaitForAsync();
        return chat;
    }

    private ILocator ComposeBox => _page.Locator("[role=textbox][contenteditable=true]").First;

    public async Task SayAsync(string text)
    {
        await ComposeBox.ClickAsync();
        await _page.Keyboard.InsertTextAsync(text);
        await _page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Waits for the newest card that shows the text.</summary>
    public async Task<ILocator> SeesCardAsync(string text)
    {
        var card = _page.Locator(Card).Filter(new LocatorFilterOptions { HasText = text }).Last;
        await card.WaitForAsync();
        return card;
    }

    /// <summary>Fills an input of a card, found by its label or else by its place holder: text, number, date, or a choice by its title.</summary>
    public static async Task FillAsync(ILocator card, string label, string value)
    {
        var input = card.GetByLabel(label).Or(card.GetByPlaceholder(label)).First;
        if (await input.EvaluateAsync<string>("element => element.tagName") == "SELECT")
        {
            await input.SelectOptionAsync(new SelectOptionValue { Label = value });
        }
        else
        {
            await input.FillAsync(value);
        }
    }

    /// <summary>Picks a choice of an expanded choice set, or a toggle, by its title.</summary>
    public static Task ChooseAsync(ILocator card, string title) => card.GetByLabel(title, new() { Exact = true }).CheckAsync();

    public static Task PressAsync(ILocator card, string title) =>
        card.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = title, Exact = true }).ClickAsync();

    /// <summary>The texts of all cards on the page, oldest first.</summary>
    public Task<IReadOnlyList<string>> CardTextsAsync() => _page.Locator(Card).AllInnerTextsAsync();

    /// <summary>Keeps a picture of the whole page in tests/output/pages.</summary>
    public Task PictureAsync(string name) =>
        _page.ScreenshotAsync(new PageScreenshotOptions { Path = Machine.OutputFile("pages", $"{name}-{_me.Account}.png") });

    /// <summary>Keeps a picture of one card in tests/output/pages.</summary>
    public Task PictureAsync(string name, ILocator card) =>
        card.ScreenshotAsync(new LocatorScreenshotOptions { Path = Machine.OutputFile("pages", $"{name}-{_me.Account}.png") });

    public async ValueTask DisposeAsync() => await _page.Context.DisposeAsync();
}
