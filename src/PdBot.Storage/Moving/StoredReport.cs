using System.Collections.Immutable;
using PdBot.Domain;
using PdBot.Domain.Delivery;
using PdBot.Engine.Ports;

namespace PdBot.Storage.Moving;

/// <summary>A report with all that hangs on it.</summary>
/// <param name="Head">What lists show.</param>
/// <param name="Hash">The hash of the last row, as the head says it.</param>
/// <param name="Wake">When it must be looked at again; null when never by itself.</param>
/// <param name="Rows">The log.</param>
/// <param name="Involved">In whose lists it stands, sorted.</param>
/// <param name="Messages">What is committed and not sent, the oldest first.</param>
internal sealed record StoredReport(
    ReportHead Head, string Hash, DateTimeOffset? Wake, ImmutableArray<LogRow> Rows, ImmutableArray<PersonId> Involved, ImmutableArray<OutboxMessage> Messages)
{
    /// <summary>Whether the head counts the rows that there are, and ends where they end.</summary>
    public bool IsWhole => Rows.Length > 0 && Rows.Length == Head.Version && Rows[^1].Hash == Hash;

    /// <summary>What another store says differently; null when nothing. Holds no personal data.</summary>
    public string? DifferenceTo(StoredReport other)
    {
        for (var index = 0; index < Math.Min(Rows.Length, other.Rows.Length); index++)
            if (Rows[index] != other.Rows[index])
                return $"row {Rows[index].Sequence}";
        return Rows.Length != other.Rows.Length ? $"{Rows.Length} rows, {other.Rows.Length} rows"
            : Hash != other.Hash ? "last hash"
            : Head != other.Head ? "head"
            : Wake != other.Wake ? "wake"
            : !Involved.SequenceEqual(other.Involved) ? "people"
            : !Messages.SequenceEqual(other.Messages) ? "messages to send"
            : null;
    }
}
