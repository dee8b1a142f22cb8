using PdBot.Benchmarks.Windows;

namespace PdBot.Benchmarks.Start;

/// <summary>What a report costs that the engine keeps folded.</summary>
internal static class HeldReports
{
    public static async Task<double> BytesAsync(string file, int count)
    {
        await using var bench = new Bench(file, TimeProvider.System);
        await bench.Engine.FindAsync(Bench.Id(0), CancellationToken.None);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var index = 1; index < count; index++)
            await bench.Engine.FindAsync(Bench.Id(index), CancellationToken.None);
        return (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)count;
    }
}
