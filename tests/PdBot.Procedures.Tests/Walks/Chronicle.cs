using System.Collections.Immutable;
using PdBot.Domain.Delivery;
using PdBot.Domain.Reports;
using PdBot.Domain.Tasks;

namespace PdBot.Procedures.Tests.Walks;

using Decision = PdBot.Domain.Reports.Decision;

/// <summary>One moment of a story: what moved it, and what came of it.</summary>
/// <param name="At">When.</param>
/// <param name="Head">Who did what; empty when time did.</param>
/// <param name="Lines">What came of it.</param>
/// <param name="IsDigestOnly">Whether it is the digest of a morning and nothing else.</param>
internal sealed record Moment(DateTimeOffset At, string Head, ImmutableArray<string> Lines, bool IsDigestOnly);

/// <summary>Writes down what happens, as it happens.</summary>
internal sealed class Chronicle(Walkthrough walk)
{
    private readonly List<Moment> moments = [];
    private readonly Dictionary<MessageKind, int> sent = [];
    private readonly Acts acts = new(walk);
    private readonly Consequences consequences = new(walk);
    private readonly Letters letters = new(walk);

    public IReadOnlyList<Moment> Moments => moments;

    /// <summary>New messages by kind.</summary>
    public IReadOnlyDictionary<MessageKind, int> Sent => sent;

    /// <summary>Cards rewritten: nobody is notified of that.</summary>
    public int Rewritten { get; private set; }

    public void Record(ReportCommand command, Report before, Decision decision, ImmutableArray<OutboxMessage> messages)
    {
        Rewritten += messages.Count(message => message.Rewrite);
        var fresh = messages.Where(message => !message.Rewrite).ToImmutableArray();
        foreach (var message in fresh)
            sent[message.Kind] = sent.GetValueOrDefault(message.Kind) + 1;
        var head = acts.Head(command, before, decision);
        ImmutableArray<string> lines = [.. consequences.Of(decision), .. letters.Of(before, decision, fresh)];
        if (head.Length == 0 && lines.IsEmpty)
            return;
        var digestOnly = head.Length == 0 && fresh.Length > 0 && fresh.All(message => message.Kind == MessageKind.Digest) && decision.Events.All(@event => @event is DigestDue);
        moments.Add(new Moment(walk.Now, head, lines, digestOnly));
    }
}
