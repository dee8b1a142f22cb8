using PdBot.Teams.Protocol;

namespace PdBot.Teams.Inbound;

/// <summary>Reads what people type: with or without slash, mention, full-width characters; in Chinese and English.</summary>
public static class CommandText
{
    /// <summary>Reads a message; anything that is no command comes back as <see cref="ChatCommand.Unknown"/>.</summary>
    public static ChatCommand Read(Activity activity) => ReadTidy(TypedText.Tidy(activity));

    /// <summary>Reads text without mentions of the bot.</summary>
    public static ChatCommand Read(string text) => ReadTidy(TypedText.Tidy(text));

    private static ChatCommand ReadTidy(string tidy)
    {
        var folded = TypedText.Fold(tidy);
        var start = folded.StartsWith('/') ? folded.AsSpan(1).IndexOfAnyExcept(' ') + 1 : 0;
        ChatCommand? best = null;
        var longest = 0;
        foreach (var (spelling, word) in CommandSpellings.All)
        {
            var length = Matched(folded.AsSpan(start), spelling);
            if (length > longest && Complete(word, tidy[(start + length)..], folded[(start + length)..]) is { } command)
            {
                (best, longest) = (command, length);
            }
        }

        return best ?? new ChatCommand.Unknown(tidy);
    }

    /// <summary>How many characters the spelling takes of the text; 0 when it does not stand there.</summary>
    private static int Matched(ReadOnlySpan<char> text, string spelling)
    {
        var at = 0;
        foreach (var expected in spelling)
        {
            if (expected == ' ')
            {
                while (at < text.Length && text[at] is ' ' or '-' or '_')
                {
                    at++;
                }
            }
            else if (at < text.Length && text[at] == expected)
            {
                at++;
            }
            else
            {
                return 0;
            }
        }

        return at;
    }

    // What follows must not belong to the command's last word: "reporter" is no report, and 說明會 no help.
    private static ChatCommand? Complete(CommandWord word, string rest, string folded)
    {
        var apart = folded.Length == 0 || !char.IsLetterOrDigit(folded[0]);
        var argument = folded.TrimStart(' ', ':', ',', '，', '、', '。', '-', '#', '!', '?', '.');
        var number = argument.Length == 0 ? null : ReportNumber.Canonical(argument);
        return word switch
        {
            CommandWord.ReportLeak when apart => new ChatCommand.ReportLeak(argument.Length == 0 ? null : rest[^argument.Length..]),
            CommandWord.Status when apart || number is not null => new ChatCommand.Status(number ?? Typed(rest, argument)),
            CommandWord.Log when apart || number is not null => new ChatCommand.Log(number ?? Typed(rest, argument)),
            CommandWord.Meeting when apart || number is not null => new ChatCommand.Meeting(number ?? Typed(rest, argument)),
            CommandWord.Mine when apart => new ChatCommand.Mine(),
            CommandWord.DrillLeak when apart => new ChatCommand.DrillLeak(),
            CommandWord.Roster when apart => new ChatCommand.Roster(),
            CommandWord.Help when apart => new ChatCommand.Help(),
            _ => null,
        };
    }

    private static string? Typed(string rest, string argument) => argument.Length == 0 ? null : rest[^argument.Length..];
}
