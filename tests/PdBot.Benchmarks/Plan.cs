namespace PdBot.Benchmarks;

/// <summary>How much is measured.</summary>
/// <param name="Runs">Runs of which the median is shown.</param>
/// <param name="Acts">Acts of one round until the runtime has compiled everything; what is measured is a part of it.</param>
/// <param name="Pairs">How often the bot and the raw limit are measured in turn within a run.</param>
/// <param name="Windows">Windows that end at the same instant.</param>
/// <param name="OpenReports">Open reports at the start.</param>
/// <param name="AccountReports">Open reports at the start on an account.</param>
/// <param name="Spread">How long wakes go on to fall due.</param>
/// <param name="Idle">How long the idle program is watched.</param>
internal sealed record Plan(int Runs, int Acts, int Pairs, int Windows, int OpenReports, int AccountReports, TimeSpan Spread, TimeSpan Idle)
{
    public static Plan Full { get; } = new(3, 4_000, 5, 10_000, 100_000, 100_000, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(60));

    /// <summary>Only to see that everything works: its figures mean nothing.</summary>
    public static Plan Quick { get; } = new(1, 1_000, 1, 1_000, 2_000, 1_000, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3));
}
