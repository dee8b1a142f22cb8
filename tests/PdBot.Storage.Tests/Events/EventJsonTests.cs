using System.Runtime.CompilerServices;
using System.Text;
using PdBot.Domain.Escalation;
using PdBot.Storage.Events;

namespace PdBot.Storage.Tests.Events;

/// <summary>What was stored once can be read for ever, and is written the same way for ever.</summary>
/// <remarks><c>PDBOT_ACCEPT=1</c> adds the lines of new events to the golden file; a line that is there is never changed.</remarks>
public sealed class EventJsonTests
{
    private static readonly Dictionary<string, string> Golden = Read();

    public static TheoryData<int> Samples => [.. Enumerable.Range(0, EventSamples.All.Length)];

    [Theory, MemberData(nameof(Samples))]
    public void An_event_is_written_as_in_the_golden_file(int index)
    {
        var sample = EventSamples.All[index];
        Assert.Equal(Golden.GetValueOrDefault(EventNames.Of(sample).Name), Encoding.UTF8.GetString(EventJson.Write(sample)));
    }

    [Theory, MemberData(nameof(Samples))]
    public void An_event_of_the_golden_file_is_still_read(int index)
    {
        var sample = EventSamples.All[index];
        var name = EventNames.Of(sample).Name;
        Assert.Equal(sample, EventJson.Read(name, Encoding.UTF8.GetBytes(Golden[name])));
    }

    [Fact]
    public void Every_name_in_the_golden_file_is_still_in_the_table() =>
        Assert.All(Golden.Keys, name => EventNames.Of(name));

    [Fact]
    public void Instants_of_any_zone_are_written_in_UTC()
    {
        var at = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.FromHours(8));
        Assert.Equal("""{"at":"2025-12-31T16:00:00.0000000Z"}""", Encoding.UTF8.GetString(EventJson.Write(new ChainCompleted(at))));
        Assert.Equal(at, Instant.Parse(Instant.Text(at)));
    }

    private static Dictionary<string, string> Read()
    {
        var path = GoldenPath();
        var lines = File.Exists(path) ? File.ReadAllLines(path) : [];
        var golden = lines.Select(line => line.Split(' ', 2)).ToDictionary(parts => parts[0], parts => parts[1]);
        if (Environment.GetEnvironmentVariable("PDBOT_ACCEPT") == "1")
        {
            foreach (var sample in EventSamples.All)
                golden.TryAdd(EventNames.Of(sample).Name, Encoding.UTF8.GetString(EventJson.Write(sample)));
            File.WriteAllLines(path, golden.Select(pair => $"{pair.Key} {pair.Value}"));
        }
        return golden;
    }

    private static string GoldenPath([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "stored-events.golden.txt");
}
