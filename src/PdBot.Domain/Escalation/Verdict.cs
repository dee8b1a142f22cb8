namespace PdBot.Domain.Escalation;

/// <summary>A judgement (判定).</summary>
public enum Verdict
{
    /// <summary>成立.</summary>
    Established,
    /// <summary>不成立.</summary>
    Dismissed,
}
