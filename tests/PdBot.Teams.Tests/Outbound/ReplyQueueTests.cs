using PdBot.Domain;
using PdBot.Teams.Outbound;
using PdBot.Teams.Protocol;

namespace PdBot.Teams.Tests.Outbound;

/// <summary>However many answers wait, the flood makes way and nobody else.</summary>
public sealed class ReplyQueueTests
{
    private readonly ReplyQueue queue = new();

    [Fact]
    public void Who_asked_once_before_the_flood_is_still_answered()
    {
        Ask("someone");
        for (var times = 0; times < 20; times++)
            for (var chat = 0; chat < 150; chat++)
                Ask($"flood-{chat}");

        Assert.Equal(2_000, queue.Count);
        Assert.Equal("a:someone", queue.Take("a:someone")?.Lane);
    }

    [Fact]
    public void Who_types_faster_than_may_be_answered_gets_the_newest_answers()
    {
        for (var times = 0; times < 30; times++)
            Ask("busy", $"{times}");

        Assert.Equal(20, queue.Count);
        Assert.Equal("10", queue.Take("a:busy")?.Replaces);
    }

    [Fact]
    public void Whoever_waits_for_a_message_that_gave_way_is_told()
    {
        var settled = new List<string>();
        for (var times = 0; times < 22; times++)
            Ask("busy", $"{times}", settled.Add);

        Assert.Equal(["0", "1"], settled);
    }

    private void Ask(string person, string? replaces = null, Action<string>? settled = null) => queue.Add(new Reply(
        PersonId.From(person), "tenant", ConversationReference.To("https://smba.trafficmanager.net/tw/", $"a:{person}"), OutboundActivity.OfText("說明"), replaces)
    {
        Settled = () => settled?.Invoke(replaces ?? ""),
    });
}
