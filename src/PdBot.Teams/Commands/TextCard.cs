using PdBot.Domain;
using PdBot.Teams.Cards.Schema;
using PdBot.Teams.Cards.Screens;

namespace PdBot.Teams.Commands;

/// <summary>A short answer: a refusal, an empty list, a confirmation.</summary>
internal static class TextCard
{
    public static AdaptiveCard Draw(Language language, ContainerStyle style, string title, params IReadOnlyList<string> lines) => new()
    {
        Body =
        [
            new Container(
            [
                new TextBlock(title) { Weight = FontWeight.Bolder, Style = TextBlockStyle.Heading },
                .. lines.Where(line => line.Length > 0).Select(line => new TextBlock(line)),
            ]) { Style = style, Bleed = true },
        ],
        FallbackText = title,
        Lang = Screen.Tag(language),
    };
}
