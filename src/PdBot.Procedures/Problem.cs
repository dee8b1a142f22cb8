using PdBot.Domain;

namespace PdBot.Procedures;

/// <summary>One thing that is wrong in a procedure or roster file.</summary>
/// <param name="File">The file, as it was named to the loader.</param>
/// <param name="Line">The line, counted from 1; 0 when the file could not be read at all.</param>
/// <param name="Column">The column, counted from 1; 0 when the file could not be read at all.</param>
/// <param name="Clause">The clause (條號) of the element it is in; null when the element names none.</param>
/// <param name="Message">What is wrong and what would be right.</param>
public sealed record Problem(string File, int Line, int Column, string? Clause, LocalizedText Message)
{
    /// <summary>The problem on one line: <c>file(line,column): [clause] message</c>, as editors understand it.</summary>
    public string ToLine(Language language)
    {
        var clause = Clause is null ? "" : language == Language.En ? $"[clause {Clause}] " : $"[條號 {Clause}] ";
        return $"{File}({Line},{Column}): {clause}{Message.For(language)}";
    }
}
