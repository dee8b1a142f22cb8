using PdBot.Benchmarks.Load;

namespace PdBot.Benchmarks.Acts;

/// <summary>The bot and the raw limit, measured within the same second.</summary>
internal sealed record ActsPair(int AtOnce, LoadResult Bot, LoadResult Raw)
{
    /// <summary>The acts as a share of the raw limit.</summary>
    public double Share => Bot.PerSecond / Raw.PerSecond;
}
