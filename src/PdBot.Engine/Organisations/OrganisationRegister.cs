using System.Collections.Immutable;
using PdBot.Domain;

namespace PdBot.Engine.Organisations;

/// <summary>The organisations as they are now. Replaced as a whole when the rosters are read again.</summary>
public sealed class OrganisationRegister
{
    private ImmutableDictionary<OrganisationId, OrganisationSetup> setups;

    /// <summary>Starts with what was read at start.</summary>
    public OrganisationRegister(IEnumerable<OrganisationSetup> setups) =>
        this.setups = setups.ToImmutableDictionary(setup => setup.Organisation.Id);

    /// <summary>All of them.</summary>
    public IEnumerable<OrganisationSetup> All => Volatile.Read(ref setups).Values;

    /// <summary>Takes the place of everything known so far.</summary>
    public void Replace(IEnumerable<OrganisationSetup> newer) =>
        Volatile.Write(ref setups, newer.ToImmutableDictionary(setup => setup.Organisation.Id));

    /// <summary>The organisation, or null.</summary>
    public OrganisationSetup? Find(OrganisationId id) => Volatile.Read(ref setups).GetValueOrDefault(id);

    /// <summary>The organisation of a person: the one of the tenant that names the person, else the only one of the tenant; null when there is none.</summary>
    public OrganisationSetup? Find(PersonId person, string tenant)
    {
        OrganisationSetup? only = null;
        var several = false;
        foreach (var setup in All)
        {
            if (!setup.Organisation.Tenants.Contains(tenant, StringComparer.OrdinalIgnoreCase))
                continue;
            if (setup.Organisation.Find(person) is not null)
                return setup;
            several = only is not null;
            only = setup;
        }
        return several ? null : only;
    }
}
