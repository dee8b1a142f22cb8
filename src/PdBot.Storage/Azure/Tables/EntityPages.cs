using System.Globalization;
using System.Runtime.CompilerServices;
using Azure.Core;
using Azure.Storage;

namespace Azure.Data.Tables;

/// <summary>The pages of a query, each asked for when the one before was read.</summary>
internal sealed class EntityPages<T>(TableService service, string address, string? filter, int? maxPerPage, string? select, CancellationToken cancellationToken)
    : AsyncPageable<T>(cancellationToken)
    where T : class, ITableEntity, IDictionary<string, object?>, new()
{
    /// <inheritdoc/>
    public override IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null) =>
        PagesAsync(continuationToken, pageSizeHint ?? maxPerPage, CancellationToken);

    private static string? NextOf(Response response)
    {
        response.Headers.TryGetValue("x-ms-continuation-NextPartitionKey", out var partition);
        response.Headers.TryGetValue("x-ms-continuation-NextRowKey", out var row);
        return partition is null && row is null ? null : $"{partition} {row}";
    }

    private static bool Said((string Name, string? Value) parameter) => !string.IsNullOrEmpty(parameter.Value);

    private static string Written((string Name, string? Value) parameter) => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value ?? "")}";

    private async IAsyncEnumerable<Page<T>> PagesAsync(string? next, int? top, [EnumeratorCancellation] CancellationToken cancellation)
    {
        do
        {
            var response = await service.SendAsync(RequestMethod.Get, Address(next, top), null, [], cancellation).ConfigureAwait(false);
            if (response.Status != 200)
                throw StorageFailure.Of(response);
            next = NextOf(response);
            yield return Page<T>.FromValues(EntityAnswer.Rows<T>(response), next, response);
        }
        while (next is not null);
    }

    private Uri Address(string? next, int? top)
    {
        var keys = next?.Split(' ', 2);
        (string Name, string? Value)[] parameters =
        [
            ("$filter", filter),
            ("$top", top?.ToString(CultureInfo.InvariantCulture)),
            ("$select", select),
            ("NextPartitionKey", keys?[0]),
            ("NextRowKey", keys?[1]),
        ];
        return new($"{address}?{string.Join('&', parameters.Where(Said).Select(Written))}");
    }
}
