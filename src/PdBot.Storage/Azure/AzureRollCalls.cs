using System.Collections.Immutable;
using Azure;
using Azure.Data.Tables;
using PdBot.Domain;
using PdBot.Domain.RollCalls;
using PdBot.Domain.Roster;
using PdBot.Engine.Ports;
using PdBot.Storage.Events;

namespace PdBot.Storage.Azure;

/// <summary>Roll-calls beside the people: a partition for each organisation, a row for each mark, inserted only.</summary>
internal sealed class AzureRollCalls(TableClient table) : IRollCalls
{
    private const string Kind = "r|";

    /// <inheritdoc/>
    public async ValueTask<bool> AddAsync(RollCallMark mark, CancellationToken cancellationToken)
    {
        var row = new TableEntity(Partition(mark.Organisation), $"{mark.Quarter}|{Names.Of(mark.Kind)}|{mark.Person}") { ["At"] = Instant.Text(mark.At) };
        if (mark.Reason is { } reason)
            row["Reason"] = Names.Of(reason);
        return await Trouble.Guarded(AddAsync(row, cancellationToken)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<RollCallMark>> ReadAsync(OrganisationId organisation, Quarter? quarter, CancellationToken cancellationToken)
    {
        var (from, until) = quarter is { } one ? ($"{one}|", $"{one}}}") : ("", "}");
        return await Trouble.Guarded(MarksAsync(
            TableClient.CreateQueryFilter($"PartitionKey eq {Partition(organisation)} and RowKey ge {from} and RowKey lt {until}"), cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>The marks of all organisations.</summary>
    public Task<ImmutableArray<RollCallMark>> AllAsync(CancellationToken cancellationToken) => MarksAsync(Layout.Beginning(Kind), cancellationToken);

    private static string Partition(OrganisationId organisation) => $"{Kind}{organisation}";

    private static RollCallMark Mark(TableEntity row)
    {
        var key = row.RowKey.Split('|');
        return new(
            new(row.PartitionKey[Kind.Length..]), Quarter.Parse(key[0]) ?? throw new InvalidDataException("A roll-call names no quarter."), Names.Parse<RollCallMarkKind>(key[1]),
            key[2].Length > 0 ? new PersonId(key[2]) : null, Instant.Parse(row.GetString("At") ?? ""),
            row.GetString("Reason") is { } reason ? Names.Parse<UnreachableReason>(reason) : null);
    }

    private async Task<bool> AddAsync(TableEntity row, CancellationToken cancellationToken)
    {
        try
        {
            await table.AddEntityAsync(row, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (RequestFailedException refused) when (refused.Status == 409)
        {
            return false;
        }
    }

    private async Task<ImmutableArray<RollCallMark>> MarksAsync(string filter, CancellationToken cancellationToken) =>
        [.. (await table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false)).Select(Mark)];
}
