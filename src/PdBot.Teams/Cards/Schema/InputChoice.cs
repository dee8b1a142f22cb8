namespace PdBot.Teams.Cards.Schema;

/// <summary>One choice (<c>Input.Choice</c>).</summary>
/// <param name="Title">What is shown.</param>
/// <param name="Value">What comes back.</param>
public sealed record InputChoice(string Title, string Value);
