using System.Net.WebSockets;
using System.Text.Json;

namespace PdBot.EndToEnd.Tests.Playground;

/// <summary>Keeps what Playground pushes to its page: messages created and rewritten.</summary>
internal sealed class ShownMessages : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly List<ShownMessage> _messages = [];
    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _stop = new();
    private TaskCompletionSource _changed = Signal();
    private Task _reading = Task.CompletedTask;

    private ShownMessages()
    {
    }

    public IReadOnlyList<ShownMessage> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _messages];
            }
        }
    }

    public static async Task<ShownMessages> ConnectAsync(Uri page)
    {
        var shown = new ShownMessages();
        var stream = new UriBuilder(page) { Scheme = "ws", Path = "/_ws_conversation/v1/conversations/stream" };
        await shown._socket.ConnectAsync(stream.Uri, CancellationToken.None);
        shown._reading = shown.ReadAsync();
        return shown;
    }

    /// <summary>The newest message that meets the condition, now or within the time.</summary>
    public async Task<ShownMessage> WaitAsync(Predicate<ShownMessage> condition, TimeSpan within, string what)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (_messages.FindLast(condition) is { } found)
                {
                    return found;
                }

                changed = _changed.Task;
            }

            var left = within - TimeProvider.System.GetElapsedTime(start);
            if (left <= TimeSpan.Zero || await Task.WhenAny(changed, Task.Delay(left, TimeProvider.System)) != changed)
            {
                throw new TimeoutException($"Not within {within.TotalSeconds:0} s: {what}. Shown:\n{string.Join("\n---\n", All.Select(message => message.Everything))}");
            }
        }
    }

    /// <summary>Puts the card with which the bot answered a press in place of the pressed one.</summary>
    public void Replace(string messageId, JsonElement card) =>
        Change(messageId, message => message with { Cards = [card], Revision = message.Revision + 1 });

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _reading;
        _socket.Dispose();
        _stop.Dispose();
    }

    private static TaskCompletionSource Signal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static ShownMessage Read(JsonElement push, JsonElement message) => new(
        ShownCard.Text(message, "messageId")!,
        ShownCard.Text(message, "postConversationId") ?? ShownCard.Text(push, "actionConversationId")!,
        ShownCard.Text(message, "text"),
        [.. message.GetProperty("attachments").EnumerateArray().Select(attachment => attachment.GetProperty("content"))],
        Revision: 0);

    private async Task ReadAsync()
    {
        var buffer = new byte[64 * 1024];
        using var text = new MemoryStream();
        try
        {
            while (true)
            {
                var part = await _socket.ReceiveAsync(buffer, _stop.Token);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    return;
                }

                text.Write(buffer, 0, part.Count);
                if (part.EndOfMessage)
                {
                    using var push = JsonDocument.Parse(text.ToArray());
                    Take(push.RootElement.Clone());
                    text.SetLength(0);
                }
            }
        }
        catch (Exception end) when (end is OperationCanceledException or WebSocketException)
        {
            // The test is over, or Playground was stopped: whoever waits runs into his own time limit.
        }
    }

    private void Take(JsonElement push)
    {
        if (!push.TryGetProperty("message", out var message))
        {
            return;
        }

        var read = Read(push, message);
        if (ShownCard.Text(push, "action") == "updateMessage")
        {
            Change(read.Id, before => read with { ConversationId = before.ConversationId, Revision = before.Revision + 1 });
            return;
        }

        lock (_gate)
        {
            _messages.Add(read);
            Announce();
        }
    }

    private void Change(string messageId, Func<ShownMessage, ShownMessage> change)
    {
        lock (_gate)
        {
            var index = _messages.FindIndex(message => message.Id == messageId);
            if (index >= 0)
            {
                _messages[index] = change(_messages[index]);
                Announce();
            }
        }
    }

    private void Announce()
    {
        _changed.TrySetResult();
        _changed = Signal();
    }
}
