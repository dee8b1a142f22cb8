using System.Globalization;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using PdBot.Storage;

namespace PdBot.Host.Documents;

/// <summary>The framework's key ring, kept in the store. It asks without awaiting: at the start, and once a day.</summary>
internal sealed class LinkKeyRepository(ILinkKeys keys) : IXmlRepository
{
    /// <inheritdoc/>
    public IReadOnlyCollection<XElement> GetAllElements() => [.. keys.ReadAsync(CancellationToken.None).AsTask().GetAwaiter().GetResult().Select(XElement.Parse)];

    /// <inheritdoc/>
    public void StoreElement(XElement element, string friendlyName) =>
        keys.AddAsync(Place(element) ?? friendlyName, element.ToString(SaveOptions.DisableFormatting), CancellationToken.None).AsTask().GetAwaiter().GetResult();

    /// <summary>Replicas that find the ring empty, or its last key ending, each make a key; one place for a day lets them all keep the first.</summary>
    private static string? Place(XElement element) =>
        (DateTimeOffset?)element.Element("activationDate") is { } from ? from.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
}
