using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>One change of one row, as it is sent alone or as a part of a transaction.</summary>
/// <param name="Method">The verb.</param>
/// <param name="Address">The whole address.</param>
/// <param name="IfMatch">The value of If-Match; null for none.</param>
/// <param name="Body">The row; null for a deletion.</param>
internal sealed record EntityRequest(RequestMethod Method, Uri Address, string? IfMatch, byte[]? Body)
{
    /// <summary>The change that an action of a transaction, or the client's method of that name, stands for.</summary>
    /// <param name="table">Address of the table.</param>
    /// <param name="action">What to do.</param>
    public static EntityRequest Of(Uri table, TableTransactionAction action)
    {
        var entity = action.Entity;
        var row = new Lazy<Uri>(() => RowAddress(table, entity.PartitionKey, entity.RowKey));
        return action.ActionType switch
        {
            TableTransactionActionType.Add => new(RequestMethod.Post, table, null, EntityJson.Write(entity)),
            TableTransactionActionType.UpdateMerge => new(RequestMethod.Patch, row.Value, Header(action.ETag), EntityJson.Write(entity)),
            TableTransactionActionType.UpdateReplace => new(RequestMethod.Put, row.Value, Header(action.ETag), EntityJson.Write(entity)),
            TableTransactionActionType.UpsertMerge => new(RequestMethod.Patch, row.Value, null, EntityJson.Write(entity)),
            TableTransactionActionType.UpsertReplace => new(RequestMethod.Put, row.Value, null, EntityJson.Write(entity)),
            TableTransactionActionType.Delete => new(RequestMethod.Delete, row.Value, Header(action.ETag == default ? ETag.All : action.ETag), null),
            _ => throw new ArgumentOutOfRangeException(nameof(action), action.ActionType, "Not an action."),
        };
    }

    /// <summary>The address of a row: quotes in keys doubled, then everything escaped.</summary>
    public static Uri RowAddress(Uri table, string partitionKey, string rowKey) =>
        new($"{table.AbsoluteUri}(PartitionKey='{Escape(partitionKey)}',RowKey='{Escape(rowKey)}')");

    private static string Escape(string key) => Uri.EscapeDataString(key.Replace("'", "''", StringComparison.Ordinal));

    private static string Header(ETag etag) => etag.ToString("H");
}
