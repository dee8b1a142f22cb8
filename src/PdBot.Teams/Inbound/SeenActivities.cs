using PdBot.Teams.Protocol;

namespace PdBot.Teams.Inbound;

/// <summary>
/// Recognises activities that Teams sends again (after about 15 s without an answer) and gives them the first one's answer.
/// Thread-safe.
/// </summary>
/// <remarks>
/// In memory and bounded: a convenience, not a promise. Teams also repeats under new ids, so every act is idempotent by itself.
/// </remarks>
/// <param name="clock">Only its monotonic side is used.</param>
/// <param name="capacity">The most activities remembered; the oldest goes first. At least 1.</param>
/// <param name="memory">How long one is remembered.</param>
public sealed class SeenActivities(TimeProvider clock, int capacity, TimeSpan memory)
{
    private readonly Lock gate = new();
    private readonly Dictionary<(string Conversation, string Activity, string? Person), Task<InvokeResponse>> answers = [];
    private readonly Queue<((string, string, string?) Key, long SeenAt, Task<InvokeResponse> Answer)> order = new();

    /// <summary>Up to 10,000 activities for five minutes.</summary>
    public SeenActivities(TimeProvider clock)
        : this(clock, 10_000, TimeSpan.FromMinutes(5))
    {
    }

    /// <summary>How many are remembered.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return answers.Count;
            }
        }
    }

    /// <summary>Answers an activity, or waits for and repeats the answer that it got before.</summary>
    /// <remarks>A failed answer is forgotten, so that the next try gets a fair one. Without both ids nothing is remembered.</remarks>
    public Task<InvokeResponse> AnswerOnceAsync(Activity activity, Func<Activity, Task<InvokeResponse>> answer)
    {
        if (activity.Id is not { Length: > 0 } id || activity.Conversation?.Id is not { Length: > 0 } conversation)
        {
            return answer(activity);
        }

        // The answer is drawn for one person; whoever says the same ids is not shown it.
        var key = (conversation, id, activity.From?.AadObjectId);
        var first = new TaskCompletionSource<InvokeResponse>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            Forget();
            if (answers.TryGetValue(key, out var known))
            {
                return known;
            }

            answers[key] = first.Task;
            order.Enqueue((key, clock.GetTimestamp(), first.Task));
        }

        return RunAsync(key, first, activity, answer);
    }

    private async Task<InvokeResponse> RunAsync(
        (string, string, string?) key, TaskCompletionSource<InvokeResponse> first, Activity activity, Func<Activity, Task<InvokeResponse>> answer)
    {
        try
        {
            var response = await answer(activity).ConfigureAwait(false);
            first.SetResult(response);
            return response;
        }
        catch (Exception broken)
        {
            lock (gate)
            {
                answers.Remove(key);
            }

            first.SetException(broken);
            _ = first.Task.Exception;
            throw;
        }
    }

    private void Forget()
    {
        while (order.TryPeek(out var oldest) && (order.Count >= capacity || clock.GetElapsedTime(oldest.SeenAt) >= memory))
        {
            order.Dequeue();
            if (answers.TryGetValue(oldest.Key, out var answer) && answer == oldest.Answer)
            {
                answers.Remove(oldest.Key);
            }
        }
    }
}
