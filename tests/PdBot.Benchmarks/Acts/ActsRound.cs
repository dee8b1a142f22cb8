using PdBot.Benchmarks.Load;

namespace PdBot.Benchmarks.Acts;

/// <summary>The bot and both raw limits, measured within a second or two.</summary>
/// <param name="AtOnce">How many ask at the same time.</param>
/// <param name="Bot">Acts over HTTP.</param>
/// <param name="Endpoint">The endpoint that commits one row.</param>
/// <param name="GroupCommit">What SQLite alone takes of the rows of an act, per second, as many at once.</param>
internal sealed record ActsRound(int AtOnce, LoadResult Bot, LoadResult Endpoint, double GroupCommit)
{
    /// <summary>The acts as a share of what the endpoint answers.</summary>
    public double OfEndpoint => Bot.PerSecond / Endpoint.PerSecond;

    /// <summary>The acts as a share of SQLite's own rate.</summary>
    public double OfGroupCommit => Bot.PerSecond / GroupCommit;
}
