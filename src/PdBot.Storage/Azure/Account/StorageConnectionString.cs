namespace Azure.Storage;

/// <summary>A storage account's connection string, as the portal gives it. Errors name settings, never values.</summary>
internal sealed class StorageConnectionString
{
    // The emulator's account and key are the same everywhere and published with it.
    private const string Emulator =
        "AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;"
        + "TableEndpoint=http://127.0.0.1:10002/devstoreaccount1;QueueEndpoint=http://127.0.0.1:10001/devstoreaccount1;"
        + "BlobEndpoint=http://127.0.0.1:10000/devstoreaccount1";

    private readonly Dictionary<string, string> _settings;

    private StorageConnectionString(Dictionary<string, string> settings)
    {
        _settings = settings;
        AccountName = Required("AccountName");
        AccountKey = Required("AccountKey");
        _ = new AccountKey(AccountKey);
    }

    /// <summary>The account.</summary>
    public string AccountName { get; }

    /// <summary>Its key, Base64.</summary>
    public string AccountKey { get; }

    /// <summary>Where its tables are.</summary>
    public Uri TableEndpoint => Endpoint("TableEndpoint", "table");

    /// <summary>Where its queues are.</summary>
    public Uri QueueEndpoint => Endpoint("QueueEndpoint", "queue");

    /// <summary>Where its blobs are.</summary>
    public Uri BlobEndpoint => Endpoint("BlobEndpoint", "blob");

    /// <summary>Reads a connection string.</summary>
    /// <exception cref="FormatException">What is missing or wrong, by the name of the setting.</exception>
    public static StorageConnectionString Parse(string connectionString)
    {
        var settings = Split(connectionString);
        if (settings.TryGetValue("UseDevelopmentStorage", out var development))
        {
            if (!development.Equals("true", StringComparison.OrdinalIgnoreCase))
                throw Wrong("UseDevelopmentStorage can only be true");
            settings = Split(Emulator);
        }
        if (settings.ContainsKey("SharedAccessSignature"))
            throw Wrong("a shared access signature (SharedAccessSignature) is not supported, give AccountName and AccountKey");
        return new(settings);
    }

    private static Dictionary<string, string> Split(string connectionString)
    {
        var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (index, part) in connectionString.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Index())
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
                throw Wrong($"part {index + 1} is not of the form name=value");
            var name = part[..equals].TrimEnd();
            if (!settings.TryAdd(name, part[(equals + 1)..].TrimStart()))
                throw Wrong($"part {index + 1} repeats a setting");
        }
        return settings;
    }

    private static FormatException Wrong(string what) => new($"The storage connection string cannot be used: {what}.");

    private string Required(string name) =>
        _settings.TryGetValue(name, out var value) && value.Length > 0 ? value : throw Wrong($"{name} is missing");

    private Uri Endpoint(string name, string service)
    {
        if (!_settings.TryGetValue(name, out var endpoint))
        {
            var protocol = _settings.GetValueOrDefault("DefaultEndpointsProtocol", "https");
            if (protocol is not ("https" or "http"))
                throw Wrong("DefaultEndpointsProtocol is neither https nor http");
            endpoint = $"{protocol}://{AccountName}.{service}.{_settings.GetValueOrDefault("EndpointSuffix", "core.windows.net")}";
            name = "AccountName or EndpointSuffix";
        }
        return Uri.TryCreate(endpoint, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" ? uri : throw Wrong($"{name} does not make an http(s) address");
    }
}
