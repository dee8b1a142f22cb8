using System.Text.Json;
using System.Text.Json.Nodes;
using PdBot.EndToEnd.Tests.Playground;

namespace PdBot.EndToEnd.Tests.Tokens;

/// <summary>Reports a leak with tokens, as Teams would.</summary>
internal static class Report
{
    /// <summary>Opens a report; what the buttons of the contact's card carry.</summary>
    public static async Task<JsonElement> OpenAsync(Office office, string reporter, string contact)
    {
        office.Connector.ConversationOf(reporter);
        var (said, why) = (0, "");
        // A program that has not been able to fetch the channel's keys yet asks to be told again.
        await Eventually.TrueAsync(
            async () => ((said, why) = await office.SendAsync(Activities.Say(office, reporter, "/report leak"))).Item1 != 503, TimeSpan.FromSeconds(30), "the channel's keys are fetched");
        Assert.True(said == 200, $"{said} {why}\n{office.Bot.Output}");
        var intake = (await office.Connector.WaitForAsync(message => message.Person == reporter && message.Card is not null, TimeSpan.FromSeconds(30))).Card!.Value;
        var submit = ShownCard.Actions(intake).First(action => ShownCard.Text(action, "verb") == "submit-report");
        var filled = CardForm.Fill(intake, submit, new Dictionary<string, string>
        {
            ["unit"] = "academic-affairs",
            ["source"] = "self-discovered",
            ["q-event-kind"] = "breach",
            ["q-description"] = "寄送通知信時誤附名單",
        });
        var (status, body) = await office.SendAsync(Activities.Press(office, reporter, "submit-report", filled));
        Assert.True(status == 200 && body.Contains("PD-115-", StringComparison.Ordinal), $"{status} {body}");
        var card = (await office.Connector.WaitForAsync(message => message.Person == contact && message.Card is { } shown && Offers(shown, "acknowledge"), TimeSpan.FromSeconds(30))).Card!.Value;
        return Acknowledge(card).GetProperty("data").Clone();
    }

    private static bool Offers(JsonElement card, string verb) => ShownCard.Actions(card).Any(action => ShownCard.Text(action, "verb") == verb);

    private static JsonElement Acknowledge(JsonElement card) => ShownCard.Actions(card).First(action => ShownCard.Text(action, "verb") == "acknowledge");
}
