using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Azure.Data.Tables;

/// <summary>A row as a dictionary of its properties, keys included.</summary>
/// <remarks>
/// Values are <see cref="string"/>, <see cref="bool"/>, <see cref="int"/>, <see cref="long"/>, <see cref="double"/>, <see cref="DateTimeOffset"/>,
/// <see cref="DateTime"/> (UTC; read back as <see cref="DateTimeOffset"/>), <see cref="Guid"/> or <c>byte[]</c>. A null is not stored.
/// </remarks>
internal sealed class TableEntity : ITableEntity, IDictionary<string, object?>
{
    private readonly Dictionary<string, object?> _properties = new(StringComparer.Ordinal);

    /// <summary>A row without keys.</summary>
    public TableEntity()
    {
    }

    /// <summary>A row with its keys.</summary>
    public TableEntity(string partitionKey, string rowKey) => (PartitionKey, RowKey) = (partitionKey, rowKey);

    /// <inheritdoc/>
    public string PartitionKey
    {
        get => GetString("PartitionKey") ?? "";
        set => _properties["PartitionKey"] = value;
    }

    /// <inheritdoc/>
    public string RowKey
    {
        get => GetString("RowKey") ?? "";
        set => _properties["RowKey"] = value;
    }

    /// <inheritdoc/>
    public DateTimeOffset? Timestamp
    {
        get => GetDateTimeOffset("Timestamp");
        set => _properties["Timestamp"] = value;
    }

    /// <inheritdoc/>
    public ETag ETag
    {
        get => GetString("odata.etag") is { } etag ? new(etag) : default;
        set => _properties["odata.etag"] = value.ToString();
    }

    /// <inheritdoc/>
    public int Count => _properties.Count;

    /// <inheritdoc/>
    public ICollection<string> Keys => _properties.Keys;

    /// <inheritdoc/>
    public ICollection<object?> Values => _properties.Values;

    /// <inheritdoc/>
    bool ICollection<KeyValuePair<string, object?>>.IsReadOnly => false;

    private ICollection<KeyValuePair<string, object?>> Pairs => _properties;

    /// <summary>A property; null when the row does not have it.</summary>
    public object? this[string key]
    {
        get => _properties.GetValueOrDefault(key);
        set => _properties[key] = value;
    }

    /// <summary>A text; null when the row does not have it.</summary>
    /// <exception cref="InvalidOperationException">It is of another type.</exception>
    public string? GetString(string key) => Get(key) is { } value ? As<string>(key, value) : null;

    /// <summary>A number of 32 bits; null when the row does not have it.</summary>
    /// <inheritdoc cref="GetString"/>
    public int? GetInt32(string key) => Get(key) is { } value ? As<int>(key, value) : null;

    /// <summary>A number of 64 bits; null when the row does not have it.</summary>
    /// <inheritdoc cref="GetString"/>
    public long? GetInt64(string key) => Get(key) is { } value ? As<long>(key, value) : null;

    /// <summary>A floating number; null when the row does not have it.</summary>
    /// <inheritdoc cref="GetString"/>
    public double? GetDouble(string key) => Get(key) is { } value ? As<double>(key, value) : null;

    /// <summary>A yes or no; null when the row does not have it.</summary>
    /// <inheritdoc cref="GetString"/>
    public bool? GetBoolean(string key) => Get(key) is { } value ? As<bool>(key, value) : null;

    /// <summary>A GUID; null when the row does not have it.</summary>
    /// <inheritdoc cref="GetString"/>
    public Guid? GetGuid(string key) => Get(key) is { } value ? As<Guid>(key, value) : null;

    /// <summary>An instant; null when the row does not have it.</summary>
    /// <inheritdoc cref="GetString"/>
    public DateTimeOffset? GetDateTimeOffset(string key) => Get(key) switch
    {
        null => null,
        DateTime { Kind: not DateTimeKind.Unspecified } instant => new DateTimeOffset(instant),
        var value => As<DateTimeOffset>(key, value),
    };

    /// <summary>Bytes; null when the row does not have them.</summary>
    /// <inheritdoc cref="GetString"/>
    public byte[]? GetBinary(string key) => Get(key) is { } value ? As<byte[]>(key, value) : null;

    /// <inheritdoc/>
    public void Add(string key, object? value) => _properties.Add(key, value);

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _properties.ContainsKey(key);

    /// <inheritdoc/>
    public bool Remove(string key) => _properties.Remove(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value) => _properties.TryGetValue(key, out value);

    /// <inheritdoc/>
    public void Clear() => _properties.Clear();

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _properties.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    void ICollection<KeyValuePair<string, object?>>.Add(KeyValuePair<string, object?> item) => Pairs.Add(item);

    /// <inheritdoc/>
    bool ICollection<KeyValuePair<string, object?>>.Contains(KeyValuePair<string, object?> item) => Pairs.Contains(item);

    /// <inheritdoc/>
    void ICollection<KeyValuePair<string, object?>>.CopyTo(KeyValuePair<string, object?>[] array, int arrayIndex) => Pairs.CopyTo(array, arrayIndex);

    /// <inheritdoc/>
    bool ICollection<KeyValuePair<string, object?>>.Remove(KeyValuePair<string, object?> item) => Pairs.Remove(item);

    private static T As<T>(string key, object value) =>
        value is T typed ? typed : throw new InvalidOperationException($"Property '{key}' is of type {value.GetType().Name}, not {typeof(T).Name}.");

    private object? Get(string key) => _properties.GetValueOrDefault(key);
}
