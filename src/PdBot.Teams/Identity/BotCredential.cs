using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace PdBot.Teams.Identity;

/// <summary>From an identity to Azure.Identity's credential.</summary>
public static class BotCredential
{
    /// <summary>A credential with an empty cache of its own.</summary>
    /// <param name="identity">Who.</param>
    /// <param name="transport">How Entra is reached; null: as Azure.Identity does.</param>
    public static TokenCredential Create(BotIdentity identity, HttpPipelineTransport? transport = null) => identity.Proof switch
    {
        BotProof.Secret secret => new ClientSecretCredential(identity.TenantId, identity.AppId, secret.Value, Configured(new ClientSecretCredentialOptions(), identity, transport)),
        BotProof.Certificate certificate => new ClientCertificateCredential(identity.TenantId, identity.AppId, certificate.Value, Configured(new ClientCertificateCredentialOptions(), identity, transport)),
        BotProof.ManagedIdentity => Managed(identity.AppId, identity, transport),
        BotProof.Federated federated => Exchanged(identity, Managed(federated.ClientId, identity, transport), transport),
        BotProof.TokenFile file => new WorkloadIdentityCredential(
            Configured(new WorkloadIdentityCredentialOptions { TenantId = identity.TenantId, ClientId = identity.AppId, TokenFilePath = file.Path }, identity, transport)),
        _ => throw new InvalidOperationException($"Unknown proof {identity.Proof.GetType().Name}"),
    };

    private static ManagedIdentityCredential Managed(string clientId, BotIdentity identity, HttpPipelineTransport? transport) =>
        new(Configured(new ManagedIdentityCredentialOptions(ManagedIdentityId.FromUserAssignedClientId(clientId)), identity, transport));

    private static ClientAssertionCredential Exchanged(BotIdentity identity, ManagedIdentityCredential managed, HttpPipelineTransport? transport)
    {
        var exchange = new TokenRequestContext([identity.Cloud.ExchangeScope]);
        return new(
            identity.TenantId, identity.AppId,
            async cancellationToken => (await managed.GetTokenAsync(exchange, cancellationToken).ConfigureAwait(false)).Token,
            Configured(new ClientAssertionCredentialOptions(), identity, transport));
    }

    private static TOptions Configured<TOptions>(TOptions options, BotIdentity identity, HttpPipelineTransport? transport)
        where TOptions : TokenCredentialOptions
    {
        options.AuthorityHost = identity.Cloud.Authority;
        options.Transport = transport ?? options.Transport;
        return options;
    }
}
