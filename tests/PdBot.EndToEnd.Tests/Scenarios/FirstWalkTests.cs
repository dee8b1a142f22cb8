using PdBot.EndToEnd.Tests.Playground;

namespace PdBot.EndToEnd.Tests.Scenarios;

/// <summary>What the README lets a newcomer do first: <c>serve</c> with nothing set, <c>playground</c>, and a report.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class FirstWalkTests
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

    /// <summary>Whatever organisation comes first: the first choice of everything that must be filled in, and a word.</summary>
    private static Dictionary<string, string> FirstChoices(ShownMessage intake) => intake.Cards.SelectMany(ShownCard.Inputs)
        .Where(input => input.TryGetProperty("isRequired", out var required) && required.GetBoolean() && !input.TryGetProperty("value", out _))
        .ToDictionary(
            input => ShownCard.Text(input, "id") ?? "",
            input => input.TryGetProperty("choices", out var choices) ? ShownCard.Text(choices[0], "value") ?? "" : "寄送通知信時誤附名單");
}
