using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PdBot.Teams.Protocol;
using Polly;
using Polly.Retry;

namespace PdBot.Teams.Outbound;

/// <summary>Sends the answers to what people typed.</summary>
public sealed class ReplyWorker : BackgroundService
{
    private const int Senders = 4;

    private readonly ReplyQueue queue;
    private readonly ConnectorClient connector;
    private readonly Pacing pacing;
    private readonly TimeProvider time;
    private readonly ILogger<ReplyWorker> logger;
    private readonly ResiliencePipeline<ConnectorResult> retry;

    /// <summary>Wires the worker.</summary>
    public ReplyWorker(ReplyQueue queue, ConnectorClient connector, Pacing pacing, TimeProvider time, ILogger<ReplyWorker> logger)
    {
        (this.queue, this.connector, this.pacing, this.time, this.logger) = (queue, connector, pacing, time, logger);
        retry = new ResiliencePipelineBuilder<ConnectorResult> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<ConnectorResult>
            {
                // A second copy of an answer is worse than none: the person simply asks again.
                ShouldHandle = attempt => ValueTask.FromResult(attempt.Outcome.Result is ConnectorResult.Failed { Fault.MayRetryBlindly: true }),
                MaxRetryAttempts = 4,
                Delay = TimeSpan.FromMilliseconds(500),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                DelayGenerator = attempt => ValueTask.FromResult(attempt.Outcome.Result is ConnectorResult.Failed failed ? failed.Fault.RetryAfter : null),
            })
            .Build();
    }

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => Task.Run(() => RunAsync(stoppingToken), stoppingToken)));

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (var lane in queue.Ready.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            try
            {
                if (await AnswerAsync(lane, cancellationToken).ConfigureAwait(false) is { } wait)
                    _ = ReleaseAfterAsync(lane, wait, cancellationToken);
                else
                    queue.Release(lane);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                TeamsLog.RepliesBroke(logger, exception);
                queue.Release(lane);
            }
        }
    }

    /// <summary>Sends the first answer of a lane; how long it must wait, when a limit says not yet.</summary>
    private async Task<TimeSpan?> AnswerAsync(string lane, CancellationToken cancellationToken)
    {
        if (queue.Peek(lane) is not { } next)
            return null;
        if (!pacing.TryTake(next.Tenant, lane, isUrgent: true, out var wait))
            return wait;
        if (queue.Take(lane) is not { } reply)
            return null;
        try
        {
            if (await SendAsync(reply, cancellationToken).ConfigureAwait(false) is not ConnectorResult.Failed { Fault: var fault })
                return null;
            TeamsLog.ReplyFailed(logger, reply.Person, $"{fault.Status} {fault.Code ?? fault.Kind.ToString()}");
            foreach (var other in reply.Otherwise)
                queue.Add(other);
            return null;
        }
        finally
        {
            // A program that ends has perhaps not sent it.
            if (!cancellationToken.IsCancellationRequested)
                reply.Settled?.Invoke();
        }
    }

    private async Task ReleaseAfterAsync(string lane, TimeSpan wait, CancellationToken cancellationToken)
    {
        await Task.Delay(wait, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        queue.Release(lane);
    }

    private async Task<ConnectorResult> SendAsync(Reply reply, CancellationToken cancellationToken)
    {
        var conversation = reply.Conversation;
        if (conversation.Conversation.Id is null or "")
        {
            var created = await connector.CreateConversationAsync(conversation.ServiceUrl, reply.Person.Value, reply.Tenant, cancellationToken).ConfigureAwait(false);
            if (created is not ConnectorResult.Sent sent)
                return created;
            conversation = ConversationReference.To(conversation.ServiceUrl, sent.ConversationId, reply.Tenant);
        }
        return await retry.ExecuteAsync(
            async token => reply.Replaces is { } activity
                ? await connector.UpdateActivityAsync(conversation, activity, reply.Activity, token).ConfigureAwait(false)
                : await connector.SendToConversationAsync(conversation, reply.Activity, token).ConfigureAwait(false),
            cancellationToken).ConfigureAwait(false);
    }
}
