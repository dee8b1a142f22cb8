using System.Xml;
using System.Xml.Linq;
using Azure.Storage.Blobs.Models;

namespace Azure.Storage.Blobs;

/// <summary>A page of the list of blobs, as the XML of the Blob service.</summary>
internal static class BlobPage
{
    /// <summary>The blobs of a page, and where the next one begins; null after the last.</summary>
    /// <exception cref="RequestFailedException">It cannot be read.</exception>
    public static (BlobItem[] Blobs, string? Marker) Read(Response response)
    {
        try
        {
            using var body = response.Content.ToStream();
            using var xml = XmlReader.Create(body, new() { DtdProcessing = DtdProcessing.Prohibit });
            var root = XDocument.Load(xml).Root!;
            var blobs = root.Element("Blobs")?.Elements("Blob").Select(Item) ?? throw new FormatException();
            return ([.. blobs], root.Element("NextMarker")?.Value is { Length: > 0 } marker ? marker : null);
        }
        catch (Exception exception) when (exception is XmlException or FormatException)
        {
            throw new RequestFailedException(response.Status, $"The answer of the storage service cannot be read ({exception.GetType().Name}).", null, null);
        }
    }

    private static BlobItem Item(XElement blob) => new(blob.Element("Name")?.Value ?? throw new FormatException());
}
