using System.Text.Json;
using Azure.Core;
using Azure.Data.Tables.Models;
using Azure.Storage;

namespace Azure.Data.Tables;

/// <summary>One table.</summary>
/// <remarks>
/// The pipeline repeats what the service was too busy for (408, 429, 5xx, Retry-After honoured) and what got no answer. A repeated insert whose
/// first attempt was carried out is refused with EntityAlreadyExists (409), a repeated conditional update with UpdateConditionNotSatisfied (412),
/// a repeated deletion with ResourceNotFound (404): this is not hidden, the caller reads the row and sees whether it is the own one.
/// Every refusal is a <see cref="RequestFailedException"/> with the service's code, see <see cref="TableErrorCode"/>. When no attempt got an answer, it is
/// an <see cref="AggregateException"/> of all of them; then it may have been carried out.
/// </remarks>
internal sealed class TableClient
{
    private static readonly (string, string?) NoContent = ("Prefer", "return-no-content");

    private readonly TableService _service;
    private readonly Uri _table;

    /// <summary>A table of an account.</summary>
    /// <param name="service">The account's tables.</param>
    /// <param name="tableName">3 to 63 letters and digits, a letter first.</param>
    internal TableClient(TableService service, string tableName)
    {
        if (!TableName.IsValid(tableName))
            throw new ArgumentException($"'{tableName}' cannot name a table: 3 to 63 ASCII letters and digits, a letter first.", nameof(tableName));
        (_service, Name, _table) = (service, tableName, new Uri($"{service.Root}/{tableName}"));
    }

    /// <summary>Name of the table.</summary>
    public string Name { get; }

    /// <summary>A filter in which every value stands as a literal of its type, quotes doubled.</summary>
    /// <exception cref="ArgumentException">A value of a type that filters do not know.</exception>
    public static string CreateQueryFilter(FormattableString filter) => TableFilter.Create(filter);

