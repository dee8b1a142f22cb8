using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PdBot.Domain;
using PdBot.Domain.Reports;
using PdBot.Engine.Ports;
using PdBot.Storage.Sqlite.Raw;

namespace PdBot.Storage.Sqlite;

/// <summary>The log in SQLite. Reads run on the caller's thread; writes go through the one <see cref="Writer"/>.</summary>
internal sealed class SqliteReportLog(Writer? writer, ReaderPool readers) : IReportLog
{
    private const int Page = 500;
    private readonly HeadCache _heads = new();
    private readonly OutboxPlaces _places = new(readers.Read(0, static (connection, _) => Outbox.LastPlace(connection)));

    /// <inheritdoc/>
    public bool IsShared => false;

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<ReportEvent>?> LoadAsync(ReportId report, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(readers.Read((Log: this, report), static (connection, of) => of.Log.Load(connection, of.report)));
    }

    /// <inheritdoc/>
    public async ValueTask<bool> AppendAsync(Commit commit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Commits.Check(commit);
        var head = FindHead(commit.Report, commit.ExpectedVersion);
        if ((head?.Version ?? 0) != commit.ExpectedVersion)
            return false;
        var act = new AppendAct(commit, head, _heads, _places);
        await Write(act).ConfigureAwait(false);
        return act.Won;
    }

    /// <inheritdoc/>
    public async ValueTask<ReportNumber> ReserveNumberAsync(
        ReportId report, OrganisationId organisation, string prefix, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var act = new ReserveNumberAct(report, organisation, prefix);
        await Write(act).ConfigureAwait(false);
        return act.Number;
    }

    /// <inheritdoc/>
    public ValueTask<ReportId?> FindAsync(OrganisationId organisation, ReportNumber number, CancellationToken cancellationToken) =>
        new(readers.Read((organisation, number), static (connection, of) => Heads.Find(connection, of.organisation, of.number)));

    /// <inheritdoc/>
    public async IAsyncEnumerable<ReportId> ListAsync(PersonId person, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        for (var before = long.MaxValue; ;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (reports, last) = readers.Read((person, before), static (connection, of) => Heads.OfPerson(connection, of.person, of.before, Page));
            foreach (var report in reports)
                yield return report;
            if (reports.Length < Page)
                yield break;
            before = last;
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ReportHead> ListAsync(OrganisationId? organisation, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        for (var after = 0L; ;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (heads, last) = readers.Read((organisation, after), static (connection, of) => Heads.After(connection, of.organisation, of.after, Page));
            foreach (var head in heads)
                yield return head;
            if (heads.Length < Page)
                yield break;
            after = last;
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<PendingMessage> PendingAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var message in readers.Read(0, static (connection, _) => Outbox.Pending(connection)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return message;
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> IsCurrentAsync(ReportId report, long version, CancellationToken cancellationToken) => new(true);

    /// <inheritdoc/>
    public IAsyncEnumerable<PendingMessage> AbandonedAsync(Wake wake, CancellationToken cancellationToken) => AsyncEnumerable.Empty<PendingMessage>();

    /// <inheritdoc/>
    public async IAsyncEnumerable<LogRow> ReadAsync(ReportId report, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var row in readers.Read(report, History.Rows))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return row;
        }
    }

    /// <inheritdoc/>
    public ValueTask<LogRow?> ReadRowAsync(ReportId report, long sequence, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(readers.Read((report, sequence), static (connection, of) => History.Row(connection, of.report, of.sequence)));
    }

    /// <inheritdoc/>
    public async ValueTask SaveDefinitionAsync(DefinitionHash hash, string text, CancellationToken cancellationToken)
    {
        if (await LoadDefinitionAsync(hash, cancellationToken).ConfigureAwait(false) is null)
            await Write(new SaveDefinitionAct(hash, text)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<string?> LoadDefinitionAsync(DefinitionHash hash, CancellationToken cancellationToken) =>
        new(readers.Read(hash, History.Definition));

    private Task Write(WriteAct act) =>
        writer?.RunAsync(act) ?? throw new InvalidOperationException("The storage was opened to read only.");

    private ImmutableArray<ReportEvent>? Load(Connection connection, ReportId report)
    {
        if ((_heads.Find(report) ?? Heads.Find(connection, report)) is not { } head)
            return null;
        var (events, version, hash) = History.Events(connection, head.Id);
        _heads.Set(report, new(head.Id, version, hash));
        return events;
    }

    /// <summary>The head; read anew when the one remembered lags behind what the caller has seen.</summary>
    private KnownHead? FindHead(ReportId report, long seen) =>
        _heads.Find(report) is { } known && known.Version >= seen ? known : readers.Read(report, Heads.Find);
}
