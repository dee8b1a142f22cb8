using System.Collections.Immutable;
using PdBot.Domain.Severity;

namespace PdBot.Domain.Procedures;

/// <summary>A procedure (作業程序): everything that a report follows. A report keeps the one it was opened under.</summary>
public sealed record Procedure
{
    /// <summary>Its id.</summary>
    public required ProcedureId Id { get; init; }

    /// <summary>Its name.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>The source document, in its own words.</summary>
    public required string SourceDocument { get; init; }

    /// <summary>The version of the source document.</summary>
    public required string Version { get; init; }

    /// <summary>The zone in which times are shown (IANA).</summary>
    public required string Zone { get; init; }

    /// <summary>The roles.</summary>
    public required ImmutableArray<Role> Roles { get; init; }

    /// <summary>What is asked when a report is opened.</summary>
    public required Intake Intake { get; init; }

    /// <summary>The branches that facts select.</summary>
    public ImmutableArray<Branch> Branches { get; init; } = [];

    /// <summary>The severity scale.</summary>
    public required SeverityScale Severity { get; init; }

    /// <summary>The chain (通報順序), lowest level first.</summary>
    public required ImmutableArray<LevelDefinition> Chain { get; init; }

    /// <summary>The clause by which an unreachable level is passed over (往上一層級逕行陳報).</summary>
    public required Clause SkipClause { get; init; }

    /// <summary>After an exhausted chain: how long until it is walked again.</summary>
    public required Span RepeatEvery { get; init; }

    /// <summary>Notices.</summary>
    public ImmutableArray<NoticeDefinition> Notices { get; init; } = [];

    /// <summary>Duties.</summary>
    public ImmutableArray<TaskDefinition> Tasks { get; init; } = [];

    /// <summary>Documents.</summary>
    public ImmutableArray<DocumentDefinition> Documents { get; init; } = [];

    /// <summary>How long records are kept; null when the source is silent.</summary>
    public Retention? Retention { get; init; }

    /// <summary>The task with this id, or null.</summary>
    public TaskDefinition? FindTask(string id) => Tasks.FirstOrDefault(task => task.Id == id);

    /// <summary>The role with this id, or null.</summary>
    public Role? Find(RoleId id) => Roles.FirstOrDefault(role => role.Id == id);
}
