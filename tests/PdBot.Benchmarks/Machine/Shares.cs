namespace PdBot.Benchmarks.Machine;

/// <summary>How much of a raw limit was reached, told so that the reader sees how far it swings.</summary>
internal static class Shares
{
    /// <summary>The median, the lowest and the highest.</summary>
    public static string Of<T>(IReadOnlyCollection<T> those, Func<T, double> share) =>
        $"{Median.Of(those, share):P0} ({those.Min(share):P0} to {those.Max(share):P0})";
}
