using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Azure.Storage.Queues;

/// <summary>Messages as the XML of the Queue service.</summary>
internal static class MessageXml
{
    // Line ends escaped: raw ones are changed by whoever parses XML.
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.Entitize, OmitXmlDeclaration = true };

    /// <summary>A message as UTF-8.</summary>
    /// <exception cref="ArgumentException">A character that XML 1.0 does not have.</exception>
    public static byte[] Write(string text)
    {
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, Settings))
            new XElement("QueueMessage", new XElement("MessageText", text)).Save(xml);
        return buffer.ToArray();
    }

    /// <summary>The messages of an answer.</summary>
    /// <exception cref="RequestFailedException">It cannot be read.</exception>
    public static T[] Read<T>(Response response, Func<XElement, T> read)
    {
        try
        {
            using var body = response.Content.ToStream();
            using var xml = XmlReader.Create(body, new() { DtdProcessing = DtdProcessing.Prohibit });
            return [.. XDocument.Load(xml).Root!.Elements("QueueMessage").Select(read)];
        }
        catch (Exception exception) when (exception is XmlException or FormatException)
        {
            throw new RequestFailedException(response.Status, $"The answer of the storage service cannot be read ({exception.GetType().Name}).", null, null);
        }
    }

    /// <summary>The text of a member.</summary>
    /// <exception cref="FormatException">It is missing.</exception>
    public static string Text(this XElement message, string name) => message.Element(name)?.Value ?? throw new FormatException();

    /// <summary>An instant of a member.</summary>
    /// <inheritdoc cref="Text"/>
    public static DateTimeOffset Instant(this XElement message, string name) => Instant(message.Text(name));

    /// <summary>A number of a member.</summary>
    /// <inheritdoc cref="Text"/>
    public static long Number(this XElement message, string name) => long.Parse(message.Text(name), CultureInfo.InvariantCulture);

    /// <summary>An instant as HTTP writes it.</summary>
    public static DateTimeOffset Instant(string text) => DateTimeOffset.ParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
