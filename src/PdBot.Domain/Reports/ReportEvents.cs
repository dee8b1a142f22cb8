namespace PdBot.Domain.Reports;

/// <summary>Real, or a drill (演練).</summary>
public enum ReportMode
{
    /// <summary>A real report.</summary>
    Real,
    /// <summary>A drill: same engine, water-marked cards, own numbers.</summary>
    Drill,
}

/// <summary>A member of staff reported a leak.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Actor">The reporter.</param>
/// <param name="ActorName">The reporter's name.</param>
/// <param name="Number">The number people quote.</param>
/// <param name="Mode">Real or drill.</param>
/// <param name="Organisation">The organisation.</param>
/// <param name="Definition">The frozen procedure definition.</param>
/// <param name="Unit">The unit concerned.</param>
/// <param name="Source">The way the report came in.</param>
public sealed record ReportOpened(
    DateTimeOffset At, PersonId Actor, string ActorName, ReportNumber Number, ReportMode Mode,
    OrganisationId Organisation, DefinitionHash Definition, UnitId Unit, SourceId Source) : Act(At, Actor, ActorName);

/// <summary>A fact was stated or corrected; an empty value means that it is unknown again.</summary>
public sealed record FactStated(DateTimeOffset At, PersonId Actor, string ActorName, FactKey Fact, string Value) : Act(At, Actor, ActorName);

/// <summary>The rules of severity were applied.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Rank">The grade; 0 when the procedure has no scale.</param>
/// <param name="Rules">The ids of the rules that fired, separated by spaces; a trailing <c>?</c> marks one that fired because a fact is unknown.</param>
public sealed record SeverityAssessed(DateTimeOffset At, int Rank, string Rules) : ReportEvent(At);

/// <summary>The incident was confirmed (成立): the clocks that start at 確認 run from here.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Level">At which level.</param>
/// <param name="By">The name of the person whose judgement settled it.</param>
/// <param name="Reason">The reason given; may be empty.</param>
public sealed record IncidentEstablished(DateTimeOffset At, int Level, string By, string Reason) : ReportEvent(At);

/// <summary>It was judged not to be an incident (不成立); the report is at its end.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Level">At which level.</param>
/// <param name="By">The name of the person whose judgement settled it.</param>
/// <param name="Reason">The reason given.</param>
public sealed record ReportDismissed(DateTimeOffset At, int Level, string By, string Reason) : ReportEvent(At);

/// <summary>Someone tried what is not theirs. Logged once per person, act and level.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Actor">Who tried.</param>
/// <param name="ActorName">The name, as the roster knows it; empty when it does not.</param>
/// <param name="Attempt">The name of the act.</param>
/// <param name="Level">The level; -1 when the act names none.</param>
public sealed record AttemptRefused(DateTimeOffset At, PersonId Actor, string ActorName, string Attempt, int Level) : Act(At, Actor, ActorName)
{
    /// <inheritdoc/>
    public override bool IsVisible => false;
}
