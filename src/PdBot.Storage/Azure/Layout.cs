using System.Globalization;
using Azure.Data.Tables;
using PdBot.Domain;
using PdBot.Domain.Reports;
using PdBot.Engine.Ports;

namespace PdBot.Storage.Azure;

/// <summary>The keys of rows. In the log table a partition is a report; in the index table a partition is a list.</summary>
internal static class Layout
{
    public const string Head = "head";
    public const string FirstEvent = "e|";
    public const string FirstMessage = "o|";

    /// <summary>After every message of the outbox.</summary>
    public const string AfterMessages = "o}";

    /// <summary>After every event.</summary>
    public const string AfterEvents = "e}";

    public static string Event(long sequence) => string.Create(CultureInfo.InvariantCulture, $"e|{sequence:D10}");

    public static string Message(string key) => FirstMessage + key;

    /// <summary>The numbers of an organisation, and which report has which.</summary>
    public static string Numbers(OrganisationId organisation) => $"n|{organisation}";

    /// <summary>The number of a report, in the partition of the numbers.</summary>
    public static string NumberOf(ReportId report) => $"r|{report}";

    /// <summary>The last number given under a prefix.</summary>
    public static string LastNumber(string prefix) => $"last|{prefix}";

    /// <summary>The reports of an organisation, the oldest first.</summary>
    public static string Reports(OrganisationId organisation) => $"o|{organisation}";

    public const string Organisations = "organisations";
    public const string Occasions = "occasions";
    public const string LinkKeys = "link-keys";

    public static string OldestFirst(ReportHead head) => string.Create(CultureInfo.InvariantCulture, $"{head.OpenedAt.UtcTicks:D19}|{head.Report}");

    public static string Definition(DefinitionHash hash) => $"d|{hash}";

    /// <summary>The filter for all partitions of a kind, such as <c>n|</c>.</summary>
    public static string Beginning(string kind)
    {
        // What follows the bar in the order of characters.
        var after = $"{kind[..^1]}}}";
        return TableClient.CreateQueryFilter($"PartitionKey ge {kind} and PartitionKey lt {after}");
    }
}
