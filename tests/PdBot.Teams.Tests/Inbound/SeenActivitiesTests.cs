using PdBot.Teams.Inbound;
using PdBot.Teams.Protocol;
using PdBot.Testing;

namespace PdBot.Teams.Tests.Inbound;

public sealed class SeenActivitiesTests
{
    private readonly ManualTimeProvider clock = new();
    private int asked;

    [Fact]
    public async Task A_repeat_gets_the_first_answer_and_nothing_is_done_twice()
    {
        var seen = new SeenActivities(clock);

        var first = await seen.AnswerOnceAsync(Sent("a:1", "1"), Answer);
        clock.Advance(TimeSpan.FromSeconds(15));
        var second = await seen.AnswerOnceAsync(Sent("a:1", "1"), Answer);

        Assert.Same(first, second);
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task An_answer_is_for_the_person_for_whom_it_was_drawn()
    {
        var seen = new SeenActivities(clock);

        var first = await seen.AnswerOnceAsync(Sent("a:1", "1") with { From = new ChannelAccount { AadObjectId = "one" } }, Answer);
        var second = await seen.AnswerOnceAsync(Sent("a:1", "1") with { From = new ChannelAccount { AadObjectId = "another" } }, Answer);

        Assert.NotSame(first, second);
        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task A_repeat_that_comes_while_the_first_is_worked_on_waits_for_its_answer()
    {
        var seen = new SeenActivities(clock);
        var slow = new TaskCompletionSource<InvokeResponse>();

        var first = seen.AnswerOnceAsync(Sent("a:1", "1"), _ => slow.Task);
        var second = seen.AnswerOnceAsync(Sent("a:1", "1"), Answer);
        Assert.False(second.IsCompleted);
        slow.SetResult(new InvokeResponse(200, [1]));

        Assert.Same(await first, await second);
        Assert.Equal(0, asked);
    }

    [Fact]
    public async Task The_same_id_in_another_conversation_is_another_activity()
    {
        var seen = new SeenActivities(clock);

        await seen.AnswerOnceAsync(Sent("a:1", "1"), Answer);
        await seen.AnswerOnceAsync(Sent("a:2", "1"), Answer);

        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task A_failed_answer_is_not_remembered()
    {
        var seen = new SeenActivities(clock);

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            seen.AnswerOnceAsync(Sent("a:1", "1"), _ => throw new InvalidOperationException()));
        await seen.AnswerOnceAsync(Sent("a:1", "1"), Answer);

        Assert.Equal(1, asked);
    }

    [Theory]
    [InlineData(null, "1")]
    [InlineData("a:1", null)]
    [InlineData("a:1", "")]
    public async Task Without_both_ids_every_activity_is_answered(string? conversation, string? id)
    {
        var seen = new SeenActivities(clock);

        await seen.AnswerOnceAsync(Sent(conversation, id), Answer);
        await seen.AnswerOnceAsync(Sent(conversation, id), Answer);

        Assert.Equal((2, 0), (asked, seen.Count));
    }

    [Fact]
    public async Task The_memory_is_bounded_in_number_and_in_time()
    {
        var seen = new SeenActivities(clock, capacity: 100, TimeSpan.FromMinutes(5));
        for (var id = 0; id < 1_000; id++)
        {
            await seen.AnswerOnceAsync(Sent("a:1", $"{id}"), Answer);
        }

        Assert.Equal(100, seen.Count);
        clock.Advance(TimeSpan.FromMinutes(5));
        await seen.AnswerOnceAsync(Sent("a:1", "999"), Answer);
        Assert.Equal((1_001, 1), (asked, seen.Count));
    }

    [Fact]
    public async Task Many_threads_at_once_get_one_answer()
    {
        var seen = new SeenActivities(clock);

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Task.Run(() => seen.AnswerOnceAsync(Sent("a:1", "1"), Answer))));

        Assert.Single(answers.Distinct());
        Assert.Equal(1, asked);
    }

    private static Activity Sent(string? conversation, string? id) =>
        new() { Type = "message", Id = id, Conversation = new ConversationAccount { Id = conversation } };

    private async Task<InvokeResponse> Answer(Activity activity)
    {
        await Task.Yield();
        return new InvokeResponse(200, [(byte)Interlocked.Increment(ref asked)]);
    }
}
