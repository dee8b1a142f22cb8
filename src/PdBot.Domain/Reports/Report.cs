using System.Collections.Immutable;
using PdBot.Domain.Delivery;
using PdBot.Domain.Escalation;
using PdBot.Domain.Facts;
using PdBot.Domain.Meetings;
using PdBot.Domain.Procedures;
using PdBot.Domain.Retention;
using PdBot.Domain.Tasks;

namespace PdBot.Domain.Reports;

/// <summary>How far a report is.</summary>
public enum ReportStatus
{
    /// <summary>Not opened: the log is empty.</summary>
    None,
    /// <summary>In the hands of the chain, or of those who have acted.</summary>
    Open,
    /// <summary>Judged not to be an incident.</summary>
    Dismissed,
    /// <summary>Everything that had to be done is done (結案).</summary>
    Closed,
    /// <summary>Erased after the records had been kept long enough (銷毀).</summary>
    Purged,
}

/// <summary>A report (個資事件), folded from its log.</summary>
public sealed record Report
{
    private Report(ReportId id, Procedure procedure)
    {
        Id = id;
        Procedure = procedure;
        Levels = [.. procedure.Chain.Select((_, index) => new LevelState { Index = index })];
        Tasks = [.. procedure.Tasks.Select((task, index) => new TaskState { Index = index, Clocks = [.. task.Deadlines.Select(_ => new TaskClock())] })];
    }

    /// <summary>Its id.</summary>
    public ReportId Id { get; }

    /// <summary>The procedure it froze when it was opened.</summary>
    public Procedure Procedure { get; }

    /// <summary>How many events it has.</summary>
    public long Version { get; init; }

    /// <summary>The version after the last event that people see.</summary>
    public long VisibleVersion { get; init; }

    /// <summary>How far it is.</summary>
    public ReportStatus Status { get; init; }

    /// <summary>The number people quote.</summary>
    public ReportNumber Number { get; init; }

    /// <summary>Real or drill.</summary>
    public ReportMode Mode { get; init; }

    /// <summary>How many times shorter time is than the procedure says; 1 except in a drill that asked for it.</summary>
    public int Pace { get; init; } = 1;

    /// <summary>The organisation.</summary>
    public OrganisationId Organisation { get; init; }

    /// <summary>The hash of the frozen definition.</summary>
    public DefinitionHash Definition { get; init; }

    /// <summary>Who reported.</summary>
    public PersonId Reporter { get; init; }

    /// <summary>The reporter's name.</summary>
    public string ReporterName { get; init; } = "";

    /// <summary>The unit concerned.</summary>
    public UnitId Unit { get; init; }

    /// <summary>The way it came in.</summary>
    public SourceId Source { get; init; }

    /// <summary>When it was opened.</summary>
    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>The facts known; a missing key is unknown.</summary>
    public ImmutableDictionary<FactKey, FactValue> Facts { get; init; } = ImmutableDictionary<FactKey, FactValue>.Empty;

    /// <summary>The grade of severity; 0 when the procedure has no scale.</summary>
    public int Severity { get; init; }

    /// <summary>The rules that fired, as in <see cref="SeverityAssessed.Rules"/>.</summary>
    public string SeverityRules { get; init; } = "";

    /// <summary>The levels, one per level of the procedure's chain, required or not.</summary>
    public ImmutableArray<LevelState> Levels { get; init; }

    /// <summary>The tasks, one per task of the procedure, required or not.</summary>
    public ImmutableArray<TaskState> Tasks { get; init; }

    /// <summary>When it was established for the first time; null while it was not. A return takes the judgement back, not the clocks that it started.</summary>
    public DateTimeOffset? EstablishedAt { get; init; }

    /// <summary>When damage control or recovery was completed; null while it is not.</summary>
    public DateTimeOffset? ContainedAt { get; init; }

    /// <summary>When it was closed; null while it is not.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The name of who closed it; empty while it is not.</summary>
    public string ClosedBy { get; init; } = "";

    /// <summary>What was said at the closing; may be empty.</summary>
    public string ClosingNote { get; init; } = "";

    /// <summary>證據保全; null when there is none.</summary>
    public Hold? Hold { get; init; }

    /// <summary>When the executive group was told that the records have been kept long enough; null while it was not.</summary>
    public DateTimeOffset? RetentionEndedAt { get; init; }

    /// <summary>When the last digest was due; null when none was.</summary>
    public DateTimeOffset? DigestAt { get; init; }

    /// <summary>The ids of the notices that were given.</summary>
    public ImmutableHashSet<string> NoticesGiven { get; init; } = [];

    /// <summary>Who was told by a notice; they may see the report.</summary>
    public ImmutableHashSet<PersonId> Told { get; init; } = [];

    /// <summary>The judgement; null while there is none.</summary>
    public Judgement? Judgement { get; init; }

    /// <summary>When the chain was completed; null while it is not.</summary>
    public DateTimeOffset? ChainCompletedAt { get; init; }

    /// <summary>The alarm after an exhausted chain; null when there is none.</summary>
    public Alarm? Alarm { get; init; }

    /// <summary>The emergency meetings (緊急應變會議) that were called, in the order of the calls.</summary>
    public ImmutableArray<MeetingCalled> Meetings { get; init; } = [];

    /// <summary>Those that were begun, at most one for a time, and neither made nor given up yet. Nothing waits for them.</summary>
    public ImmutableArray<MeetingBegun> MeetingsBegun { get; init; } = [];

    /// <summary>How often the chain has been walked: 1 at first.</summary>
    public int Walk { get; init; } = 1;

    /// <summary>The cards that were delivered and can be rewritten.</summary>
    public ImmutableArray<SentCard> Cards { get; init; } = [];

    /// <summary>The keys of the messages that failed for good.</summary>
    public ImmutableHashSet<string> FailedMessages { get; init; } = [];

    /// <summary>The keys of the messages that were delivered and whose cards cannot be rewritten (any more).</summary>
    public ImmutableHashSet<string> RetiredMessages { get; init; } = [];

    /// <summary>Refused attempts already logged, so that a hammering finger fills no log.</summary>
    public ImmutableHashSet<(PersonId Actor, string Attempt, int Level)> Attempts { get; init; } = [];

    /// <summary>What conditions look at.</summary>
    public Procedures.Situation Situation => new(Source, Facts, Severity, Procedure.Branches);

    /// <summary>A report of which nothing is known yet.</summary>
    public static Report Unopened(ReportId id, Procedure procedure) => new(id, procedure);
}

/// <summary>A judgement that settled the report.</summary>
/// <param name="Verdict">成立 or 不成立.</param>
/// <param name="Level">At which level it was reached.</param>
/// <param name="At">When.</param>
/// <param name="By">The name of the person who judged last.</param>
/// <param name="Reason">The reason given; may be empty when established.</param>
public sealed record Judgement(Verdict Verdict, int Level, DateTimeOffset At, string By, string Reason);

/// <summary>The chain is exhausted.</summary>
/// <param name="RaisedAt">Since when.</param>
/// <param name="RepeatAt">When the chain is walked again.</param>
/// <param name="AnsweredBy">Who acted since; empty while nobody has.</param>
/// <param name="AnsweredAt">When; null while nobody has.</param>
public sealed record Alarm(DateTimeOffset RaisedAt, DateTimeOffset RepeatAt, string AnsweredBy = "", DateTimeOffset? AnsweredAt = null)
{
    /// <summary>Who acted since; null while nobody has. Two people may bear one name.</summary>
    public PersonId? AnsweredByPerson { get; init; }
}
