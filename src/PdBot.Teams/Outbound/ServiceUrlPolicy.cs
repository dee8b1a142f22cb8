using PdBot.Teams.Identity;

namespace PdBot.Teams.Outbound;

/// <summary>Which service addresses PdBot talks to at all, and so which ones a token may go to.</summary>
/// <param name="clouds">Whose Connectors: a token of one cloud has no business in another.</param>
/// <param name="allowLoopback">Also this machine, with http and any port: for Development and tests.</param>
/// <param name="moreHosts">Exact host names that an operator adds; none by default.</param>
public sealed class ServiceUrlPolicy(IReadOnlyCollection<BotCloud> clouds, bool allowLoopback, params IReadOnlyCollection<string> moreHosts)
{
    private readonly HashSet<string> hosts = new(clouds.SelectMany(cloud => cloud.Hosts).Concat(moreHosts), StringComparer.OrdinalIgnoreCase);
    private readonly string[] domains = [.. clouds.SelectMany(cloud => cloud.Domains)];

    /// <summary>The hosts of all of Microsoft's clouds.</summary>
    public ServiceUrlPolicy(bool allowLoopback, params IReadOnlyCollection<string> moreHosts)
        : this(BotCloud.All, allowLoopback, moreHosts)
    {
    }

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

        return address is { Scheme: "https", IsDefaultPort: true } && (hosts.Contains(address.IdnHost) || UnderKnownDomain(address.IdnHost));
    }

    /// <summary>The address as a <see cref="Uri"/>; null when it is none or may not be talked to.</summary>
    public Uri? Admit(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && Allows(uri) ? uri : null;

    private bool UnderKnownDomain(string host) =>
        Array.Exists(domains, domain => host.Length > domain.Length && host.EndsWith(domain, StringComparison.OrdinalIgnoreCase));
}
