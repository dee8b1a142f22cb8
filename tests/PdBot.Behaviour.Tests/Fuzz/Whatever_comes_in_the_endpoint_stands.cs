using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit.Abstractions;

namespace PdBot.Behaviour.Tests.Fuzz;

/// <summary>Damaged activities of every kind that the bot knows: an answer below 500 for each, nothing thrown, no more memory at the end than in the middle.</summary>
/// <remarks>Alone in the process, whose memory is looked at.</remarks>
[Collection(nameof(Whatever_comes_in_the_endpoint_stands))]
[CollectionDefinition(nameof(Whatever_comes_in_the_endpoint_stands), DisableParallelization = true)]
public sealed class Whatever_comes_in_the_endpoint_stands(ITestOutputHelper output)
{
    private const int Seed = 20261121;

    /// <summary>1,000,000 with PDBOT_LONG=1.</summary>
    private static int Requests => Environment.GetEnvironmentVariable("PDBOT_LONG") == "1" ? 1_000_000 : 20_000;

    [Fact]
    public async Task No_5xx_nothing_thrown_no_growth()
    {
        await using var bot = await Bot.StartAsync(
            "cgu-example", ("Bot:RequestsPerUser", "0"), ("Bot:RequestsPerTenant", "0"), ("Logging:LogLevel:Default", "Error"));
        var corpus = await Corpus.PlayAsync(bot);
        var mutator = new Mutator(new Random(Seed), corpus);
        var statuses = new SortedDictionary<int, int>();
        var half = 0L;
        for (var sent = 1; sent <= Requests; sent++)
        {
            var body = mutator.Next();
            var status = await SendAsync(bot, body);
            statuses[status] = statuses.GetValueOrDefault(status) + 1;
            // 501 is what the protocol answers to an invoke that the bot does not know.
            Assert.True(status is < 500 or StatusCodes.Status501NotImplemented, $"request {sent}: {status} for {Convert.ToBase64String(body)}");
            if (sent == Requests / 2)
                half = GC.GetTotalMemory(forceFullCollection: true);
        }
        var end = GC.GetTotalMemory(forceFullCollection: true);

        output.WriteLine($"{Requests:N0} requests from {corpus.Count} activities: {string.Join(", ", statuses.Select(status => $"{status.Value:N0} x {status.Key}"))}; {half >> 20} MB in the middle, {end >> 20} MB at the end");
        Assert.All(new[] { 200, 400, 403 }, status => Assert.True(statuses.ContainsKey(status), $"no {status}"));
        Assert.Empty(bot.Log.Lines.Where(line => line.Level >= LogLevel.Error).Select(line => line.Text));
        Assert.True(end < half * 1.25 + (32 << 20), $"{half:N0} bytes in the middle, {end:N0} at the end");
        // What it was put through has not harmed it.
        for (; bot.RepliesWaiting > 0; await Task.Yield())
            bot.Clock.Advance(TimeSpan.FromSeconds(1));
        var staff = bot.Staff("丁同仁", "c9000000-0000-4000-8000-0000000000fe");
        var intake = await staff.AskAsync("/report leak");
        var receipt = await staff.PressAsync(intake, "submit-report", Persona.Filled(intake));
        Assert.Contains("PD-", receipt.Text, StringComparison.Ordinal);
    }

    private static async Task<int> SendAsync(Bot bot, byte[] body)
    {
        var context = new DefaultHttpContext();
        (context.Connection.RemoteIpAddress, context.Connection.LocalIpAddress) = (IPAddress.Loopback, IPAddress.Loopback);
        context.Request.Method = HttpMethods.Post;
        context.Request.ContentType = "application/json";
        context.Request.ContentLength = body.Length;
        context.Request.Body = new MemoryStream(body);
        context.Response.Body = Stream.Null;
        await bot.HandleAsync(context);
        return context.Response.StatusCode;
    }
}
