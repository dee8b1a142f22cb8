using System.Security.Cryptography.X509Certificates;

namespace PdBot.Teams.Identity;

/// <summary>Who the bot is, and how it proves that to Entra.</summary>
/// <param name="AppId">The Microsoft App ID; of a bot that is a managed identity, that identity's client id.</param>
/// <param name="TenantId">The tenant whose token endpoint is asked.</param>
/// <param name="Cloud">Which cloud.</param>
/// <param name="Proof">How it proves that it is this bot.</param>
public sealed record BotIdentity(string AppId, string TenantId, BotCloud Cloud, BotProof Proof);

/// <summary>The ways in which a bot proves to Entra who it is.</summary>
public abstract record BotProof
{
    private BotProof()
    {
    }

    /// <summary>A client secret.</summary>
    public sealed record Secret(string Value) : BotProof
    {
        /// <summary>Never printed.</summary>
        public override string ToString() => nameof(Secret);
    }

    /// <summary>A certificate with its private key.</summary>
    public sealed record Certificate(X509Certificate2 Value) : BotProof;

    /// <summary>The bot itself is a user-assigned managed identity.</summary>
    public sealed record ManagedIdentity : BotProof;

    /// <summary>A user-assigned managed identity whose token stands in for a secret.</summary>
    /// <param name="ClientId">That identity's client id.</param>
    public sealed record Federated(string ClientId) : BotProof;

    /// <summary>A token in a file, kept fresh by Kubernetes, stands in for a secret.</summary>
    public sealed record TokenFile(string Path) : BotProof;
}
