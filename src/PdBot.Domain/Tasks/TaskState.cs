using System.Collections.Immutable;

namespace PdBot.Domain.Tasks;

/// <summary>How far a duty is.</summary>
public enum TaskStage
{
    /// <summary>Not to be done yet, or not at all.</summary>
    Waiting,
    /// <summary>To be done.</summary>
    Open,
    /// <summary>The owner calls it done; somebody still has to look at it.</summary>
    InReview,
    /// <summary>Done and, where that is asked, looked at.</summary>
    Done,
    /// <summary>免辦: waived by the executive group, or left out by discretion.</summary>
    Waived,
}

/// <summary>Why a task was opened.</summary>
public enum TaskCause
{
    /// <summary>Its turn has come.</summary>
    Due,
    /// <summary>The severity changed, and it must be done again.</summary>
    SeverityChanged,
    /// <summary>A review returned it.</summary>
    Returned,
    /// <summary>It was open before, and its turn has come again.</summary>
    Again,
}

/// <summary>As what a person is asked.</summary>
public enum TaskPart
{
    /// <summary>To do it.</summary>
    Owner,
    /// <summary>To look at it.</summary>
    Reviewer,
}

/// <summary>One task of one report.</summary>
public sealed record TaskState
{
    /// <summary>Its index in the procedure's tasks.</summary>
    public required int Index { get; init; }

    /// <summary>How far it is.</summary>
    public TaskStage Status { get; init; }

    /// <summary>How often it has been opened; 0 while it waits for the first time.</summary>
    public int Opening { get; init; }

    /// <summary>When it was opened last.</summary>
    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>Why it was opened last.</summary>
    public TaskCause Cause { get; init; }

    /// <summary>Who was asked in this opening, in order.</summary>
    public ImmutableArray<Assignee> Assignees { get; init; } = [];

    /// <summary>Who was asked in earlier openings; they keep their sight of the report.</summary>
    public ImmutableArray<PersonId> AskedBefore { get; init; } = [];

    /// <summary>Whether the executive group was told that nobody holds it.</summary>
    public bool IsUnowned { get; init; }

    /// <summary>Its clocks, one for each deadline of its definition; those not started have no end.</summary>
    public ImmutableArray<TaskClock> Clocks { get; init; } = [];

    /// <summary>What the owner gave as proof; null while there is none.</summary>
    public Completion? Completion { get; init; }

    /// <summary>Who looked at it last, and when; null while nobody has.</summary>
    public Reviewed? Reviewed { get; init; }

    /// <summary>Why it was waived, with the document's number; null when it was not.</summary>
    public Waiver? Waiver { get; init; }

    /// <summary>The severity when it was opened last.</summary>
    public int Severity { get; init; }

    /// <summary>Who returned it last; null when nobody did.</summary>
    public PersonId? ReturnedBy { get; init; }

    /// <summary>The reason of the last return; empty when it was never returned.</summary>
    public string ReturnReason { get; init; } = "";

    /// <summary>The batches of notified data subjects.</summary>
    public ImmutableArray<NotifiedBatch> Batches { get; init; } = [];

    /// <summary>Done or waived.</summary>
    public bool IsSettled => Status is TaskStage.Done or TaskStage.Waived;

    /// <summary>Whether someone has something to do.</summary>
    public bool IsPending => Status is TaskStage.Open or TaskStage.InReview;

    /// <summary>The one who is asked as owner or reviewer in this opening, or null.</summary>
    public Assignee? Find(PersonId person, TaskPart part) =>
        Assignees.FirstOrDefault(assignee => assignee.Person == person && assignee.Part == part);
}

/// <summary>Someone who was asked.</summary>
/// <param name="Person">Who.</param>
/// <param name="Name">The name.</param>
/// <param name="Part">To do it, or to look at it.</param>
/// <param name="Holder">The holder of the role: the same person, or the one who is deputised.</param>
/// <param name="IsUnreachable">Whether the card could not be brought.</param>
public sealed record Assignee(PersonId Person, string Name, TaskPart Part, PersonId Holder, bool IsUnreachable = false);

/// <summary>One clock of a task.</summary>
/// <param name="From">The instant from which it counts; null while the milestone has not come.</param>
/// <param name="Due">Its end, with extensions; null while it has not begun.</param>
/// <param name="ExtendedBy">The number of the document that extended it; empty when nobody did.</param>
/// <param name="Reminded">The last reminder: 0 none, 1 to 3 before the end, 4 at the end, more after it.</param>
public sealed record TaskClock(DateTimeOffset? From = null, DateTimeOffset? Due = null, string ExtendedBy = "", int Reminded = 0);

/// <summary>What the owner says was done.</summary>
/// <param name="DoneAt">When the act happened, UTC.</param>
/// <param name="RecordedAt">When it was said.</param>
/// <param name="By">Who said so.</param>
/// <param name="Channel">By which channel; may be empty.</param>
/// <param name="Recipient">To whom; may be empty.</param>
/// <param name="Reference">The number given by the receiver, or of the document; may be empty.</param>
/// <param name="Note">In words; may be empty.</param>
/// <param name="LateReason">遲延理由; empty when it was in time.</param>
public sealed record Completion(
    DateTimeOffset DoneAt, DateTimeOffset RecordedAt, string By, string Channel, string Recipient, string Reference, string Note, string LateReason);

/// <summary>A review that approved.</summary>
public sealed record Reviewed(DateTimeOffset At, string By);

/// <summary>A waiver.</summary>
public sealed record Waiver(DateTimeOffset At, string By, string Reason, string Reference);

/// <summary>Data subjects who were told by one channel. Never a name: the list stays with the unit, its hash here.</summary>
/// <param name="At">When they were told.</param>
/// <param name="Channel">By which channel.</param>
/// <param name="Sent">How many were told.</param>
/// <param name="Failed">How many could not be.</param>
/// <param name="ListHash">SHA-256 of the file that lists them, lower-case hex; empty when there is none.</param>
/// <param name="By">Who recorded it.</param>
public sealed record NotifiedBatch(DateTimeOffset At, string Channel, long Sent, long Failed, string ListHash, string By);
