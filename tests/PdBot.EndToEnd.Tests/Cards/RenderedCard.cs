namespace PdBot.EndToEnd.Tests.Cards;

/// <summary>What the official renderer made of a card.</summary>
/// <param name="Warnings">Its parse and validation messages; a good card has none.</param>
/// <param name="Text">What stands on the card, as the browser reads it.</param>
/// <param name="Picture">Path of the screenshot.</param>
internal sealed record RenderedCard(IReadOnlyList<string> Warnings, string Text, string Picture);
