using System.Globalization;
using Xunit.Abstractions;

namespace PdBot.Domain.Tests.Invariants;

/// <summary>The invariants under random lives of a report in virtual time.</summary>
/// <remarks><c>PDBOT_SEED=n</c> plays the one life n and tells it; <c>PDBOT_LONG=1</c> plays ten times as many, new ones every time.</remarks>
public sealed class A_hundred_thousand_random_schedules(ITestOutputHelper output)
{
    private const int Count = 100_000;

    [Fact]
    public void Keep_every_invariant()
    {
        if (Environment.GetEnvironmentVariable("PDBOT_SEED") is { Length: > 0 } only)
        {
            Tell(ulong.Parse(only, CultureInfo.InvariantCulture));
            return;
        }
        var isLong = Environment.GetEnvironmentVariable("PDBOT_LONG") == "1";
        var first = isLong ? Random.Shared.NextInt64(1L << 40) : 1;
        var count = isLong ? 10L * Count : Count;
        output.WriteLine($"seeds {first} to {first + count - 1}");
        long broken = -1, events = 0;
        Parallel.For(first, first + count, (seed, loop) =>
        {
            try
            {
                Interlocked.Add(ref events, Schedule.Play((ulong)seed));
            }
            catch (Exception)
            {
                Interlocked.Exchange(ref broken, seed);
                loop.Stop();
            }
        });
        if (broken >= 0)
            Tell((ulong)broken);
        output.WriteLine($"{events} events");
        Assert.True(events > 10 * count, "the schedules hardly did anything");
    }

    /// <summary>Plays one life and lets it fail with its story.</summary>
    private void Tell(ulong seed)
    {
        var trace = new List<string>();
        try
        {
            Schedule.Play(seed, trace);
        }
        catch (Exception broken)
        {
            throw new InvalidOperationException($"PDBOT_SEED={seed}: {broken.Message}\n{string.Join('\n', trace)}", broken);
        }
        trace.ForEach(output.WriteLine);
    }
}
