using System.CommandLine;
using System.ComponentModel.DataAnnotations;
using PdBot.Host.Composition;

namespace PdBot.Host.Commands;

/// <summary>Runs a verb, and says why when it cannot do its work.</summary>
internal static class Verbs
{
    private const int CannotWork = 2;
    private const int Stopped = 130;

    /// <summary>Asked to end, a verb is cut off after a while; the library's own two seconds are less than the bot needs to record what it is sending.</summary>
    private static readonly InvocationConfiguration Limits = new()
    {
        ProcessTerminationTimeout = BotApplication.ShutdownTimeout + TimeSpan.FromSeconds(1),
        EnableDefaultExceptionHandler = false,
    };

    /// <summary>The exit code of the verb: 2 when it was typed wrongly, or with a line that says which file, account or setting cannot be used; a fault of the program itself shows where.</summary>
    public static async Task<int> RunAsync(ParseResult typed)
    {
        try
        {
            var code = await typed.InvokeAsync(Limits).ConfigureAwait(false);
            return typed.Errors.Count > 0 ? CannotWork : code;
        }
        catch (OperationCanceledException)
        {
            return await SayAsync("已中止 / Stopped.", Stopped).ConfigureAwait(false);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or InvalidDataException or ValidationException)
        {
            return await SayAsync(InWords(wrong), CannotWork).ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            return await SayAsync($"程式發生未預期的錯誤 / An unexpected error of the program: {fault}", 1).ConfigureAwait(false);
        }
    }

    /// <summary>What went wrong, and what lies at its bottom when that says more.</summary>
    private static string InWords(Exception wrong)
    {
        var bottom = wrong.GetBaseException().Message;
        var cause = wrong;
        while (cause.InnerException is { } inner && (cause is AggregateException || !cause.Message.Contains(bottom, StringComparison.OrdinalIgnoreCase)))
            cause = inner;
        return cause == wrong ? wrong.Message : $"{wrong.Message} ({cause.Message})";
    }

    private static async Task<int> SayAsync(string words, int code)
    {
        await Console.Error.WriteLineAsync(words).ConfigureAwait(false);
        return code;
    }
}
