using System.Text.Json;
using PdBot.EndToEnd.Tests.Cards;
using PdBot.EndToEnd.Tests.Playground;

namespace PdBot.EndToEnd.Tests.Scenarios;

/// <summary>What the README lets a newcomer do first: <c>serve</c> with nothing set, <c>playground</c>, and a report.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class FirstWalkTests(Chromium chromium)
{
    /// <summary>Whom the verb plays when nobody is named.</summary>
    private static readonly PlaygroundPersona Staff = new("丁同仁", new Guid("00000000-0000-4000-8000-0000000000f0"), "staff0");

    [Fact]
    public async Task A_newcomer_reports_from_a_Playground_with_the_settings_that_the_verb_wrote()
    {
        var data = Machine.TemporaryFolder("first-walk");
        var folder = Machine.TemporaryFolder("playground");
        try
        {
            var said = await BotProcess.RunVerbAsync("playground", folder);
            await using var bot = await BotProcess.StartAsync(new Dictionary<string, string?> { ["Storage:Path"] = Path.Combine(data, "pdbot.db") });
            await using var server = await PlaygroundServer.StartAsync(Staff, folder, bot.Messages);
            await using var chat = await PlaygroundChat.ConnectAsync(server);

            await chat.SayAsync("/report leak");

            var intake = await chat.IsOfferedAsync("Send the report");
            var answer = await chat.PressAsync(intake, "Send the report", FirstChoices(intake));
            Assert.Contains(Staff.Name, said, StringComparison.Ordinal);
            Assert.Matches("PD-[0-9]{3}-0001", answer.Everything);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    [Fact]
    public async Task A_message_is_reported_through_Playground_by_its_dialog()
    {
        var data = Machine.TemporaryFolder("message-action");
        var folder = Machine.TemporaryFolder("playground");
        try
        {
            await BotProcess.RunVerbAsync("playground", folder);
            await using var bot = await BotProcess.StartAsync(new Dictionary<string, string?> { ["Storage:Path"] = Path.Combine(data, "pdbot.db") });
            await using var server = await PlaygroundServer.StartAsync(Staff, folder, bot.Messages);
            await using var chat = await PlaygroundChat.ConnectAsync(server);
            await chat.SayAsync("help");
            await chat.IsOfferedAsync("Report now");

            var dialog = await chat.ExtendAsync("composeExtension/fetchTask", "reportMessage");
            await using var renderer = new OfficialRenderer(chromium);
            var shown = await renderer.RenderAsync("dialog-report-message", dialog.GetRawText());
            var submit = ShownCard.Actions(dialog).Single();
            var inputs = ShownCard.Inputs(dialog).ToDictionary(input => ShownCard.Text(input, "id") ?? "", FirstValue);
            var answer = await chat.ExtendAsync("composeExtension/submitAction", "reportMessage", CardForm.Fill(dialog, submit, inputs));

            Assert.Empty(shown.Warnings);
            Assert.Equal("Action.Submit", ShownCard.Type(submit));
            Assert.Contains("19%3Ageneral%40thread.tacv2/1763618474235", inputs["q-description"], StringComparison.Ordinal);
            Assert.Matches("PD-[0-9]{3}-0001", answer.GetRawText());
            await chat.SeesAsync("-0001");
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static string FirstValue(JsonElement input) =>
        input.TryGetProperty("value", out var value) ? value.ToString() : input.TryGetProperty("isRequired", out var required) && required.GetBoolean() && input.TryGetProperty("choices", out var choices) ? ShownCard.Text(choices[0], "value") ?? "" : "";

    /// <summary>Whatever organisation comes first: the first choice of everything that must be filled in, and a word.</summary>
    private static Dictionary<string, string> FirstChoices(ShownMessage intake) => intake.Cards.SelectMany(ShownCard.Inputs)
        .Where(input => input.TryGetProperty("isRequired", out var required) && required.GetBoolean() && !input.TryGetProperty("value", out _))
        .ToDictionary(
            input => ShownCard.Text(input, "id") ?? "",
            input => input.TryGetProperty("choices", out var choices) ? ShownCard.Text(choices[0], "value") ?? "" : "寄送通知信時誤附名單");
}
