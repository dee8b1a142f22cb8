using PdBot.Testing;
using System.Text.Json;
using PdBot.Storage.Tests.Azure.Emulator;

namespace PdBot.Storage.Tests.Azure.Queues;

/// <summary>Messages are the same for the official JavaScript SDK and for this client.</summary>
[Collection(nameof(Azurite))]
public sealed class OfficialSdkTests(Azurite azurite)
{
    private static readonly string[] Texts = ["r-20260302-0001", "<&>\"' ]]> 個資 𠮷", "line\nend"];

    [Fact]
    public async Task What_the_SDK_sent_is_received()
    {
        var queue = await azurite.NewQueueAsync();

        await NodeProgram.RunAsync("queues.mjs", JsonSerializer.Serialize(Texts), "write", azurite.ConnectionString, queue.Name);

        var messages = (await queue.ReceiveMessagesAsync(32)).Value;
        Assert.Equal(Texts, messages.Select(message => message.MessageText));
        Assert.All(messages, message => Assert.Equal(9999, message.ExpiresOn?.Year));
    }

    [Fact]
    public async Task What_was_sent_the_SDK_receives()
    {
        var queue = await azurite.NewQueueAsync();
        foreach (var text in Texts)
            await queue.SendMessageAsync(text, timeToLive: TimeSpan.FromSeconds(-1));

        var received = await NodeProgram.RunAsync("queues.mjs", "", "read", azurite.ConnectionString, queue.Name);

        var messages = JsonSerializer.Deserialize<Received[]>(received, JsonSerializerOptions.Web)!;
        Assert.Equal(Texts, messages.Select(message => message.MessageText));
        Assert.All(messages, message => Assert.Equal((1, 9999), (message.DequeueCount, message.ExpiresOn.Year)));
    }

    private sealed record Received(string MessageText, int DequeueCount, DateTimeOffset ExpiresOn);
}
