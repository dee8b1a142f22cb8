using PdBot.Domain.Reports;

namespace PdBot.Domain.Drills;

/// <summary>Compressed time of a drill. A real report is never paced.</summary>
public static class Pacing
{
    /// <summary>The most that time can be compressed.</summary>
    public const int Fastest = 60;

    /// <summary>A length of time of the procedure, as long as it takes in this report.</summary>
    internal static TimeSpan Paced(this Report report, TimeSpan length) => report.Pace == 1 ? length : length / report.Pace;

    /// <summary>The end of a time limit that ends, unpaced, at an instant.</summary>
    internal static DateTimeOffset Paced(this Report report, DateTimeOffset from, DateTimeOffset ends) => report.Pace == 1 ? ends : from + (ends - from) / report.Pace;
}
