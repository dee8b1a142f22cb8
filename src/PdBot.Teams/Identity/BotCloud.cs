namespace PdBot.Teams.Identity;

/// <summary>One of Microsoft's clouds, each with its own keys, tokens and Connectors.</summary>
/// <remarks>Protocol reference A1, A3, B1, B2.</remarks>
public sealed record BotCloud
{
    /// <summary>The name in the options.</summary>
    public required string Name { get; init; }

    /// <summary>Who issues the channel's tokens: the only <c>iss</c> that is taken.</summary>
    public required string Issuer { get; init; }

    /// <summary>Where the channel says which keys it signs with.</summary>
    public required Uri OpenIdMetadata { get; init; }

    /// <summary>Whom the bot asks for its own tokens.</summary>
    public required Uri Authority { get; init; }

    /// <summary>What the bot's own tokens are for: the Connector.</summary>
    public required string Scope { get; init; }

    /// <summary>What a managed identity's token is for that stands in for a secret.</summary>
    public required string ExchangeScope { get; init; }

    /// <summary>The Connector's hosts, exactly.</summary>
    public required IReadOnlyList<string> Hosts { get; init; }

    /// <summary>Domains under which every host is the Connector's, with their leading dot.</summary>
    public required IReadOnlyList<string> Domains { get; init; }

    /// <summary>Microsoft 365 as most know it, GCC included.</summary>
    public static BotCloud Public { get; } = new()
    {
        Name = "Public",
        Issuer = "https://api.botframework.com",
        OpenIdMetadata = new("https://login.botframework.com/v1/.well-known/openidconfiguration"),
        Authority = new("https://login.microsoftonline.com/"),
        Scope = "https://api.botframework.com/.default",
        ExchangeScope = "api://AzureADTokenExchange/.default",
        Hosts = ["smba.trafficmanager.net", "smba.infra.gcc.teams.microsoft.com"],
        Domains = [".botframework.com"],
    };

    /// <summary>GCC High.</summary>
    public static BotCloud UsGovernment { get; } = new()
    {
        Name = "USGov",
        Issuer = "https://api.botframework.us",
        OpenIdMetadata = new("https://login.botframework.azure.us/v1/.well-known/openidconfiguration"),
        Authority = new("https://login.microsoftonline.us/"),
        Scope = "https://api.botframework.us/.default",
        ExchangeScope = "api://AzureADTokenExchangeUSGov/.default",
        Hosts = ["smba.infra.gov.teams.microsoft.us"],
        Domains = [".botframework.azure.us"],
    };

    /// <summary>Operated by 21Vianet.</summary>
    public static BotCloud China { get; } = new()
    {
        Name = "China",
        Issuer = "https://api.botframework.azure.cn",
        OpenIdMetadata = new("https://login.botframework.azure.cn/v1/.well-known/openidconfiguration"),
        Authority = new("https://login.partner.microsoftonline.cn/"),
        Scope = "https://api.botframework.azure.cn/.default",
        ExchangeScope = "api://AzureADTokenExchangeChina/.default",
        Hosts = [],
        Domains = [".botframework.azure.cn"],
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<BotCloud> All { get; } = [Public, UsGovernment, China];
}
