using System.Collections.Immutable;

namespace PdBot.Domain.Procedures;

/// <summary>What a level is asked to do.</summary>
public enum LevelAct
{
    /// <summary>簽收.</summary>
    Acknowledge,
    /// <summary>判定成立/不成立.</summary>
    Judge,
    /// <summary>核准, or return with a reason.</summary>
    Approve,
}

/// <summary>How many of a level's holders must act.</summary>
public enum Quorum
{
    /// <summary>One of them.</summary>
    Any,
    /// <summary>All of them; as a judgement: all to dismiss, one to establish.</summary>
    All,
}

/// <summary>One rung (層級) of the chain.</summary>
public sealed record LevelDefinition
{
    /// <summary>Its key within the procedure.</summary>
    public required string Key { get; init; }

    /// <summary>Its name on cards.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>The roles whose holders are asked; each holder has a seat.</summary>
    public required ImmutableArray<RoleId> Roles { get; init; }

    /// <summary>What is asked.</summary>
    public required LevelAct Act { get; init; }

    /// <summary>What is asked, in words.</summary>
    public required LocalizedText Asks { get; init; }

    /// <summary>How many must act.</summary>
    public Quorum Quorum { get; init; } = Quorum.Any;

    /// <summary>How long the level has to acknowledge before it is passed over.</summary>
    public required Span Window { get; init; }

    /// <summary>How long after the acknowledgement a judgement or approval may take; null means as long as the window.</summary>
    public Span? DecideWithin { get; init; }

    /// <summary>When the level is part of the chain.</summary>
    public Condition When { get; init; } = new Condition.Always();

    /// <summary>副知: it is only informed, and never asked for what a level below left open.</summary>
    public bool IsCopy { get; init; }

    /// <summary>Its clause.</summary>
    public required Clause Clause { get; init; }
}
