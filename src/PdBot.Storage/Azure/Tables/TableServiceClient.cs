using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>The tables of an account.</summary>
internal sealed class TableServiceClient
{
    private readonly TableService _service;

    /// <summary>With a connection string.</summary>
    /// <exception cref="FormatException">It names what is missing, never a value.</exception>
    public TableServiceClient(string connectionString, TableClientOptions? options = null) => _service = TableService.Of(connectionString, options);

    /// <summary>With account name and key.</summary>
    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions? options = null) =>
        _service = TableService.Of(endpoint, credential, options);

    /// <summary>With Entra tokens; the endpoint must be https.</summary>
    public TableServiceClient(Uri endpoint, TokenCredential tokenCredential, TableClientOptions? options = null) =>
        _service = TableService.Of(endpoint, tokenCredential, options);

    /// <summary>A table, which need not exist yet.</summary>
    public TableClient GetTableClient(string tableName) => new(_service, tableName);
}
