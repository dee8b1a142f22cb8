using System.Text.RegularExpressions;

namespace PdBot.Teams.Inbound;

/// <summary>Recognises a report's number however it is typed.</summary>
internal static partial class ReportNumber
{
    /// <summary>
    /// The official form (<c>PD-115-0001</c>, <c>DR-115-0001</c>) of folded text; null when it is no number.
    /// Without letters it is a report, never a drill.
    /// </summary>
    public static string? Canonical(string folded)
    {
        var match = Form().Match(folded);
        if (!match.Success)
        {
            return null;
        }

        var prefix = match.Groups["prefix"].ValueSpan is "dr" ? "DR" : "PD";
        return $"{prefix}-{match.Groups["year"].ValueSpan}-{match.Groups["running"].ValueSpan}";
    }

    [GeneratedRegex(@"^(?:案號|案件|no\.?)?[ :#]*(?<prefix>pd|dr)? ?-? ?(?<year>[0-9]{3}) ?-? ?(?<running>[0-9]{4,6})[ .。!?]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