    /// <summary>Makes the table when it is missing.</summary>
    public async Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string>(StringComparer.Ordinal) { ["TableName"] = Name });
        var response = await _service.SendAsync(RequestMethod.Post, new($"{_service.Root}/Tables"), (body, "application/json"), [NoContent], cancellationToken).ConfigureAwait(false);
        var exists = response.Status == 409 && StorageFailure.CodeOf(response) == TableErrorCode.TableAlreadyExists;
        return Response.FromValue(new TableItem(Name), exists ? response : Require(response, 201, 204));
    }

    /// <summary>Deletes the table with all its rows; nothing happens when it is missing.</summary>
    public async Task<Response> DeleteAsync(CancellationToken cancellationToken = default)
    {
        var response = await _service.SendAsync(RequestMethod.Delete, new($"{_service.Root}/Tables('{Name}')"), null, [], cancellationToken).ConfigureAwait(false);
        return response.Status == 404 ? response : Require(response, 204);
    }

    /// <summary>Inserts a row. The answer's headers hold its ETag.</summary>
    public Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        ChangeAsync(new(TableTransactionActionType.Add, entity), cancellationToken);

    /// <summary>Changes a row that is there.</summary>
    /// <param name="entity">The row.</param>
    /// <param name="ifMatch">The state that must still be there, or <see cref="ETag.All"/>.</param>
    /// <param name="mode">What happens to properties that are not named.</param>
    /// <param name="cancellationToken">Ends waiting; the change may have been made.</param>
    /// <exception cref="ArgumentException">No ETag.</exception>
    public Task<Response> UpdateEntityAsync<T>(T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        ChangeAsync(new(mode == TableUpdateMode.Merge ? TableTransactionActionType.UpdateMerge : TableTransactionActionType.UpdateReplace, entity, ifMatch), cancellationToken);

    /// <summary>Inserts a row, or changes the one that is there.</summary>
    public Task<Response> UpsertEntityAsync<T>(T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        ChangeAsync(new(mode == TableUpdateMode.Merge ? TableTransactionActionType.UpsertMerge : TableTransactionActionType.UpsertReplace, entity), cancellationToken);

    /// <summary>Deletes a row. A row that is not there is no error: look at the answer's status (404) to know.</summary>
    /// <param name="partitionKey">Its partition.</param>
    /// <param name="rowKey">Its row.</param>
    /// <param name="ifMatch">The state that must still be there; the default deletes whatever is there.</param>
    /// <param name="cancellationToken">Ends waiting; the row may be gone.</param>
    public async Task<Response> DeleteEntityAsync(string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default)
    {
        var request = EntityRequest.Of(_table, new(TableTransactionActionType.Delete, new TableEntity(partitionKey, rowKey), ifMatch));
        var response = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        return IsNoSuchRow(response) ? response : Require(response, 204);
    }

    /// <summary>Reads a row.</summary>
    /// <exception cref="RequestFailedException">There is none (404, ResourceNotFound), and every other refusal.</exception>
    public async Task<Response<T>> GetEntityAsync<T>(string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity, IDictionary<string, object?>, new()
    {
        var response = await ReadAsync(partitionKey, rowKey, select, cancellationToken).ConfigureAwait(false);
        return Response.FromValue(EntityAnswer.Row<T>(Require(response, 200)), response);
    }

    /// <summary>Reads a row that may be missing; a missing table is an error.</summary>
    public async Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(string partitionKey, string rowKey, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity, IDictionary<string, object?>, new()
    {
        var response = await ReadAsync(partitionKey, rowKey, select, cancellationToken).ConfigureAwait(false);
        return IsNoSuchRow(response) ? new NoRow<T>(response) : Response.FromValue(EntityAnswer.Row<T>(Require(response, 200)), response);
    }

    /// <summary>Reads the rows that a filter lets through, in the order of their keys, page by page; a page may be empty and not the last.</summary>
    /// <param name="filter">See <see cref="CreateQueryFilter"/>; null for all rows.</param>
    /// <param name="maxPerPage">1 to 1,000; null for as many as the service gives.</param>
    /// <param name="select">The properties that are wanted; null for all.</param>
    /// <param name="cancellationToken">Ends reading.</param>
    public AsyncPageable<T> QueryAsync<T>(string? filter = null, int? maxPerPage = null, IEnumerable<string>? select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity, IDictionary<string, object?>, new() =>
        new EntityPages<T>(_service, $"{_table.AbsoluteUri}()", filter, maxPerPage, select is null ? null : string.Join(',', select), cancellationToken);

    /// <summary>Carries out all the actions or none: at most 100, 4 MiB, one partition, every row once.</summary>
    /// <returns>One answer per action, in their order.</returns>
    /// <exception cref="TableTransactionFailedException">An action was refused, and nothing was stored.</exception>
    /// <exception cref="RequestFailedException">The whole was refused; with status 202, its answer could not be read and it may have been stored.</exception>
    /// <exception cref="AggregateException">No attempt got an answer: it may have been stored.</exception>
    public async Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default)
    {
        EntityRequest[] requests = [.. transactionActions.Select(action => EntityRequest.Of(_table, action))];
        if (requests.Length == 0)
            throw new InvalidOperationException("A transaction has at least one action.");
        var batch = $"batch_{Guid.NewGuid():D}";
        var body = TransactionBody.Write(batch, $"changeset_{Guid.NewGuid():D}", requests);
        var response = await _service.SendAsync(RequestMethod.Post, new($"{_service.Root}/$batch"), (body, $"multipart/mixed; boundary={batch}"), [], cancellationToken).ConfigureAwait(false);
        var answers = TransactionAnswer.Read(Require(response, 202), requests.Length);
        return Response.FromValue(answers, response);
    }

    private static bool IsNoSuchRow(Response response) => response.Status == 404 && StorageFailure.CodeOf(response) == TableErrorCode.ResourceNotFound;

    private static Response Require(Response response, params ReadOnlySpan<int> statuses) =>
        statuses.Contains(response.Status) ? response : throw StorageFailure.Of(response);

    private async Task<Response> ChangeAsync(TableTransactionAction action, CancellationToken cancellationToken) =>
        Require(await SendAsync(EntityRequest.Of(_table, action), cancellationToken).ConfigureAwait(false), 204);

    private Task<Response> SendAsync(EntityRequest request, CancellationToken cancellationToken) =>
        _service.SendAsync(
            request.Method, request.Address, request.Body is null ? null : (request.Body, "application/json"),
            [("If-Match", request.IfMatch), request.Method == RequestMethod.Post ? NoContent : default], cancellationToken);

    private Task<Response> ReadAsync(string partitionKey, string rowKey, IEnumerable<string>? select, CancellationToken cancellationToken)
    {
        var query = select is null ? "" : $"?$select={Uri.EscapeDataString(string.Join(',', select))}";
        return _service.SendAsync(RequestMethod.Get, new(EntityRequest.RowAddress(_table, partitionKey, rowKey).AbsoluteUri + query), null, [], cancellationToken);
    }
}
