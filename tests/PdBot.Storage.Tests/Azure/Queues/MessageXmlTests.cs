using System.Text;
using Azure.Storage.Queues;

namespace PdBot.Storage.Tests.Azure.Queues;

/// <summary>What a parser of XML may change is escaped.</summary>
public sealed class MessageXmlTests
{
    [Fact]
    public void A_carriage_return_is_escaped_because_parsers_drop_it() => Assert.Equal(
        "<QueueMessage><MessageText>a&#xD;\nb &lt;&amp; 個</MessageText></QueueMessage>",
        Encoding.UTF8.GetString(MessageXml.Write("a\r\nb <& 個")));
}
