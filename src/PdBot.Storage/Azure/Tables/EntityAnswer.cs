using System.Text.Json;

namespace Azure.Data.Tables;

/// <summary>Rows out of answers.</summary>
internal static class EntityAnswer
{
    /// <summary>The row that was read.</summary>
    public static T Row<T>(Response response)
        where T : class, ITableEntity, IDictionary<string, object?>, new() =>
        Parse(response, Row<T>);

    /// <summary>The rows of a page.</summary>
    public static IReadOnlyList<T> Rows<T>(Response response)
        where T : class, ITableEntity, IDictionary<string, object?>, new() =>
        Parse<IReadOnlyList<T>>(response, json => [.. json.GetProperty("value").EnumerateArray().Select(Row<T>)]);

    private static T Row<T>(JsonElement json)
        where T : class, ITableEntity, IDictionary<string, object?>, new()
    {
        var row = new T();
        EntityJson.Read(json, row);
        return row;
    }

    private static T Parse<T>(Response response, Func<JsonElement, T> read)
    {
        try
        {
            using var json = JsonDocument.Parse(response.Content);
            return read(json.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new RequestFailedException(response.Status, $"The answer of the storage service cannot be read ({exception.GetType().Name}).", null, null);
        }
    }
}
