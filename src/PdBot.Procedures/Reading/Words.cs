using PdBot.Domain;

namespace PdBot.Procedures.Reading;

/// <summary>What the loaders say about a broken file.</summary>
internal static class Words
{
    public static LocalizedText CannotRead(string reason) =>
        new($"無法讀取檔案：{reason}", $"The file cannot be read: {reason}");

    public static LocalizedText NotYaml(string reason) =>
        new($"不是正確的 YAML:{reason}", $"Not valid YAML: {reason}");

    public static LocalizedText OneDocument { get; } =
        new("檔案應恰有一份 YAML 文件", "The file must hold exactly one YAML document");

    public static LocalizedText ExpectedMapping(string what) =>
        new($"「{what}」應為一組「鍵: 值」", $"'{what}' must be a mapping of keys and values");

    public static LocalizedText ExpectedList(string what) =>
        new($"「{what}」應為清單（以「- 」逐項列出）", $"'{what}' must be a list ('- ' before each item)");

    public static LocalizedText ExpectedText(string what) =>
        new($"「{what}」應為不空白的文字", $"'{what}' must be a text that is not empty");

    public static LocalizedText ExpectedFlag(string what) =>
        new($"「{what}」應為 true 或 false", $"'{what}' must be true or false");

    public static LocalizedText ExpectedNumber(string what, long min, long max) =>
        new($"「{what}」應為 {min} 至 {max} 的整數", $"'{what}' must be a whole number from {min} to {max}");

    public static LocalizedText ExpectedDuration(string what) =>
        new($"「{what}」應為時間長度，例如 10m、2h、1h30m（大於零，至多 366d）", $"'{what}' must be a length of time such as 10m, 2h or 1h30m (more than zero, at most 366d)");

    public static LocalizedText ExpectedInstant(string what) =>
        new($"「{what}」應為含時區的時間，例如 2026-12-01T08:00:00+08:00", $"'{what}' must be a time with its offset, such as 2026-12-01T08:00:00+08:00");

    public static LocalizedText ExpectedOneOf(string what, IEnumerable<string> values)
    {
        var list = string.Join(", ", values);
        return new($"「{what}」應為下列之一：{list}", $"'{what}' must be one of: {list}");
    }

    public static LocalizedText ExpectedId(string what) =>
        new($"「{what}」應為小寫英數字與連字號組成的代號", $"'{what}' must be an id of lower-case letters, digits and hyphens");

    public static LocalizedText UnknownKey(string key, IEnumerable<string> known)
    {
        var list = string.Join(", ", known);
        return new($"不認得的鍵「{key}」；此處可用：{list}", $"Unknown key '{key}'; possible here: {list}");
    }

    public static LocalizedText MissingKey(string key) =>
        new($"缺少「{key}」", $"'{key}' is missing");

    public static LocalizedText MissingClause { get; } =
        new("缺少條號：請填 clause；來源未規定者填 parameter: true", "The clause is missing: give 'clause', or 'parameter: true' where the source is silent");

    public static LocalizedText ClauseAndParameter { get; } =
        new("clause 與 parameter: true 不得並存：來源有規定者不是參數", "'clause' and 'parameter: true' exclude each other: what the source demands is not a parameter");

    public static LocalizedText Duplicate(string what, string id, long line) =>
        new($"{what}「{id}」重複，第 {line} 行已有", $"{what} '{id}' is there twice; first on line {line}");

    public static LocalizedText UnknownReference(string what, string id, IEnumerable<string> known)
    {
        var list = string.Join(", ", known);
        return new($"{what}「{id}」不存在；現有：{list}", $"{what} '{id}' does not exist; there are: {list}");
    }

    public static LocalizedText Empty(string what) =>
        new($"「{what}」至少要有一項", $"'{what}' must have at least one item");
}
