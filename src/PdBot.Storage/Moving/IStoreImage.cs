using System.Collections.Immutable;
using PdBot.Domain;
using PdBot.Domain.RollCalls;
using PdBot.Engine.Ports;

namespace PdBot.Storage.Moving;

/// <summary>Everything that a store holds, as it is stored: rows are carried as rows, since those of a destroyed report cannot be written from events.</summary>
internal interface IStoreImage
{
    /// <summary>The heads of all reports, in no order.</summary>
    Task<ImmutableArray<ReportHead>> HeadsAsync(CancellationToken cancellationToken);

    /// <summary>One report; null when there is none, or only what a copy that was stopped left of it.</summary>
    Task<StoredReport?> ReadAsync(ReportId report, CancellationToken cancellationToken);

    /// <summary>Writes reports that are not there yet, in this order. Each is there as a whole or not at all.</summary>
    Task WriteAsync(IReadOnlyList<StoredReport> reports, CancellationToken cancellationToken);

    /// <summary>The numbers given, to reports that were never opened too.</summary>
    Task<ImmutableArray<StoredNumber>> NumbersAsync(CancellationToken cancellationToken);

    /// <summary>Writes numbers that are not there yet; counting goes on after the highest.</summary>
    Task WriteAsync(IReadOnlyList<StoredNumber> numbers, CancellationToken cancellationToken);

    /// <summary>The definitions kept; their texts are the log's to give and to take.</summary>
    Task<ImmutableArray<DefinitionHash>> DefinitionsAsync(CancellationToken cancellationToken);

    /// <summary>The addresses of people.</summary>
    Task<ImmutableArray<PersonAddress>> PeopleAsync(CancellationToken cancellationToken);

    /// <summary>The newest Connector address of each tenant.</summary>
    Task<ImmutableArray<TenantAddress>> TenantsAsync(CancellationToken cancellationToken);

    /// <summary>Keeps the Connector address of a tenant.</summary>
    Task WriteAsync(TenantAddress tenant, CancellationToken cancellationToken);

    /// <summary>The occasions that are over. What somebody has begun is not: that process is dead when a store is copied, and whoever starts next begins anew.</summary>
    Task<ImmutableArray<string>> OccasionsAsync(CancellationToken cancellationToken);

    /// <summary>What happened in the roll-calls of all organisations.</summary>
    Task<ImmutableArray<RollCallMark>> RollCallsAsync(CancellationToken cancellationToken);

    /// <summary>What the last checks of rosters found.</summary>
    Task<ImmutableArray<StoredRosterCheck>> RosterChecksAsync(CancellationToken cancellationToken);
}

/// <summary>A store whose image can be taken.</summary>
internal interface IMovableStore : IStore
{
    /// <summary>What it holds.</summary>
    IStoreImage Image { get; }
}

/// <summary>What the last check of a roster found.</summary>
/// <param name="Organisation">Whose roster.</param>
/// <param name="Found">As it is stored.</param>
internal sealed record StoredRosterCheck(OrganisationId Organisation, string Found);

/// <summary>Where the Connector of a tenant is.</summary>
/// <param name="Tenant">The Entra tenant.</param>
/// <param name="ServiceUrl">The Connector's address.</param>
internal sealed record TenantAddress(string Tenant, string ServiceUrl);
