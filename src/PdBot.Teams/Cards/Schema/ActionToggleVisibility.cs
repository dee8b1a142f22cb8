namespace PdBot.Teams.Cards.Schema;

/// <summary>Shows what is hidden and hides what is shown.</summary>
/// <param name="TargetElements">Ids of elements of the same card.</param>
public sealed record ActionToggleVisibility(IReadOnlyList<string> TargetElements) : AdaptiveAction("Action.ToggleVisibility");
