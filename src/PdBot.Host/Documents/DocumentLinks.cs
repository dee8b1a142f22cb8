using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using PdBot.Domain;
using PdBot.Host.Options;
using PdBot.Teams.Documents;

namespace PdBot.Host.Documents;

/// <summary>Addresses of documents: encrypted and signed, for one person, for a short time. Every replica opens what another made.</summary>
internal sealed class DocumentLinks(IServiceProvider services, IDataProtectionProvider protection, TimeProvider time) : IDocumentLinks
{
    /// <summary>The path below which documents are fetched.</summary>
    public const string Path = "/documents";

    private const char Bar = '|';
    private readonly IDataProtector protector = protection.CreateProtector("PdBot.DocumentLinks");

    /// <inheritdoc/>
    public TimeSpan Lifetime => TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    public Uri For(ReportId report, PersonId person, string document)
    {
        var expires = (time.GetUtcNow() + Lifetime).ToUnixTimeSeconds();
        return new Uri(Base(), $"{Path}/{protector.Protect(string.Join(Bar, report.Value, person.Value, expires, document))}");
    }

    /// <summary>What an address stands for; null when it was not made here, was changed, or is too old.</summary>
    public (ReportId Report, PersonId Person, string Document)? Read(string token)
    {
        try
        {
            return protector.Unprotect(token).Split(Bar) is [var report, var person, var expires, var document]
                && long.Parse(expires, System.Globalization.CultureInfo.InvariantCulture) >= time.GetUtcNow().ToUnixTimeSeconds()
                    ? (ReportId.From(report), PersonId.From(person), document)
                    : null;
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Asked for late: a server knows its address only once it listens, and a rehearsal has none.</summary>
    private Uri Base() => new(services.GetRequiredService<IOptions<BotOptions>>().Value.PublicUrl is { Length: > 0 } own
        ? own
        : services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? Composition.BotApplication.DefaultUrl);
}
