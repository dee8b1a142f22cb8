namespace PdBot.Benchmarks.Load;

/// <summary>What the load saw.</summary>
/// <param name="PerSecond">Requests answered with 200 per second.</param>
/// <param name="P50">Half were answered within this many milliseconds.</param>
/// <param name="P99">99 of 100 were.</param>
internal sealed record LoadResult(double PerSecond, double P50, double P99);
