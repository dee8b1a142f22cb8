namespace PdBot.EndToEnd.Tests;

/// <summary>Waiting for what another process will show, which nobody can announce to us.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    /// <exception cref="TimeoutException">The condition did not hold within the time.</exception>
    public static async Task TrueAsync(Func<Task<bool>> condition, TimeSpan within, string what)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(start) > within)
            {
                throw new TimeoutException($"Not within {within.TotalSeconds:0} s: {what}");
            }

            await Task.Delay(Step, TimeProvider.System);
        }
    }

    /// <exception cref="TimeoutException">The condition did not hold within the time.</exception>
    public static Task TrueAsync(Func<bool> condition, TimeSpan within, string what) =>
        TrueAsync(() => Task.FromResult(condition()), within, what);
}
