namespace PdBot.Teams.Outbound;

/// <summary>How the Connector is talked to.</summary>
public sealed record ConnectorOptions
{
    /// <summary>Which addresses may be talked to. Default: Microsoft's clouds.</summary>
    public ServiceUrlPolicy ServiceUrls { get; init; } = ServiceUrlPolicy.CloudOnly;

    /// <summary>How long one call may take. Default 15 s; more than 0.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Where calls go for tenants that Teams says live in the GCC cloud. Never taken from an answer.</summary>
    public string GccServiceUrl { get; init; } = "https://smba.infra.gcc.teams.microsoft.com/gcc";
}
