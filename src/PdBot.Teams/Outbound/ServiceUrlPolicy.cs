namespace PdBot.Teams.Outbound;

/// <summary>Which service addresses PdBot talks to at all, and so which ones a token may go to.</summary>
/// <param name="allowLoopback">Also this machine, with http and any port: for Development and tests.</param>
/// <param name="moreHosts">Exact host names that an operator adds; none by default.</param>
public sealed class ServiceUrlPolicy(bool allowLoopback, params IReadOnlyCollection<string> moreHosts)
{
    private static readonly HashSet<string> Hosts = new(StringComparer.OrdinalIgnoreCase)
    {
        "smba.trafficmanager.net",
        "smba.infra.gcc.teams.microsoft.com",
        "smba.infra.gov.teams.microsoft.us",
    };

    private static readonly string[] Suffixes = [".botframework.com", ".botframework.azure.us", ".botframework.azure.cn"];

    private readonly HashSet<string> more = new(moreHosts, StringComparer.OrdinalIgnoreCase);

    /// <summary>Only the hosts of Microsoft's clouds.</summary>
    public static ServiceUrlPolicy CloudOnly { get; } = new(allowLoopback: false);

    /// <summary>Whether the address may be talked to.</summary>
    public bool Allows(Uri address)
    {
        if (!address.IsAbsoluteUri || address.UserInfo.Length > 0)
        {
            return false;
        }

        if (address.IsLoopback)
        {
            return allowLoopback && (address.Scheme is "http" or "https");
        }

        return address is { Scheme: "https", IsDefaultPort: true }
            && (Hosts.Contains(address.IdnHost) || more.Contains(address.IdnHost) || UnderKnownDomain(address.IdnHost));
    }

    /// <summary>The address as a <see cref="Uri"/>; null when it is none or may not be talked to.</summary>
    public Uri? Admit(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && Allows(uri) ? uri : null;

    private static bool UnderKnownDomain(string host) =>
        Array.Exists(Suffixes, suffix => host.Length > suffix.Length && host.EndsWith(suffix, StringComparison.OrdinalIgnoreCase));
}
