namespace PdBot.Benchmarks.Load;

/// <summary>What the load saw.</summary>
/// <param name="PerSecond">Requests answered with 200 per second.</param>
/// <param name="P50">Half were answered within this many milliseconds.</param>
/// <param name="P99">99 of 100 were.</param>
/// <param name="Processor">Processor time of the server for one request, in microseconds; less disturbed by other programs than the rest.</param>
internal sealed record LoadResult(double PerSecond, double P50, double P99, double Processor = 0);
