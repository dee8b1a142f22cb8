using System.Net;
using Microsoft.Extensions.Logging;
using PdBot.Testing;

namespace PdBot.Behaviour.Tests.Replicas;

/// <summary>Which replica a browser reaches, and whether the one that made the link still lives, is nothing to the person who presses it.</summary>
public sealed class A_link_to_a_document_opens_at_every_replica
{
    [Fact]
    public async Task Also_after_a_restart_for_its_ten_minutes_and_unchanged_only()
    {
        await using var azurite = await AzuriteProcess.StartAsync();
        string link;
        // Both find no key, and make one at the same moment.
        var both = await Task.WhenAll(StartAsync(azurite), StartAsync(azurite));
        await using (var first = both[0])
        await using (var other = both[1])
        {
            await first.Staff().ReportAsync();
            link = await LinkAsync(first);
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(other, link));
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(first, await LinkAsync(other)));
            Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(other, link[..^6] + "AAAAAA"));
            Assert.DoesNotContain(first.Log.Lines.Concat(other.Log.Lines), line => line.Level >= LogLevel.Warning);
        }

        await using var later = await StartAsync(azurite);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(later, link));
        later.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(later, link));
    }

    private static Task<Bot> StartAsync(AzuriteProcess azurite) =>
        Bot.StartAsync("cgu-example", ("Storage:Kind", "Azure"), ("Storage:ConnectionString", azurite.ConnectionString));

    private static async Task<string> LinkAsync(Bot bot) =>
        (await bot.Person("黃測試").InvokeAsync("documents", new { report = (await bot.OnlyReportAsync()).Value, card = "documents" })).Links["案情摘要（一頁）"];

    private static async Task<HttpStatusCode> StatusAsync(Bot bot, string path)
    {
        using var answer = await bot.GetAsync(path);
        return answer.StatusCode;
    }
}
