using System.ComponentModel.DataAnnotations;
using Azure.Core;

namespace PdBot.Storage.Azure;

/// <summary>Which storage account, and how long a report is held by one replica.</summary>
public sealed class AzureOptions
{
    /// <summary>Of the account, or of the emulator (<c>UseDevelopmentStorage=true</c>); null when <see cref="AccountName"/> is used with Entra tokens.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The account's name; its tables and queues are asked with Entra tokens.</summary>
    public string? AccountName { get; set; }

    /// <summary>Begins the names of tables and queues, so that several installations share an account. Default <c>pdbot</c>; 3 to 40 lower-case letters and digits, a letter first.</summary>
    [RegularExpression("^[a-z][a-z0-9]{2,39}$")]
    public string Prefix { get; set; } = "pdbot";

    /// <summary>How long a replica may be silent about a report before another takes it over. Default 60 s; 1 s to 10 min.</summary>
    public TimeSpan Guard { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Changes how requests are made: transport, retries. For measuring and for faults; null leaves them as they are.</summary>
    internal Action<ClientOptions>? Requests { get; set; }
}
