using System.Collections.Immutable;
using PdBot.Domain;

namespace PdBot.Procedures.Checks;

/// <summary>How the end of every check reads.</summary>
internal static class Findings
{
    /// <summary>Whether there is no error; warnings do not count.</summary>
    public static bool Passed(this ImmutableArray<Finding> findings) => findings.All(finding => finding.Gravity != Gravity.Error);

    /// <summary>Each finding on a line, then the verdict.</summary>
    public static IEnumerable<string> ToLines(this ImmutableArray<Finding> findings, Language language)
    {
        foreach (var finding in findings)
            yield return finding.ToLine(language);
        var errors = findings.Count(finding => finding.Gravity == Gravity.Error);
        yield return language == Language.En
            ? $"{(findings.Passed() ? "passed" : "FAILED")}: {errors} errors, {findings.Length - errors} warnings"
            : $"{(findings.Passed() ? "通過" : "不通過")}：{errors} 項錯誤、{findings.Length - errors} 項警告";
    }
}
