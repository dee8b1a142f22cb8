using PdBot.Domain;

namespace PdBot.Procedures.Reading;

/// <summary>What the loader says about a broken condition.</summary>
internal static class ConditionWords
{
    public static LocalizedText TooDeep(int deepest) =>
        new($"條件至多 {deepest} 層", $"A condition may be nested at most {deepest} deep");

    public static LocalizedText OneHead(IEnumerable<string> heads)
    {
        var list = string.Join(", ", heads);
        return new($"條件應恰有下列之一：{list}", $"A condition must have exactly one of: {list}");
    }

    public static LocalizedText OneComparison(IEnumerable<string> comparisons)
    {
        var list = string.Join(", ", comparisons);
        return new($"fact 應恰有一項比較：{list}", $"'fact' needs exactly one comparison: {list}");
    }

    public static LocalizedText ComparisonWithoutFact { get; } =
        new("比較須與 fact 並用", "A comparison needs 'fact' beside it");

    public static LocalizedText AlwaysTrue { get; } =
        new("always 只能是 true", "'always' can only be true");

    public static LocalizedText NoBranchHere { get; } =
        new("支線的條件不得引用支線", "The condition of a branch must not name a branch");

    public static LocalizedText NoSeverityHere { get; } =
        new("此處等級尚未判定，不得引用 severityAtLeast", "The severity is not yet known here: 'severityAtLeast' must not be used");

    public static LocalizedText NotComparable(string question, string comparison) =>
        new($"「{question}」的答案不能以 {comparison} 比較", $"The answer to '{question}' cannot be compared with '{comparison}'");
}
