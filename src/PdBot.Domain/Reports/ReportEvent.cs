namespace PdBot.Domain.Reports;

/// <summary>Something that happened to a report. Past tense, the instant first, only scalars inside; stored for years.</summary>
/// <param name="At">When, UTC.</param>
public abstract record ReportEvent(DateTimeOffset At)
{
    /// <summary>Whether people see it: cards already sent are rewritten after it.</summary>
    public virtual bool IsVisible => true;
}

/// <summary>An event that a person caused.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Actor">Who acted.</param>
/// <param name="ActorName">The name at that time.</param>
public abstract record Act(DateTimeOffset At, PersonId Actor, string ActorName) : ReportEvent(At);
