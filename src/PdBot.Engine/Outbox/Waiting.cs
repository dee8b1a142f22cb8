using System.Diagnostics;
using PdBot.Domain;
using PdBot.Engine.Ports;

namespace PdBot.Engine.Outbox;

/// <summary>A message and what was tried with it in this process.</summary>
internal sealed class Waiting(PendingMessage pending, long order, ActivityContext step)
{
    public PendingMessage Pending { get; } = pending;

    public long Order { get; } = order;

    /// <summary>The step that asked for it.</summary>
    public ActivityContext Step { get; } = step;

    public (ReportId Report, string Receiver) Key => (Pending.Report, Pending.Message.Receiver);

    public (ReportId Report, string Receiver, string Slot) Card => (Pending.Report, Pending.Message.Receiver, Pending.Message.Slot);

    public int Attempts { get; set; }

    public DateTimeOffset? FirstAttempt { get; set; }
}
