namespace PdBot.Domain.Procedures;

/// <summary>The fact that starts a clock.</summary>
public enum ClockStart
{
    /// <summary>發現/知悉.</summary>
    Discovered,
    /// <summary>通報.</summary>
    Reported,
    /// <summary>確認.</summary>
    Established,
    /// <summary>完成損害控制.</summary>
    Contained,
    /// <summary>結案.</summary>
    Closed,
}

/// <summary>The units in which a deadline is counted.</summary>
public enum DeadlineUnit
{
    /// <summary>Hours, running through nights and holidays.</summary>
    Hours,
    /// <summary>Months by 民法 §120–121.</summary>
    Months,
}

/// <summary>A time limit (時限) of a duty.</summary>
public sealed record Deadline(int Amount, DeadlineUnit Unit, ClockStart Start, Clause Clause);

/// <summary>A duty (應辦事項). Only its deadline is used so far: the chain must reach its top before the earliest.</summary>
public sealed record TaskDefinition(string Id, LocalizedText Title, RoleId Owner, RoleId? Receiver, Deadline? Deadline, Condition When, Clause Clause);

/// <summary>One-way information (通報/副知/轉知/備查).</summary>
public sealed record NoticeDefinition(string Id, LocalizedText Title, RoleId From, RoleId To, Condition When, Clause Clause);

/// <summary>A form or report that the procedure demands.</summary>
public sealed record DocumentDefinition(string Id, LocalizedText Title, string? FormNumber, Clause Clause);

/// <summary>How long the records are kept (保存年限).</summary>
/// <param name="Years">At least this many years.</param>
/// <param name="Start">From this fact on; null when the source does not say.</param>
/// <param name="Clause">Its clause.</param>
public sealed record Retention(int Years, ClockStart? Start, Clause Clause);
