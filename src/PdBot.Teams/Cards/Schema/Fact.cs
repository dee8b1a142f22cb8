namespace PdBot.Teams.Cards.Schema;

/// <summary>One pair of a <see cref="FactSet"/>.</summary>
/// <param name="Title">The name, shown in bold.</param>
/// <param name="Value">The value, as Markdown.</param>
public sealed record Fact(string Title, string Value);
