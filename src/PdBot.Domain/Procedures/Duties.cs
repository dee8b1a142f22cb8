using System.Collections.Immutable;

namespace PdBot.Domain.Procedures;

/// <summary>An instant in the life of a report that starts clocks and opens duties.</summary>
public enum Milestone
{
    /// <summary>發現: the fact <see cref="Intake.DiscoveredAt"/>; the opening of the report while that is unknown.</summary>
    Discovered,
    /// <summary>知悉: the same fact, where the source calls it so.</summary>
    Known,
    /// <summary>通報: the report was opened.</summary>
    Reported,
    /// <summary>確認/成立.</summary>
    Established,
    /// <summary>判定不成立.</summary>
    Dismissed,
    /// <summary>完成損害控制或復原: stated by the task that achieves it.</summary>
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
/// <param name="Amount">Greater than zero.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="Start">Where the count begins.</param>
/// <param name="Clause">Its clause.</param>
/// <param name="IsShadow">True for a clock that another rule starts earlier (知悉 beside 確認): shown and reminded of once, never called the deadline of this procedure.</param>
/// <param name="Own">The organisation's own, stricter limit, greater than zero; null when it keeps the clause's. The earlier of both ends counts.</param>
public sealed record Deadline(int Amount, DeadlineUnit Unit, Milestone Start, Clause Clause, bool IsShadow = false, TimeSpan? Own = null)
{
    /// <summary>What the clause leaves at the least: a month is never shorter than 28 days.</summary>
    public TimeSpan Shortest => Unit == DeadlineUnit.Hours ? TimeSpan.FromHours(Amount) : TimeSpan.FromDays(28 * Amount);
}

/// <summary>What proves that a duty was done. The instant of the act is always part of it.</summary>
public enum Evidence
{
    /// <summary>What was done, in words.</summary>
    Note,
    /// <summary>The number that the receiver gave, or of the document.</summary>
    Reference,
    /// <summary>By which channel, to whom, and a number when there is one.</summary>
    Sending,
    /// <summary>Batches of notified data subjects: channel, numbers sent and failed, hash of the list; or the public notice with its justification.</summary>
    DataSubjects,
}

/// <summary>What a second person does with a duty that its owner calls done. Four different acts in the sources.</summary>
public enum ReviewAct
{
    /// <summary>審核.</summary>
    Examine,
    /// <summary>核定.</summary>
    Ratify,
    /// <summary>確認.</summary>
    Confirm,
    /// <summary>複核.</summary>
    Recheck,
    /// <summary>備查: taken note of; there is no return.</summary>
    Note,
}

/// <summary>Who looks at a duty after its owner.</summary>
/// <param name="By">The role.</param>
/// <param name="Act">What is asked of it.</param>
/// <param name="ReturnsTo">The task that a return opens again, and all that hang on it; null means the same task.</param>
/// <param name="Clause">Its clause.</param>
public sealed record Review(RoleId By, ReviewAct Act, string? ReturnsTo, Clause Clause);

/// <summary>A duty (應辦事項).</summary>
public sealed record TaskDefinition
{
    /// <summary>Its id, kept in the log.</summary>
    public required string Id { get; init; }

    /// <summary>Its name on cards, in the source's words.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>The role that must do it.</summary>
    public required RoleId Owner { get; init; }

    /// <summary>The role or outside body that receives it; null when it goes to nobody.</summary>
    public RoleId? Receiver { get; init; }

    /// <summary>Its time limits; empty when the source gives none. At most one is no shadow.</summary>
    public ImmutableArray<Deadline> Deadlines { get; init; } = [];

    /// <summary>When it is a duty at all; an unknown fact counts upward.</summary>
    public Condition When { get; init; } = new Condition.Always();

    /// <summary>When it must be done before the report may be closed; otherwise it is open to discretion (得).</summary>
    public Condition Required { get; init; } = new Condition.Always();

    /// <summary>From when on it can be done.</summary>
    public Milestone Opens { get; init; } = Milestone.Established;

    /// <summary>The tasks that come first.</summary>
    public ImmutableArray<string> After { get; init; } = [];

    /// <summary>The level that has to have acted, or to have been passed over, first; null when none. A level that the case does not need is not waited for.</summary>
    public string? AfterLevel { get; init; }

    /// <summary>What proves it.</summary>
    public Evidence Evidence { get; init; } = Evidence.Note;

    /// <summary>Who looks at it afterwards; null when nobody does.</summary>
    public Review? Review { get; init; }

    /// <summary>The milestone that its completion states; null when none.</summary>
    public Milestone? Achieves { get; init; }

    /// <summary>Whether it must be done again when the severity changes; the clock then starts at the change.</summary>
    public bool AgainOnSeverity { get; init; }

    /// <summary>The document that goes with it; null when none.</summary>
    public string? Document { get; init; }

    /// <summary>Its clause.</summary>
    public required Clause Clause { get; init; }

    /// <summary>The time limit that the procedure itself sets, or null.</summary>
    public Deadline? Deadline => Deadlines.FirstOrDefault(deadline => !deadline.IsShadow);
}

/// <summary>One-way information (通報/副知/轉知) to people; what goes to an outside body is a task.</summary>
/// <param name="Id">Its id, kept in the log.</param>
/// <param name="Title">What is told, in the source's words.</param>
/// <param name="From">Who tells; a receiver who holds this role too is not told.</param>
/// <param name="To">Who is told.</param>
/// <param name="When">When; an unknown fact counts upward.</param>
/// <param name="Opens">From when on.</param>
/// <param name="After">The tasks that come first.</param>
/// <param name="Clause">Its clause.</param>
/// <param name="AfterLevel">The level that has to have acted, or to have been passed over, first; null when none. A level that the case does not need is not waited for.</param>
public sealed record NoticeDefinition(
    string Id, LocalizedText Title, RoleId From, RoleId To, Condition When, Milestone Opens, ImmutableArray<string> After, Clause Clause, string? AfterLevel = null);

/// <summary>A form or report that the procedure demands.</summary>
public sealed record DocumentDefinition(string Id, LocalizedText Title, string? FormNumber, Clause Clause);

/// <summary>How long the records are kept (保存年限).</summary>
/// <param name="Years">At least this many years.</param>
/// <param name="Start">From this milestone on; null when the source does not say: then from 結案.</param>
/// <param name="Clause">Its clause.</param>
public sealed record Retention(int Years, Milestone? Start, Clause Clause);
