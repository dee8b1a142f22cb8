namespace PdBot.EndToEnd.Tests;

/// <summary>The built program starts on its own files, survives <c>kill -9</c> and comes back on the same port.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class BotProcessTests
{
    [Fact]
    public async Task The_program_answers_again_after_it_was_killed()
    {
        var folder = Machine.TemporaryFolder("bot");
        try
        {
            var settings = new Dictionary<string, string?> { ["Storage:Path"] = Path.Combine(folder, "pdbot.db") };
            await using var bot = await BotProcess.StartAsync(settings);
            var address = bot.Address;

            bot.Kill();
            using var http = new HttpClient();
            await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(new Uri(address, "/healthz")));
            await bot.StartAgainAsync();

            Assert.Equal(address, bot.Address);
            using var ready = await http.GetAsync(new Uri(address, "/readyz"));
            Assert.True(ready.IsSuccessStatusCode, bot.Output);
            Assert.True(File.Exists(settings["Storage:Path"]));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
