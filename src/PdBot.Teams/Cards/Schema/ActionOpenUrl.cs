namespace PdBot.Teams.Cards.Schema;

/// <summary>Opens a web page.</summary>
/// <param name="Url">An absolute https address.</param>
public sealed record ActionOpenUrl(string Url) : AdaptiveAction("Action.OpenUrl");
