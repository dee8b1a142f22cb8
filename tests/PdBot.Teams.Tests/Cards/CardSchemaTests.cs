using System.Text.Json;
using PdBot.Teams.Cards.Schema;
using PdBot.Teams.Inbound;
using PdBot.Teams.Protocol;

namespace PdBot.Teams.Tests.Cards;

public sealed class CardSchemaTests
{
    [Fact]
    public void Every_element_is_written_as_the_schema_spells_it() => GoldenFile.Matches("every-element", CardJson.Serialize(new AdaptiveCard
    {
        FallbackText = "請更新 Teams",
        Lang = "zh",
        Msteams = MsTeams.FullWidth with { Entities = [Entity.Mention("29:1", "陳 & 林")] },
        Refresh = new Refresh(new ActionExecute("refresh") { Title = "重新整理", Data = CardData.Of(("report", "PD-115-0001")) }) { UserIds = ["29:1"] },
        Body =
        [
            new TextBlock("**個資事件**") { Size = FontSize.ExtraLarge, Weight = FontWeight.Bolder, Color = Colors.Attention, Style = TextBlockStyle.Heading, IsSubtle = false, HorizontalAlignment = HorizontalAlignment.Center },
            new Container([new FactSet([new Fact("案號", "PD-115-0001"), new Fact("層級", "一級")])]) { Style = ContainerStyle.Emphasis, Bleed = true, Spacing = Spacing.Padding, SelectAction = new ActionOpenUrl("https://example.org") },
            new ColumnSet([new Column([new TextBlock("左")]) { Width = "auto", VerticalContentAlignment = VerticalAlignment.Center }, new Column([new TextBlock("右")]) { Width = "2", Style = ContainerStyle.Good }]) { Separator = true },
            new Table([new TableColumnDefinition(1), new TableColumnDefinition(2)], [new TableRow([TableCell.Of("一"), TableCell.Of("二")]) { Style = ContainerStyle.Accent }]) { GridStyle = ContainerStyle.Warning },
            new InputText("reason") { Label = "原因", IsRequired = true, ErrorMessage = "請填寫原因", IsMultiline = true, MaxLength = 500, Style = TextInputStyle.Text },
            new InputNumber("count") { Label = "筆數", Min = 0, Max = 10_000_000, Value = 1.5m },
            new InputDate("found") { Label = "發現日期", Max = new DateOnly(2026, 11, 20) },
            new InputTime("at") { Label = "時間", Value = "09:30" },
            new InputChoiceSet("kind", [new InputChoice("遺失", "lost"), new InputChoice("誤寄", "sent")]) { Label = "類型", Style = ChoiceInputStyle.Expanded, IsMultiSelect = true, Value = "lost,sent" },
            new InputChoiceSet("person", []) { ChoicesData = DataQuery.People },
            new InputToggle("contained", "已完成損害控制") { Value = "true", IsVisible = false },
            new ActionSet(
            [
                CardFallback.Execute("acknowledge", "簽收", CardData.Of(("report", "PD-115-0001"), ("level", "2")), ActionStyle.Positive),
                new ActionSubmit { Title = "送出", Data = CardData.Of(("verb", "x")), AssociatedInputs = AssociatedInputs.None },
                new ActionToggleVisibility(["contained"]) { Title = "更多", Mode = ActionMode.Secondary },
                new ActionShowCard(new AdaptiveCard { Body = [new TextBlock("展開")] }) { Title = "無法處理", Style = ActionStyle.Destructive, Tooltip = "交由代理人", IsEnabled = true },
            ]),
        ],
        Actions = [new ActionOpenUrl("https://example.org/log") { Title = "紀錄", Id = "log" }],
    }));

    [Fact]
    public void The_type_is_written_first_and_what_is_not_set_is_left_out() =>
        Assert.Equal(
            """{"type":"AdaptiveCard","$schema":"http://adaptivecards.io/schemas/adaptive-card.json","version":"1.5","body":[{"type":"TextBlock","text":"好","wrap":true}]}""",
            System.Text.Encoding.UTF8.GetString(CardJson.Serialize(new AdaptiveCard { Body = [new TextBlock("好")] })));

    [Fact]
    public void A_button_and_its_fallback_are_read_as_the_same_act()
    {
        var button = CardFallback.Execute("acknowledge", "簽收", CardData.Of(("report", "PD-115-0001"), ("none", null)));
        var json = JsonSerializer.Deserialize<JsonElement>(CardJson.Serialize(new AdaptiveCard { Actions = [button] })).GetProperty("actions")[0];

        var pressed = CardAction.Read(new Activity
        {
            Type = "invoke", Name = InvokeNames.AdaptiveCardAction, ReplyToId = "9",
            Value = JsonSerializer.SerializeToElement(new { action = json, trigger = "manual" }),
        })!;
        var submitted = CardAction.Read(new Activity { Type = "message", ReplyToId = "9", Value = json.GetProperty("fallback").GetProperty("data") })!;

        Assert.Equal((pressed.Verb, pressed.ReplyToId, pressed.Data.GetRawText()), (submitted.Verb, submitted.ReplyToId, submitted.Data.GetRawText()));
        Assert.Equal("PD-115-0001", submitted.Value("report"));
        Assert.Null(submitted.Value("none"));
        Assert.True(pressed.IsInvoke);
        Assert.False(submitted.IsInvoke);
    }

    [Fact]
    public void An_automatic_refresh_is_told_from_a_press()
    {
        var action = CardAction.Read(new Activity
        {
            Type = "invoke", Name = InvokeNames.AdaptiveCardAction,
            Value = JsonSerializer.SerializeToElement(new { action = new { verb = "refresh" }, trigger = "automatic" }),
        })!;

        Assert.True(action.IsRefresh);
        Assert.Equal("{}", action.Data.GetRawText());
    }

    [Fact]
    public void Inputs_that_come_back_as_numbers_or_booleans_are_read_as_text()
    {
        var action = new CardAction("x", JsonSerializer.SerializeToElement(new { n = 12.5, yes = true, list = new[] { 1 } }), null);

        Assert.Equal(("12.5", "true", null, null), (action.Value("n"), action.Value("yes"), action.Value("list"), action.Value("missing")));
    }

    [Fact]
    public void A_payload_is_measured_as_Teams_measures_it()
    {
        Assert.Equal(6, CardJson.Utf16Size("個資a"u8));
        Assert.True(CardJson.Fits(new byte[CardJson.MaxUtf16Bytes / 2]));
        Assert.False(CardJson.Fits(new byte[(CardJson.MaxUtf16Bytes / 2) + 1]));
    }
}
