namespace PdBot.Teams.Cards.Schema;

/// <summary>Buttons in the body; the only place where older clients honour an action's fallback.</summary>
/// <param name="Actions">The buttons; Teams shows at most six.</param>
public sealed record ActionSet(IReadOnlyList<AdaptiveAction> Actions) : AdaptiveElement("ActionSet");
