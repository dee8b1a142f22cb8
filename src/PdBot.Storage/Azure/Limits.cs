using System.Text;
using Azure.Data.Tables;
using PdBot.Domain;

namespace PdBot.Storage.Azure;

/// <summary>What the service takes at most, said before it is asked: not every emulator says so.</summary>
internal static class Limits
{
    /// <summary>Bytes of one row.</summary>
    public const int Row = 1024 * 1024;

    /// <summary>Bytes of one transaction, with some room for what surrounds its rows.</summary>
    public const int Transaction = 4 * 1024 * 1024 - 100_000;

    /// <summary>Refuses a commit that no account would take.</summary>
    /// <exception cref="ArgumentException">A row, or all of them together, are too large.</exception>
    public static void Check(ReportId report, IEnumerable<TableTransactionAction> actions)
    {
        long all = 0;
        foreach (var action in actions)
        {
            var row = (TableEntity)action.Entity;
            // Texts are kept as UTF-16 and sent as UTF-8.
            if (row.Sum(pair => 8 + 2L * (pair.Key.Length + ((pair.Value as string)?.Length ?? 4))) > Row)
                throw new ArgumentException($"A row of report {report} is larger than 1 MiB.", nameof(actions));
            all += row.Sum(pair => pair.Key.Length + 40 + (pair.Value is string text ? Encoding.UTF8.GetByteCount(text) : 8)) + 600;
        }
        if (all > Transaction)
            throw new ArgumentException($"A commit of report {report} is larger than 4 MiB.", nameof(actions));
    }
}
