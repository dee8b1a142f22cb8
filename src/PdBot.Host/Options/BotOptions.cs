using System.ComponentModel.DataAnnotations;

namespace PdBot.Host.Options;

/// <summary>Section <c>Bot</c>: who the bot is, and whom it lets in.</summary>
public sealed class BotOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "Bot";

    /// <summary>The Microsoft App ID; empty only in Development, and then requests carry no tokens. Default empty.</summary>
    public string AppId { get; set; } = "";

    /// <summary><c>SingleTenant</c>, <c>UserAssignedMSI</c> (the bot is a managed identity), or <c>MultiTenant</c>. Default SingleTenant.</summary>
    [AllowedValues("SingleTenant", "UserAssignedMSI", "MultiTenant", ErrorMessage = "Bot:AppType must be SingleTenant, UserAssignedMSI or MultiTenant.")]
    public string AppType { get; set; } = "SingleTenant";

    /// <summary>The bot's own Entra tenant; needed for SingleTenant. Default empty.</summary>
    public string TenantId { get; set; } = "";

    /// <summary>Microsoft's cloud: <c>Public</c>, <c>USGov</c> (GCC High) or <c>China</c> (21Vianet). Default Public.</summary>
    [AllowedValues("Public", "USGov", "China", ErrorMessage = "Bot:Cloud must be Public, USGov or China.")]
    public string Cloud { get; set; } = "Public";

    /// <summary>A client secret, from the environment. Default empty.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>A certificate with its private key, PFX or PEM. Default empty.</summary>
    public string CertificatePath { get; set; } = "";

    /// <summary>The certificate's password, from the environment; empty for none. Default empty.</summary>
    public string CertificatePassword { get; set; } = "";

    /// <summary>The client id of a managed identity that the app registration trusts as a federated credential. Default empty.</summary>
    public string FederatedIdentity { get; set; } = "";

    /// <summary>A file with a token that the app registration trusts, as Kubernetes keeps it. Default empty.</summary>
    public string FederatedTokenFile { get; set; } = "";

    /// <summary>Where the channel's keys are announced, in the place of the cloud's own address; https, in Development also http on this machine. Default empty.</summary>
    public string OpenIdMetadata { get; set; } = "";

    /// <summary>More Connector hosts that requests may name and tokens go to, separated by commas. Default none.</summary>
    [RegularExpression("^[A-Za-z0-9.,\\- ]*$", ErrorMessage = "Bot:ServiceHosts must be host names, separated by commas.")]
    public string ServiceHosts { get; set; } = "";

    /// <summary>Entra tenants whose requests are taken, separated by commas; empty means those of the rosters. Default empty.</summary>
    public string AllowedTenants { get; set; } = "";

    /// <summary>The address by which people's browsers reach this server, for links to documents; empty means the address on which it listens. Default empty.</summary>
    public string PublicUrl { get; set; } = "";

    /// <summary>Called with GET once a minute while no wake is overdue and the storage answers, so that a watcher outside notices silence; empty for none. Default empty.</summary>
    [RegularExpression("^(https?://.+)?$", ErrorMessage = "Bot:HeartbeatUrl must be an http or https address.")]
    public string HeartbeatUrl { get; set; } = "";

    /// <summary>A folder for the daily checkpoints of the log, best one that takes additions only (a WORM share, a mounted container under an immutability policy); empty for none. Default empty.</summary>
    public string CheckpointFolder { get; set; } = "";

    /// <summary>A container of append blobs for the daily checkpoints, best one whose immutability policy allows protected append writes: its name in the account of <c>Storage</c>, or its whole https address, perhaps of another account; empty for none. Default empty.</summary>
    public string CheckpointContainer { get; set; } = "";

    /// <summary>The largest request body, in bytes; 1,024 to 4,194,304. Default 262,144.</summary>
    [Range(1024, 4 * 1024 * 1024, ErrorMessage = "Bot:MaxBodyBytes must be from 1024 to 4194304 bytes.")]
    public int MaxBodyBytes { get; set; } = 262_144;

    /// <summary>Requests per second of one person, thirty seconds of them at once; 0 for no limit. Beyond it the answer is 429. Default 4.</summary>
    [Range(0, 1_000, ErrorMessage = "Bot:RequestsPerUser must be from 0 to 1000.")]
    public int RequestsPerUser { get; set; } = 4;

    /// <summary>Requests per second of one tenant, thirty seconds of them at once; 0 for no limit. Beyond it the answer is 429. Default 200.</summary>
    [Range(0, 100_000, ErrorMessage = "Bot:RequestsPerTenant must be from 0 to 100000.")]
    public int RequestsPerTenant { get; set; } = 200;

    /// <summary>The settings by which the bot proves who it is, by their names; those that are set.</summary>
    internal IReadOnlyList<string> Proofs =>
    [
        .. new[]
        {
            (nameof(ClientSecret), ClientSecret), (nameof(CertificatePath), CertificatePath), (nameof(FederatedIdentity), FederatedIdentity), (nameof(FederatedTokenFile), FederatedTokenFile),
        }
        .Where(setting => setting.Item2.Length > 0).Select(setting => $"{Section}:{setting.Item1}"),
    ];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var proofs = string.Join(", ", Proofs);
        if (AllowedTenants.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault(tenant => !Guid.TryParse(tenant, out _)) is { } tenant)
            yield return new($"Bot:AllowedTenants must be tenant ids, separated by commas; {tenant} is none.");
        if (AppId.Length == 0)
        {
            if (proofs.Length > 0)
                yield return new($"{proofs} is set, but Bot:AppId is not.");
            yield break;
        }
        if (!Guid.TryParse(AppId, out _))
            yield return new("Bot:AppId must be the Microsoft App ID, a GUID.");
        if (AppType == "SingleTenant" && !Guid.TryParse(TenantId, out _))
            yield return new("Bot:TenantId must be the bot's Entra tenant, a GUID (Bot:AppType is SingleTenant).");
        if (AppType == "MultiTenant" && TenantId.Length > 0)
            yield return new("Bot:TenantId must be empty when Bot:AppType is MultiTenant.");
        if (AppType == "UserAssignedMSI" && proofs.Length > 0)
            yield return new($"{proofs} must be empty when Bot:AppType is UserAssignedMSI: the managed identity proves who it is.");
        if (AppType != "UserAssignedMSI" && Proofs.Count != 1)
        {
            yield return new(
                "Exactly one of Bot:ClientSecret, Bot:CertificatePath, Bot:FederatedIdentity, Bot:FederatedTokenFile must be set"
                + (proofs.Length > 0 ? $", not {proofs}." : ", or Bot:AppType be UserAssignedMSI."));
        }
        if (FederatedIdentity.Length > 0 && !Guid.TryParse(FederatedIdentity, out _))
            yield return new("Bot:FederatedIdentity must be the client id of a managed identity, a GUID.");
        if (FederatedTokenFile.Length > 0 && !File.Exists(FederatedTokenFile))
            yield return new($"Bot:FederatedTokenFile: there is no file {FederatedTokenFile}.");
    }
}
