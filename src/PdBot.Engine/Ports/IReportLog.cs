using System.Collections.Immutable;
using PdBot.Domain;
using PdBot.Domain.Delivery;
using PdBot.Domain.Reports;

namespace PdBot.Engine.Ports;

/// <summary>The append-only log of every report, with the outbox and the frozen definitions that belong to it.</summary>
public interface IReportLog
{
    /// <summary>Whether other processes write to it too: what was read before must then be compared before it is decided upon.</summary>
    bool IsShared { get; }

    /// <summary>Everything that happened to a report, in order; null when there is no such report.</summary>
    ValueTask<ImmutableArray<ReportEvent>?> LoadAsync(ReportId report, CancellationToken cancellationToken);

    /// <summary>Whether a report still stands where it stood when it was read.</summary>
    /// <param name="report">The report.</param>
    /// <param name="version">How many events it had.</param>
    /// <param name="cancellationToken">Cancels.</param>
    ValueTask<bool> IsCurrentAsync(ReportId report, long version, CancellationToken cancellationToken);

    /// <summary>Writes events, messages, head and wake in one atomic step.</summary>
    /// <returns>False when the report is no longer at <see cref="Commit.ExpectedVersion"/>: read again, decide again.</returns>
    ValueTask<bool> AppendAsync(Commit commit, CancellationToken cancellationToken);

    /// <summary>The next free number with this prefix for a report. Asked again for the same report, it answers the same number.</summary>
    /// <param name="report">The report.</param>
    /// <param name="organisation">Numbers count within an organisation.</param>
    /// <param name="prefix">Such as <c>PD-115-</c>; four digits follow.</param>
    /// <param name="cancellationToken">Cancels.</param>
    ValueTask<ReportNumber> ReserveNumberAsync(ReportId report, OrganisationId organisation, string prefix, CancellationToken cancellationToken);

    /// <summary>The report with this number, or null.</summary>
    ValueTask<ReportId?> FindAsync(OrganisationId organisation, ReportNumber number, CancellationToken cancellationToken);

    /// <summary>The reports that may concern a person (reporter, contact, whoever the chain may yet ask), newest first. Whether the person may see one, its own state says.</summary>
    IAsyncEnumerable<ReportId> ListAsync(PersonId person, CancellationToken cancellationToken);

    /// <summary>The heads of all reports of an organisation, or of all when null, oldest first.</summary>
    IAsyncEnumerable<ReportHead> ListAsync(OrganisationId? organisation, CancellationToken cancellationToken);

    /// <summary>Every message that is committed and not yet sent, oldest first.</summary>
    IAsyncEnumerable<PendingMessage> PendingAsync(CancellationToken cancellationToken);

    /// <summary>The messages that a process has let go of without sending them, as the wake shows that came back; what else it left undone is done.</summary>
    IAsyncEnumerable<PendingMessage> AbandonedAsync(Wake wake, CancellationToken cancellationToken);

    /// <summary>The rows of one report as they are stored, with their hashes: for show, export and verify.</summary>
    IAsyncEnumerable<LogRow> ReadAsync(ReportId report, CancellationToken cancellationToken);

    /// <summary>One row of a report as it is stored; null when there is none.</summary>
    ValueTask<LogRow?> ReadRowAsync(ReportId report, long sequence, CancellationToken cancellationToken);

    /// <summary>Keeps a definition under its content hash. Keeping it twice is harmless.</summary>
    ValueTask SaveDefinitionAsync(DefinitionHash hash, string text, CancellationToken cancellationToken);

    /// <summary>The text of a definition, or null.</summary>
    ValueTask<string?> LoadDefinitionAsync(DefinitionHash hash, CancellationToken cancellationToken);
}

/// <summary>One atomic step of one report.</summary>
/// <param name="Report">The report.</param>
/// <param name="ExpectedVersion">How many events it has so far; 0 for a new one.</param>
/// <param name="Events">The events to append; may be empty when only outbox or wake change.</param>
/// <param name="Messages">The messages to send.</param>
/// <param name="Sent">The keys of the messages that this step settles; one that is not there is none.</param>
/// <param name="Wake">When the report must be looked at again; null when never by itself.</param>
/// <param name="Head">The head after this step.</param>
/// <param name="Involved">People in whose lists the report is looked for from now on.</param>
/// <param name="Guard">What <see cref="IWakeQueue.GuardAsync"/> answered; kept with the commit.</param>
public sealed record Commit(
    ReportId Report,
    long ExpectedVersion,
    ImmutableArray<ReportEvent> Events,
    ImmutableArray<OutboxMessage> Messages,
    ImmutableArray<string> Sent,
    DateTimeOffset? Wake,
    ReportHead Head,
    ImmutableArray<PersonId> Involved,
    string Guard = "");

/// <summary>What lists show of a report; never the source of a decision.</summary>
/// <param name="Report">The report.</param>
/// <param name="Organisation">The organisation.</param>
/// <param name="Number">The number people quote.</param>
/// <param name="Mode">Real or drill.</param>
/// <param name="Status">How far it is.</param>
/// <param name="Severity">The grade; 0 without a scale.</param>
/// <param name="OpenedAt">When it was opened.</param>
/// <param name="Version">How many events it has.</param>
/// <param name="Deadline">The earliest time limit that still runs; null when none does.</param>
public sealed record ReportHead(
    ReportId Report, OrganisationId Organisation, ReportNumber Number, ReportMode Mode, ReportStatus Status, int Severity,
    DateTimeOffset OpenedAt, long Version, DateTimeOffset? Deadline = null);

/// <summary>A message that waits to be sent.</summary>
/// <param name="Report">Its report.</param>
/// <param name="Message">The message.</param>
public sealed record PendingMessage(ReportId Report, OutboxMessage Message);

/// <summary>One stored event as an auditor sees it.</summary>
/// <param name="Report">The report.</param>
/// <param name="Sequence">1 for the first event.</param>
/// <param name="Type">The stored name, such as <c>level-acknowledged.1</c>.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Actor">Who acted; null when nobody did.</param>
/// <param name="ActorName">The name at that time; null when nobody acted.</param>
/// <param name="OnBehalfOf">The holder who was deputised; null otherwise.</param>
/// <param name="Level">The level; null when the event concerns none.</param>
/// <param name="Act">The act in one word; null when nobody acted.</param>
/// <param name="Data">The canonical JSON of the event.</param>
/// <param name="PreviousHash">The hash of the row before; empty for the first.</param>
/// <param name="Hash">The hash of this row.</param>
public sealed record LogRow(
    ReportId Report, long Sequence, string Type, DateTimeOffset At, PersonId? Actor, string? ActorName, PersonId? OnBehalfOf, int? Level,
    string? Act, string Data, string PreviousHash, string Hash);
