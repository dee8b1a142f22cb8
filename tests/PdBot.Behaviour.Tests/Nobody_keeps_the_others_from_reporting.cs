using System.Net;

namespace PdBot.Behaviour.Tests;

/// <summary>Limits for each person and each tenant, and what every answer tells a browser.</summary>
public sealed class Nobody_keeps_the_others_from_reporting
{
    [Fact]
    public async Task Who_asks_too_often_waits_and_the_others_do_not()
    {
        await using var bot = await Bot.StartAsync("cgu-example", ("Bot:RequestsPerUser", "1"));
        var (busy, other) = (bot.Staff(), bot.Staff("林同仁", "c9000000-0000-4000-8000-0000000000fe"));

        var answers = new List<HttpResponseMessage>();
        for (var press = 0; press < 60; press++)
            answers.Add(await busy.SendAsync(new { type = "typing" }));

        Assert.All(answers[..30], answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        var refused = answers.First(answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter?.Delta);
        Assert.Contains(bot.Log.Of(3001), line => line.Contains("UserLimit", StringComparison.Ordinal));
        Assert.Contains("PD-", (await other.ReportAsync()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_answered_slowly_because_of_Teams_limits_does_not_make_others_wait()
    {
        await using var bot = await Bot.StartAsync();
        var busy = bot.Staff();
        for (var times = 0; times < 40; times++)
            await busy.SendAsync(new { type = "message", text = "help" });

        // The clock stands still, so the busy person's limit does not pass.
        Assert.Contains("PD-", (await bot.Staff("林同仁", "c9000000-0000-4000-8000-0000000000fe").ReportAsync()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tenant_has_a_limit_of_its_own()
    {
        await using var bot = await Bot.StartAsync("cgu-example", ("Bot:RequestsPerUser", "0"), ("Bot:RequestsPerTenant", "1"));

        var answers = new List<HttpStatusCode>();
        for (var person = 0; person < 60; person++)
            answers.Add((await bot.Staff("同仁", $"c9000000-0000-4000-8000-0000000001{person:00}").SendAsync(new { type = "typing" })).StatusCode);

        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
        Assert.Contains(bot.Log.Of(3001), line => line.Contains("TenantLimit", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/healthz")]
    [InlineData("/readyz")]
    [InlineData("/documents/nothing")]
    [InlineData("/nowhere")]
    public async Task Every_answer_tells_a_browser_to_load_frame_and_keep_nothing(string path)
    {
        await using var bot = await Bot.StartAsync();

        var headers = (await bot.GetAsync(path)).Headers;

        Assert.True(headers.CacheControl!.NoStore);
        Assert.Equal("nosniff", Assert.Single(headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(headers.GetValues("Referrer-Policy")));
        Assert.Equal("DENY", Assert.Single(headers.GetValues("X-Frame-Options")));
        var policy = Assert.Single(headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
    }
}
