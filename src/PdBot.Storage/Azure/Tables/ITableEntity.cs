namespace Azure.Data.Tables;

/// <summary>What every row has.</summary>
internal interface ITableEntity
{
    /// <summary>The partition; rows of one partition can be changed together.</summary>
    string PartitionKey { get; set; }

    /// <summary>The row within its partition.</summary>
    string RowKey { get; set; }

    /// <summary>When the service last changed it; null before it was stored.</summary>
    DateTimeOffset? Timestamp { get; set; }

    /// <summary>Which state of the row this is; the default before it was read.</summary>
    ETag ETag { get; set; }
}
