using PdBot.Benchmarks.Machine;

namespace PdBot.Benchmarks.Commits;

/// <summary>Acts that the engine decides and stores in SQLite, without HTTP and cards, beside the rate at which SQLite alone takes the same rows by group commit.</summary>
internal static class CommitsBenchmark
{
    private static readonly int[] AtOnce = [1, 8, 16, 64];

    public static async Task RunAsync(Plan plan)
    {
        var size = plan.Acts / 2;
        // Until the runtime has compiled what both need.
        await MeasureAsync(16, plan.Pairs, size);
        var pairs = new List<CommitsPair>();
        for (var run = 0; run < plan.Runs; run++)
            foreach (var atOnce in AtOnce)
            {
                var measured = await MeasureAsync(atOnce, plan.Pairs, atOnce == 1 ? size / 4 : size);
                pairs.AddRange(measured);
                Console.Error.WriteLine($"commits: run {run + 1}, {atOnce} at once: {string.Join(", ", measured.Select(pair => $"{pair.Acts:N0} of {pair.Raw:N0}/s {pair.Share:P0}"))}");
            }
        Console.WriteLine($"""

            ## Acts of the engine on SQLite (median of {plan.Runs} runs of {plan.Pairs} pairs)

            | at once | acts/s | raw group commit of the same rows /s | of it: median (lowest to highest) |
            | ---: | ---: | ---: | ---: |
            """);
        foreach (var atOnce in AtOnce)
        {
            var those = pairs.Where(pair => pair.AtOnce == atOnce).ToArray();
            Console.WriteLine($"| {atOnce} | {Median.Of(those, pair => pair.Acts):N0} | {Median.Of(those, pair => pair.Raw):N0} | {Shares.Of(those, pair => pair.Share)} |");
        }
    }

    private static async Task<List<CommitsPair>> MeasureAsync(int atOnce, int parts, int size)
    {
        using var scratch = new Scratch();
        await using var acts = await RecordedActs.PrepareAsync(scratch, parts * size);
        var pairs = new List<CommitsPair>();
        for (var part = 0; part < parts; part++)
            pairs.Add(new(atOnce, Acts: await acts.ActNextAsync(atOnce, size), Raw: await acts.WriteNextAsync(atOnce, size)));
        return pairs;
    }

    private sealed record CommitsPair(int AtOnce, double Acts, double Raw)
    {
        public double Share => Acts / Raw;
    }
}
