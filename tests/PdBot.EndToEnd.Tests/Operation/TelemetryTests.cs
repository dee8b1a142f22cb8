using PdBot.EndToEnd.Tests.Crashes;
using PdBot.Testing;

namespace PdBot.EndToEnd.Tests.Operation;

/// <summary>What the built program sends to a collector: the documented list, and nothing about people.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class TelemetryTests
{
    private static readonly string[] Metrics =
    [
        "pdbot.step.duration", "pdbot.message.attempts", "pdbot.outbox.waiting", "pdbot.wake.overdue", "pdbot.wake.set_aside", "pdbot.storage.statements",
        "http.server.request.duration",
    ];

    [Fact]
    public async Task Steps_are_traced_and_counted_without_a_word_about_anybody()
    {
        var folder = Machine.TemporaryFolder("telemetry");
        try
        {
            var roster = Path.Combine(folder, "town.yaml");
            await File.WriteAllTextAsync(roster, Town.Roster());
            await using var collector = await Collector.StartAsync();
            await using var teams = await LoopbackConnector.StartAsync();
            await using var bot = await BotProcess.StartAsync(new Dictionary<string, string?>
            {
                ["Storage:Path"] = Path.Combine(folder, "pdbot.db"),
                ["Roster:Path"] = roster,
                ["Bot:RequestsPerUser"] = "0",
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address,
                ["OTEL_METRIC_EXPORT_INTERVAL"] = "250",
                ["OTEL_BSP_SCHEDULE_DELAY"] = "250",
            });
            using var people = new Townsfolk([bot.Messages], teams.ServiceUrl, seed: 20261122);
            await people.ActAsync(() => people.Answered >= 40);

            await Eventually.TrueAsync(
                () => collector.Has("/v1/traces", "report step") && collector.Has("/v1/traces", "send card") && Metrics.All(name => collector.Has("/v1/metrics", name)),
                TimeSpan.FromSeconds(30), "traces and every metric have come");

            var report = people.Opened.Keys.First().Value;
            await Eventually.TrueAsync(() => collector.Has("/v1/traces", report), TimeSpan.FromSeconds(30), "the batch with this report has come too");
            foreach (var personal in new[] { "同仁", "人員", "寄錯附件", "town.example", $"{Town.Reporter(1)}", $"{Town.Person(1, 1)}" })
                Assert.False(collector.HasAnywhere(personal), personal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
