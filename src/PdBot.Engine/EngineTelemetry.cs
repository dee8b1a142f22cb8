using System.Diagnostics;
using System.Diagnostics.Metrics;
using PdBot.Domain;
using PdBot.Engine.Reports;

namespace PdBot.Engine;

/// <summary>What the engine tells whoever listens: one trace for each step of a report with the messages that it sends, and counts. Ids, kinds and numbers, never a name or a text.</summary>
public static class EngineTelemetry
{
    /// <summary>The name of the source of traces and of the meter.</summary>
    public const string Name = "PdBot.Engine";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> StepDuration = Meter.CreateHistogram<double>("pdbot.step.duration", "s", "How long a step of a report took, stored; by command and outcome.");
    private static readonly Counter<long> Messages = Meter.CreateCounter<long>("pdbot.message.attempts", "{attempt}", "Attempts to bring a card; by kind and result.");
    private static readonly Counter<long> PassedOver = Meter.CreateCounter<long>("pdbot.level.passed_over", "{level}", "Levels that were passed over because nobody there could be reached in time.");

    /// <summary>How late a wake was handled.</summary>
    internal static Histogram<double> WakeLateness { get; } = Meter.CreateHistogram<double>("pdbot.wake.lateness", "s", "How long after it was due a wake was handled.");

    /// <summary>How many messages wait in this process.</summary>
    internal static UpDownCounter<long> Waiting { get; } = Meter.CreateUpDownCounter<long>("pdbot.outbox.waiting", "{message}", "Messages of this process that are committed and not yet recorded as sent.");

    /// <summary>Begins a step; null when nobody listens.</summary>
    internal static Activity? Step(ReportId report, string command)
    {
        var step = Source.StartActivity("report step");
        step?.SetTag("pdbot.report", report.Value).SetTag("pdbot.command", command);
        return step;
    }

    /// <summary>Ends a step.</summary>
    internal static void Done(Activity? step, string command, TimeSpan took, Answer answer, int passedOver)
    {
        var outcome = answer switch { { Changed: true } => "stored", { Refusal: not null } => "refused", _ => "unchanged" };
        StepDuration.Record(took.TotalSeconds, new("pdbot.command", command), new KeyValuePair<string, object?>("pdbot.outcome", outcome));
        if (passedOver > 0)
            PassedOver.Add(passedOver);
        step?.SetTag("pdbot.outcome", outcome).SetTag("pdbot.version", answer.Report?.Version).SetTag("pdbot.refusal", answer.Refusal?.Code.ToString());
    }

    /// <summary>Begins an attempt to bring a card, under the step that asked for it; null when nobody listens.</summary>
    internal static Activity? Send(ReportId report, string message, string kind, ActivityContext step)
    {
        var send = Source.StartActivity("send card", ActivityKind.Client, step);
        send?.SetTag("pdbot.report", report.Value).SetTag("pdbot.message", message).SetTag("pdbot.kind", kind);
        return send;
    }

    /// <summary>Ends an attempt.</summary>
    internal static void Done(Activity? send, string kind, string result)
    {
        Messages.Add(1, new("pdbot.kind", kind), new KeyValuePair<string, object?>("pdbot.result", result));
        send?.SetTag("pdbot.result", result);
        if (result is "Failed" or "Broke")
            send?.SetStatus(ActivityStatusCode.Error);
    }
}
