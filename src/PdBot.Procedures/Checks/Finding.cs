using PdBot.Domain;

namespace PdBot.Procedures.Checks;

/// <summary>How grave a finding is.</summary>
public enum Gravity
{
    /// <summary>A promise would be broken: the check fails.</summary>
    Error,
    /// <summary>Works, but someone should look at it.</summary>
    Warning,
}

/// <summary>Something that a check found.</summary>
/// <param name="Gravity">How grave it is.</param>
/// <param name="Clause">The clause it concerns; null or empty when none.</param>
/// <param name="Message">What was found.</param>
public sealed record Finding(Gravity Gravity, string? Clause, LocalizedText Message)
{
    internal static Finding Error(string? clause, string zh, string en) => new(Gravity.Error, clause, new LocalizedText(zh, en));

    internal static Finding Warning(string? clause, string zh, string en) => new(Gravity.Warning, clause, new LocalizedText(zh, en));

    /// <summary>The finding on one line.</summary>
    public string ToLine(Language language)
    {
        var clause = string.IsNullOrEmpty(Clause) ? "" : language == Language.En ? $" [clause {Clause}]" : $"［條號 {Clause}］";
        return (Gravity, language) switch
        {
            (Gravity.Error, Language.En) => $"error{clause} {Message.En}",
            (_, Language.En) => $"warning{clause} {Message.En}",
            (Gravity.Error, _) => $"錯誤{clause} {Message.ZhTw}",
            _ => $"警告{clause} {Message.ZhTw}",
        };
    }
}
