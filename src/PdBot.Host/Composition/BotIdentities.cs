using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using PdBot.Host.Options;
using PdBot.Teams.Identity;
using PdBot.Teams.Outbound;

namespace PdBot.Host.Composition;

/// <summary>Who the bot is, from the options; and whether it may serve like that.</summary>
internal static class BotIdentities
{
    /// <summary>Why the program must not start; null when it may.</summary>
    public static string? Refusal(WebApplicationBuilder builder)
    {
        BotOptions options;
        try
        {
            options = Read(builder.Configuration);
            if (Directories.Read(builder.Configuration) is { Enabled: true } directory)
            {
                _ = Directories.Credential(options, TimeProvider.System);
                _ = Directories.Cloud(directory, options, builder.Environment.IsDevelopment());
            }
            if (options.AppId.Length == 0)
                return Anonymous(builder);
            _ = Create(options, TimeProvider.System);
            _ = Metadata(options, builder.Environment);
            return null;
        }
        catch (Exception wrong) when (wrong is ValidationException or InvalidOperationException)
        {
            return wrong.Message;
        }
    }

    /// <summary>The settings as they are, unchecked.</summary>
    public static BotOptions Read(IConfiguration configuration) => Settings.Read<BotOptions>(configuration, BotOptions.Section);

    /// <summary>The identity of checked options that have an App ID.</summary>
    /// <exception cref="ValidationException">The certificate cannot be used.</exception>
    public static BotIdentity Create(BotOptions options, TimeProvider time) => new(
        Guid.Parse(options.AppId).ToString("D"), options.TenantId is { Length: > 0 } own ? own : "botframework.com", Cloud(options), Proof(options, time));

    /// <summary>The cloud of checked options.</summary>
    public static BotCloud Cloud(BotOptions options) => BotCloud.All.Single(cloud => cloud.Name == options.Cloud);

    /// <summary>Which Connectors may be talked to.</summary>
    public static ServiceUrlPolicy Connectors(BotOptions options, IHostEnvironment environment) =>
        new([Cloud(options)], environment.IsDevelopment(), options.ServiceHosts.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    /// <summary>Where the channel's keys are announced.</summary>
    /// <exception cref="ValidationException">The address is none that may be trusted.</exception>
    public static Uri Metadata(BotOptions options, IHostEnvironment environment)
    {
        if (options.OpenIdMetadata.Length == 0)
            return Cloud(options).OpenIdMetadata;
        return Uri.TryCreate(options.OpenIdMetadata, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback && environment.IsDevelopment()))
            ? address
            : throw new ValidationException("Bot:OpenIdMetadata must be an https address; http only in Development and on this machine.");
    }

    /// <summary>Whether a request came from this machine, and not through a proxy on it: all that may be asked of one without a token.</summary>
    public static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote)
        && !context.Request.Headers.ContainsKey("X-Forwarded-For") && !context.Request.Headers.ContainsKey("Forwarded");

    private static string? Anonymous(WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsDevelopment())
            return "Bot:AppId is not set. PdBot takes requests without tokens only in Development; set Bot:AppId with what proves it (README, Options), "
                + "or ASPNETCORE_ENVIRONMENT=Development on your own machine. / 未設定 Bot:AppId；僅開發環境（Development）可不驗證權杖，其他環境不予啟動。";
        return Addresses(builder).FirstOrDefault(address => !IsLoopback(address)) is { } open
            ? $"PdBot takes requests without tokens only on a loopback address, not on {open}. / 未驗證權杖時僅可於本機位址（127.0.0.1）啟動。"
            : null;
    }

    /// <summary>Everything by which Kestrel may be told where to listen.</summary>
    private static IEnumerable<string> Addresses(WebApplicationBuilder builder) =>
        (builder.WebHost.GetSetting(WebHostDefaults.ServerUrlsKey) ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Concat(builder.Configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"] ?? endpoint.Key));

    private static bool IsLoopback(string address)
    {
        try
        {
            return BindingAddress.Parse(address).Host is "localhost" or "127.0.0.1" or "[::1]";
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static BotProof Proof(BotOptions options, TimeProvider time) => options switch
    {
        { AppType: "UserAssignedMSI" } => new BotProof.ManagedIdentity(),
        { ClientSecret.Length: > 0 } => new BotProof.Secret(options.ClientSecret),
        { CertificatePath.Length: > 0 } => new BotProof.Certificate(Certificate(options, time)),
        { FederatedIdentity.Length: > 0 } => new BotProof.Federated(options.FederatedIdentity),
        _ => new BotProof.TokenFile(options.FederatedTokenFile),
    };

    private static X509Certificate2 Certificate(BotOptions options, TimeProvider time)
    {
        X509Certificate2 certificate;
        try
        {
            var password = options.CertificatePassword.Length > 0 ? options.CertificatePassword : null;
            certificate = X509Certificate2.GetCertContentType(options.CertificatePath) == X509ContentType.Pkcs12
                ? X509CertificateLoader.LoadPkcs12FromFile(options.CertificatePath, password)
                : password is null ? X509Certificate2.CreateFromPemFile(options.CertificatePath)
                : X509Certificate2.CreateFromEncryptedPemFile(options.CertificatePath, password);
        }
        catch (Exception broken) when (broken is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new ValidationException($"Bot:CertificatePath: {options.CertificatePath} cannot be read as a certificate with its key: {broken.Message}", broken);
        }
        return !certificate.HasPrivateKey ? throw new ValidationException($"Bot:CertificatePath: {options.CertificatePath} holds no private key.")
            : certificate.NotAfter.ToUniversalTime() < time.GetUtcNow() ? throw new ValidationException($"Bot:CertificatePath: the certificate ended on {certificate.NotAfter:yyyy-MM-dd}.")
            : certificate;
    }
}
