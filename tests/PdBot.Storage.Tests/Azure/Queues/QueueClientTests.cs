using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using PdBot.Storage.Tests.Azure.Emulator;

namespace PdBot.Storage.Tests.Azure.Queues;

/// <summary>Messages are sent, hidden, taken, kept and deleted.</summary>
[Collection(nameof(Azurite))]
public sealed class QueueClientTests(Azurite azurite)
{
    private static readonly TimeSpan Never = TimeSpan.FromSeconds(-1);

    [Fact]
    public async Task A_message_is_taken_once_and_deleted()
    {
        var queue = await azurite.NewQueueAsync();
        var sent = (await queue.SendMessageAsync("report-1", timeToLive: Never)).Value;

        var taken = Assert.Single((await queue.ReceiveMessagesAsync(32, TimeSpan.FromMinutes(5))).Value);
        Assert.Empty((await queue.ReceiveMessagesAsync(32)).Value);

        Assert.Equal((sent.MessageId, "report-1", 1), (taken.MessageId, taken.MessageText, taken.DequeueCount));
        Assert.Equal(9999, taken.ExpiresOn?.Year);
        Assert.Equal(taken.InsertedOn, sent.InsertionTime);
        Assert.InRange(taken.NextVisibleOn!.Value - taken.InsertedOn!.Value, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(6));
        await queue.DeleteMessageAsync(taken.MessageId, taken.PopReceipt);
        Assert.Equal(0, (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount);
    }

    [Fact]
    public async Task A_message_can_wait_seven_days_unseen_and_not_longer()
    {
        var queue = await azurite.NewQueueAsync();
        var sent = (await queue.SendMessageAsync("report-1", TimeSpan.FromDays(7), Never)).Value;

        Assert.Equal(TimeSpan.FromDays(7), sent.TimeNextVisible - sent.InsertionTime);
        Assert.Empty((await queue.ReceiveMessagesAsync()).Value);
        Assert.Empty((await queue.PeekMessagesAsync()).Value);
        Assert.Equal(1, (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount);
        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => queue.SendMessageAsync("report-1", TimeSpan.FromDays(7) + TimeSpan.FromSeconds(1), Never));
        Assert.Equal((400, QueueErrorCode.OutOfRangeQueryParameterValue), (refusal.Status, refusal.ErrorCode));
    }

    [Fact]
    public async Task A_delay_is_rounded_up_to_whole_seconds()
    {
        var queue = await azurite.NewQueueAsync();
        var sent = (await queue.SendMessageAsync("report-1", TimeSpan.FromSeconds(59.2), Never)).Value;
        Assert.Equal(TimeSpan.FromMinutes(1), sent.TimeNextVisible - sent.InsertionTime);
    }

    [Fact]
    public async Task An_update_gives_a_new_receipt_and_voids_the_old()
    {
        var queue = await azurite.NewQueueAsync();
        await queue.SendMessageAsync("first");
        var taken = (await queue.ReceiveMessagesAsync()).Value.Single();

        var hidden = (await queue.UpdateMessageAsync(taken.MessageId, taken.PopReceipt, visibilityTimeout: TimeSpan.FromHours(1))).Value;
        Assert.InRange(hidden.NextVisibleOn - taken.InsertedOn!.Value, TimeSpan.FromHours(1), TimeSpan.FromMinutes(61));
        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => queue.DeleteMessageAsync(taken.MessageId, taken.PopReceipt));
        Assert.Equal((400, QueueErrorCode.PopReceiptMismatch), (refusal.Status, refusal.ErrorCode));

        await queue.UpdateMessageAsync(taken.MessageId, hidden.PopReceipt, "second");
        var again = (await queue.ReceiveMessagesAsync()).Value.Single();
        Assert.Equal(("second", 2), (again.MessageText, again.DequeueCount));
    }

    [Fact]
    public async Task A_look_takes_nothing()
    {
        var queue = await azurite.NewQueueAsync();
        await queue.SendMessageAsync("a");
        await queue.SendMessageAsync("b");

        Assert.Equal(["a", "b"], (await queue.PeekMessagesAsync(32)).Value.Select(message => message.MessageText));
        Assert.Equal(2, (await queue.ReceiveMessagesAsync(32)).Value.Length);
    }

    [Theory]
    [InlineData("<&>\"' ]]> 個資 𠮷")]
    [InlineData(" \t leading and trailing \n")]
    [InlineData("   ")]
    [InlineData("line\r\nend\rs")]
    public async Task A_text_comes_back_as_it_was_sent(string text)
    {
        var queue = await azurite.NewQueueAsync();
        await queue.SendMessageAsync(text);
        Assert.Equal(text, (await queue.PeekMessagesAsync()).Value.Single().MessageText);
    }

    [Fact]
    public async Task What_XML_cannot_hold_is_refused_before_it_is_sent()
    {
        var queue = await azurite.NewQueueAsync();
        await Assert.ThrowsAsync<ArgumentException>(() => queue.SendMessageAsync("\u0001"));
        await Assert.ThrowsAsync<ArgumentException>(() => queue.SendMessageAsync("\ud800"));
    }

    [Fact]
    public async Task A_queue_is_made_once_and_what_is_not_there_says_so()
    {
        var queue = await azurite.NewQueueAsync();
        Assert.Equal(204, (await queue.CreateIfNotExistsAsync()).Status);
        var message = await Assert.ThrowsAsync<RequestFailedException>(() => queue.DeleteMessageAsync(Guid.NewGuid().ToString(), "AAAA"));
        Assert.Equal((404, QueueErrorCode.MessageNotFound), (message.Status, message.ErrorCode));

        await queue.DeleteIfExistsAsync();
        Assert.Equal(404, (await queue.DeleteIfExistsAsync()).Status);
        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => queue.SendMessageAsync("a"));
        Assert.Equal((404, QueueErrorCode.QueueNotFound), (refusal.Status, refusal.ErrorCode));
    }

    [Theory]
    [InlineData("ab")]
    [InlineData("UPPER")]
    [InlineData("two--hyphens")]
    [InlineData("a/../b")]
    public void A_name_that_no_queue_can_have_is_refused_before_it_becomes_an_address(string name) =>
        Assert.Throws<ArgumentException>(() => new QueueServiceClient("UseDevelopmentStorage=true").GetQueueClient(name));
}
