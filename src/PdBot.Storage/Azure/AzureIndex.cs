using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using PdBot.Domain;
using PdBot.Domain.Reports;
using PdBot.Engine.Ports;
using PdBot.Storage.Events;

namespace PdBot.Storage.Azure;

/// <summary>What is found without knowing the report: numbers, lists, definitions. Lists name reports; what is shown of them is read from their heads.</summary>
internal sealed class AzureIndex(TableClient table)
{
    private const int Together = 32;
    private const string People = "People";
    private readonly ConcurrentDictionary<OrganisationId, SemaphoreSlim> _counting = new();
    private readonly ConcurrentDictionary<OrganisationId, bool> _organisations = new();

    /// <summary>The next free number; the same one when the report has one already.</summary>
    public async Task<ReportNumber> ReserveNumberAsync(ReportId report, OrganisationId organisation, string prefix, CancellationToken cancellationToken)
    {
        var counting = _counting.GetOrAdd(organisation, static _ => new SemaphoreSlim(1));
        await counting.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            while (true)
            {
                if (await FindRowAsync(Layout.Numbers(organisation), Layout.NumberOf(report), cancellationToken).ConfigureAwait(false) is { } given)
                    return new ReportNumber(given.GetString("Number") ?? "");
                if (await TryCountAsync(report, organisation, prefix, cancellationToken).ConfigureAwait(false) is { } number)
                    return number;
            }
        }
        finally
        {
            counting.Release();
        }
    }

    /// <summary>Sees to it that the number of a report that is being opened is its own.</summary>
    /// <exception cref="InvalidOperationException">Another report has it.</exception>
    public async Task ClaimNumberAsync(ReportHead head, CancellationToken cancellationToken)
    {
        try
        {
            await table.SubmitTransactionAsync(Claim(head.Report, head.Organisation, head.Number), cancellationToken).ConfigureAwait(false);
        }
        catch (TableTransactionFailedException refused) when (refused.Status == 409)
        {
            if (await FindAsync(head.Organisation, head.Number, cancellationToken).ConfigureAwait(false) != head.Report)
                throw new InvalidOperationException($"The number {head.Number} belongs to another report than {head.Report}.", refused);
        }
    }

    /// <summary>The report to which a number was given, opened or not.</summary>
    public async Task<ReportId?> FindAsync(OrganisationId organisation, ReportNumber number, CancellationToken cancellationToken) =>
        await FindRowAsync(Layout.Numbers(organisation), number.Value, cancellationToken).ConfigureAwait(false) is { } row ? new ReportId(row.GetString("Report") ?? "") : null;

    /// <summary>Shows in the list of its organisation how a report stands, unless the list knows better.</summary>
    /// <param name="head">The report.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <param name="isNew">Whether it is likely not there yet.</param>
    public async Task ListAsync(HeadRow head, CancellationToken cancellationToken, bool isNew = false)
    {
        var of = head.Head;
        if (_organisations.TryAdd(of.Organisation, true))
            await ListAsync(of.Organisation, cancellationToken).ConfigureAwait(false);
        var row = new TableEntity(Layout.Reports(of.Organisation), Layout.OldestFirst(of))
        {
            ["Report"] = of.Report.Value,
            ["Number"] = of.Number.Value,
            ["Mode"] = Names.Of(of.Mode),
            ["Status"] = Names.Of(of.Status),
            ["Severity"] = of.Severity,
            ["OpenedAt"] = of.OpenedAt,
            ["Deadline"] = of.Deadline,
            ["Version"] = of.Version,
        };
        LongText.Write(row, People, of.Status == ReportStatus.Purged ? "" : string.Join(' ', head.Involved));
        while (!await TryListAsync(row, of.Version, isNew, cancellationToken).ConfigureAwait(false))
            // Another process wrote the row in between: it may have been the older one.
            isNew = false;
    }

    /// <summary>The reports in which a person is looked for, the newest first.</summary>
    public async IAsyncEnumerable<ReportId> OfPersonAsync(PersonId person, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reports = new List<(DateTimeOffset OpenedAt, ReportId Report)>();
        await foreach (var partition in PartitionsAsync(null, cancellationToken).ConfigureAwait(false))
            await foreach (var row in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), cancellationToken: cancellationToken).ConfigureAwait(false))
                if (LongText.Read(row, People).Split(' ').Contains(person.Value, StringComparer.Ordinal))
                    reports.Add((row.GetDateTimeOffset("OpenedAt") ?? default, new ReportId(row.GetString("Report") ?? "")));
        foreach (var (_, report) in reports.OrderByDescending(report => report.OpenedAt))
            yield return report;
    }

    /// <summary>The reports of an organisation, or of all when null, the oldest first, some at a time.</summary>
    public async IAsyncEnumerable<ReportId[]> OfOrganisationAsync(OrganisationId? organisation, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var partition in PartitionsAsync(organisation, cancellationToken).ConfigureAwait(false))
        {
            var page = new List<ReportId>();
            await foreach (var row in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), select: ["Report"], cancellationToken: cancellationToken).ConfigureAwait(false))
            {
                page.Add(new ReportId(row.GetString("Report") ?? ""));
                if (page.Count < Together)
                    continue;
                yield return [.. page];
                page.Clear();
            }
            yield return [.. page];
        }
    }

    /// <summary>Whether nobody has asked for an occasion before.</summary>
    public async Task<bool> IsFirstAsync(string occasion, CancellationToken cancellationToken)
    {
        try
        {
            await table.AddEntityAsync(new TableEntity(Layout.Occasions, occasion), cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (RequestFailedException refused) when (refused.Status == 409)
        {
            return false;
        }
    }

    /// <summary>Keeps a definition.</summary>
    public async Task SaveDefinitionAsync(DefinitionHash hash, string text, CancellationToken cancellationToken)
    {
        if (await FindRowAsync(Layout.Definition(hash), "text", cancellationToken).ConfigureAwait(false) is not null)
            return;
        var row = new TableEntity(Layout.Definition(hash), "text");
        LongText.Write(row, "Text", text);
        // A transaction of one: the emulator tears characters of long texts that come outside of one.
        await table.SubmitTransactionAsync([new(TableTransactionActionType.UpsertReplace, row)], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The text of a definition, or null.</summary>
    public async Task<string?> LoadDefinitionAsync(DefinitionHash hash, CancellationToken cancellationToken) =>
        await FindRowAsync(Layout.Definition(hash), "text", cancellationToken).ConfigureAwait(false) is { } row ? LongText.Read(row, "Text") : null;

    private async Task ListAsync(OrganisationId organisation, CancellationToken cancellationToken)
    {
        try
        {
            await table.UpsertEntityAsync(new TableEntity(Layout.Organisations, organisation.Value), TableUpdateMode.Replace, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            _organisations.TryRemove(organisation, out _);
            throw;
        }
    }

    private async IAsyncEnumerable<string> PartitionsAsync(OrganisationId? only, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (only is { } organisation)
            yield return Layout.Reports(organisation);
        else
            await foreach (var row in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {Layout.Organisations}"), cancellationToken: cancellationToken).ConfigureAwait(false))
                yield return Layout.Reports(new OrganisationId(row.RowKey));
    }

    /// <summary>Writes a row of a list where it is newer than what is there; false when another process wrote it at the same time.</summary>
    private async Task<bool> TryListAsync(TableEntity row, long version, bool isNew, CancellationToken cancellationToken)
    {
        try
        {
            if (isNew || await FindRowAsync(row.PartitionKey, row.RowKey, cancellationToken).ConfigureAwait(false) is not { } there)
                await table.AddEntityAsync(row, cancellationToken).ConfigureAwait(false);
            else if (there.GetInt64("Version") is not { } listed || listed < version)
                await table.UpdateEntityAsync(row, there.ETag, TableUpdateMode.Replace, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (RequestFailedException refused) when (refused.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    private static TableTransactionAction[] Claim(ReportId report, OrganisationId organisation, ReportNumber number) =>
    [
        new(TableTransactionActionType.Add, new TableEntity(Layout.Numbers(organisation), number.Value) { ["Report"] = report.Value }),
        new(TableTransactionActionType.UpsertReplace, new TableEntity(Layout.Numbers(organisation), Layout.NumberOf(report)) { ["Number"] = number.Value }),
    ];

    /// <summary>Counts on by one; null when another process did so at the same time.</summary>
    private async Task<ReportNumber?> TryCountAsync(ReportId report, OrganisationId organisation, string prefix, CancellationToken cancellationToken)
    {
        var last = await FindRowAsync(Layout.Numbers(organisation), Layout.LastNumber(prefix), cancellationToken).ConfigureAwait(false);
        var next = (last?.GetInt64("Last") ?? 0) + 1;
        var counter = new TableEntity(Layout.Numbers(organisation), Layout.LastNumber(prefix)) { ["Last"] = next };
        var number = new ReportNumber(string.Create(CultureInfo.InvariantCulture, $"{prefix}{next:D4}"));
        try
        {
            await table.SubmitTransactionAsync(
                [
                    last is null ? new(TableTransactionActionType.Add, counter) : new(TableTransactionActionType.UpdateReplace, counter, last.ETag),
                    .. Claim(report, organisation, number),
                ], cancellationToken).ConfigureAwait(false);
            return number;
        }
        catch (TableTransactionFailedException refused) when (refused is { Status: 412 or 409, FailedTransactionActionIndex: 0 or null })
        {
            return null;
        }
        catch (TableTransactionFailedException refused) when (refused.Status == 409)
        {
            // The number was taken without counting: count past it.
            await table.UpsertEntityAsync(counter, TableUpdateMode.Replace, cancellationToken).ConfigureAwait(false);
            return null;
        }
    }

    private async Task<TableEntity?> FindRowAsync(string partition, string row, CancellationToken cancellationToken) =>
        await table.GetEntityIfExistsAsync<TableEntity>(partition, row, cancellationToken: cancellationToken).ConfigureAwait(false) is { HasValue: true, Value: var found } ? found : null;
}
