using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace PdBot.Behaviour.Tests;

/// <summary>Whatever comes in: a clear answer or the right status, one line for the operator with ids only, nothing stored.</summary>
public sealed class Bad_input_gets_a_clear_answer
{
    private const string Secret = "王小明的身分證 A123456789";

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"type\":5}")]
    [InlineData("{\"type\":\"\"}")]
    [InlineData("<xml/>")]
    [InlineData("{\"type\":\"message\",\"text\":\"王小明的身分證 A123456789\"")]
    public async Task What_is_no_activity_is_a_bad_request(string body)
    {
        await using var bot = await Bot.StartAsync();

        var response = await bot.PostAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Single(bot.Log.Of(3001));
        bot.AssertLogIsSilentAbout(Secret, "王小明");
    }

    [Fact]
    public async Task An_unknown_type_is_taken_and_ignored()
    {
        await using var bot = await Bot.StartAsync();

        var response = await bot.Staff().SendAsync(new { type = "typing", text = Secret });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
        Assert.Single(bot.Log.Of(2001));
        Assert.Empty(bot.Teams.Requests);
        bot.AssertLogIsSilentAbout(Secret);
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    [InlineData("2026-11-20T00:00:00Z")]
    [InlineData("2026-11-20 03:00 +09:00")]
    public async Task A_day_that_no_calendar_here_has_is_asked_for_again(string day)
    {
        await using var bot = await Bot.StartAsync();
        var intake = await bot.Staff().AskAsync("/report leak");

        var answer = await bot.Staff().PressAsync(intake, "submit-report", Persona.Filled(intake, ("q-discovered-at-date", day), ("q-discovered-at-time", "")));

        Assert.Contains("submit-report", answer.Buttons);
        Assert.Empty(await bot.HeadsAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_that_is_too_large_is_refused_with_or_without_its_length(bool withLength)
    {
        await using var bot = await Bot.StartAsync();
        var bytes = Encoding.UTF8.GetBytes($"{{\"type\":\"message\",\"text\":\"{new string('a', 300_000)}\"}}");
        using HttpContent content = withLength ? new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } } : new ChunkedContent(bytes);

        var response = await bot.PostAsync(content);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task A_compressed_body_is_not_taken()
    {
        await using var bot = await Bot.StartAsync();
        using var content = new StringContent("{\"type\":\"message\"}", Encoding.UTF8, "application/json");
        content.Headers.ContentEncoding.Add("gzip");

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await bot.PostAsync(content)).StatusCode);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    public async Task A_body_that_is_not_said_to_be_JSON_is_not_taken(string type)
    {
        await using var bot = await Bot.StartAsync();
        using var content = new ByteArrayContent("{\"type\":\"message\"}"u8.ToArray()) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } };

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await bot.PostAsync(content)).StatusCode);
        Assert.Single(bot.Log.Of(3001));
    }

    [Theory]
    [InlineData("channelId", "emulator")]
    [InlineData("channelId", null)]
    [InlineData("serviceUrl", "https://smba.trafficmanager.net.evil.example/teams/")]
    [InlineData("serviceUrl", "file:///etc/passwd")]
    [InlineData("serviceUrl", null)]
    public async Task A_foreign_channel_or_Connector_is_forbidden(string member, string? value)
    {
        await using var bot = await Bot.StartAsync();

        var response = await bot.Staff().SendAsync(new Dictionary<string, object?> { ["type"] = "message", ["text"] = "help", [member] = value });

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Single(bot.Log.Of(3001));
        Assert.Empty(bot.Teams.Requests);
    }

    [Fact]
    public async Task A_tenant_outside_the_allowed_ones_is_forbidden_though_a_roster_names_it()
    {
        await using var bot = await Bot.StartAsync("cgu-example", ("Bot:AllowedTenants", "d9000000-0000-4000-8000-000000000000"));

        Assert.Equal(HttpStatusCode.Forbidden, (await bot.Staff().SendAsync(new { type = "message", text = "/report leak" })).StatusCode);
        Assert.Empty(bot.Teams.Requests);
    }

    [Fact]
    public async Task While_the_storage_cannot_write_Teams_is_told_to_come_again_and_then_it_is_the_same_report()
    {
        await using var bot = await Bot.StartAsync();
        var reporter = bot.Staff();
        var intake = await reporter.AskAsync("/report leak");
        var press = new { type = "invoke", name = "adaptiveCard/action", value = new { action = new { type = "Action.Execute", verb = "submit-report", data = Merged(intake) }, trigger = "manual" } };

        using (bot.BlockStorage())
        {
            var refused = await reporter.SendAsync(press, "f:once");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.Equal(TimeSpan.FromSeconds(5), refused.Headers.RetryAfter?.Delta);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await bot.GetAsync("/readyz")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, (await reporter.SendAsync(press, "f:once")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await bot.GetAsync("/readyz")).StatusCode);
        Assert.Equal("PD-115-0001", Assert.Single(await bot.HeadsAsync()).Number.Value);

        static Dictionary<string, string> Merged(ShownCard card)
        {
            var data = card.DataOf("submit-report");
            foreach (var (name, value) in Persona.Filled(card))
                data[name] = value;
            return data;
        }
    }

    [Fact]
    public async Task A_tenant_of_no_roster_is_forbidden()
    {
        await using var bot = await Bot.StartAsync();

        var response = await (bot.Staff() with { Tenant = "11111111-0000-4000-8000-000000000000" }).SendAsync(new { type = "message", text = "/report leak" });

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Single(bot.Log.Of(2003));
        Assert.Null(await bot.PeopleAsync(bot.Staff().Id));
    }

    [Fact]
    public async Task An_activity_without_a_person_is_not_acted_upon()
    {
        await using var bot = await Bot.StartAsync();

        var response = await bot.Staff().SendAsync(new { type = "message", text = "/report leak", from = new { id = "29:x", name = Secret } });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Single(bot.Log.Of(2002));
        bot.AssertLogIsSilentAbout(Secret);
    }

    [Theory]
    [InlineData("PD-115-9999")]
    [InlineData("0001")]
    [InlineData("王小明")]
    public async Task An_unknown_number_is_said_to_be_unknown(string number)
    {
        await using var bot = await Bot.StartAsync();

        Assert.Equal("查無此案件，請確認案號。", (await bot.Staff().AskAsync($"/status {number}")).Text);

        Assert.Single(bot.Log.Of(2004));
        bot.AssertLogIsSilentAbout("王小明");
    }

    [Theory]
    [InlineData("q-records", "-1", "洩漏筆數")]
    [InlineData("q-records", "99999999999", "洩漏筆數")]
    [InlineData("q-records", "1.5", "洩漏筆數")]
    [InlineData("q-event-kind", "no-such-kind", "事件類型")]
    [InlineData("q-event-kind", "", "事件類型")]
    [InlineData("q-description", "   ", "事件概述")]
    [InlineData("unit", "no-such-unit", "請選擇事件發生單位")]
    [InlineData("source", "", "請選擇得知管道")]
    [InlineData("q-discovered-at-date", "2026-11-21", "不得晚於現在")]
    [InlineData("q-discovered-at-date", "2026-13-45", "不符合格式或範圍")]
    [InlineData("q-discovered-at-date", "0001-01-01", "不符合格式或範圍")]
    [InlineData("q-discovered-at-time", "10:00Z", "不符合格式或範圍")]
    [InlineData("q-occurred-at-date", "2026-11-21", "不得晚於現在")]
    [InlineData("q-infosec", "perhaps", "是否屬資訊安全事件")]
    public async Task A_refused_intake_keeps_what_was_filled_in_and_stores_nothing(string input, string value, string says)
    {
        await using var bot = await Bot.StartAsync();
        var reporter = bot.Staff();
        var intake = await reporter.AskAsync("/report leak");
        var filled = Persona.Filled(intake, ("q-leak-channel", "人為疏失"), (input, value));

        var answer = await reporter.PressAsync(intake, "submit-report", filled);
        await bot.EmptyOutboxAsync();

        Assert.True(answer.Says(says), answer.Text);
        Assert.Equal("人為疏失", answer.Inputs["q-leak-channel"]);
        Assert.Equal(filled["q-description"], answer.Inputs["q-description"]);
        Assert.Empty(await bot.HeadsAsync());
        Assert.Empty(bot.Person("黃測試").Cards);
        Assert.Single(bot.Log.Of(2004));
        bot.AssertLogIsSilentAbout("寄送通知信時誤附名單", "人為疏失");

        filled[input] = Persona.Filled(intake)[input];
        Assert.True((await reporter.PressAsync(answer, "submit-report", filled)).Says("已收到您的通報，案號 PD-115-0001"));
    }

    [Fact]
    public async Task A_discovery_before_the_event_is_refused_with_both_times_kept()
    {
        await using var bot = await Bot.StartAsync();
        var reporter = bot.Staff();
        var intake = await reporter.AskAsync("/report leak");

        var answer = await reporter.PressAsync(intake, "submit-report", Persona.Filled(
            intake, ("q-occurred-at-date", "2026-11-20"), ("q-occurred-at-time", "11:00"), ("q-discovered-at-date", "2026-11-20"), ("q-discovered-at-time", "10:59")));

        Assert.True(answer.Says("「發現時間」不得早於事件發生時間，請更正。"));
        Assert.Equal("11:00", answer.Inputs["q-occurred-at-time"]);
        Assert.Equal("10:59", answer.Inputs["q-discovered-at-time"]);
        Assert.Empty(await bot.HeadsAsync());
    }

    [Fact]
    public async Task Personal_data_in_free_text_is_masked_before_it_is_kept()
    {
        await using var bot = await Bot.StartAsync();

        await bot.Staff().ReportAsync("/report leak", ("q-description", "王先生 A123456789 來電 0912-345-678 反映，信箱 wang@example.com"));

        var rows = new StringBuilder();
        await foreach (var row in bot.Reports.ReadAsync(await bot.OnlyReportAsync(), CancellationToken.None))
        {
            rows.Append(row.Data);
        }

        Assert.DoesNotContain("A123456789", rows.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("0912-345-678", rows.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("wang@example.com", rows.ToString(), StringComparison.Ordinal);
        Assert.False(bot.Person("黃測試").Card.Says("A123456789"));
    }

    [Fact]
    public async Task What_is_not_understood_is_answered_with_what_can_be_said()
    {
        await using var bot = await Bot.StartAsync();

        var answer = await bot.Staff().AskAsync($"請問 {Secret}");

        Assert.True(answer.Says("無法辨識您輸入的內容"));
        Assert.Contains("start-report", answer.Buttons);
        bot.AssertLogIsSilentAbout(Secret);
    }

    /// <summary>A body whose length nobody knows beforehand.</summary>
    private sealed class ChunkedContent : HttpContent
    {
        private readonly byte[] bytes;

        public ChunkedContent(byte[] bytes)
        {
            this.bytes = bytes;
            Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context) => await stream.WriteAsync(bytes);

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
