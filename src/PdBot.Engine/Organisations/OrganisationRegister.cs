using System.Collections.Immutable;
using PdBot.Domain;
using PdBot.Domain.Roster;

namespace PdBot.Engine.Organisations;

/// <summary>The organisations as they are now: what the rosters say, and what was learnt from the directory. Thread-safe.</summary>
public sealed class OrganisationRegister
{
    private readonly Lock gate = new();
    private ImmutableDictionary<OrganisationId, OrganisationSetup> files;
    private ImmutableDictionary<OrganisationId, DirectoryKnowledge> learnt = ImmutableDictionary<OrganisationId, DirectoryKnowledge>.Empty;
    private ImmutableDictionary<OrganisationId, OrganisationSetup> setups;

    /// <summary>Starts with what was read at start.</summary>
    public OrganisationRegister(IEnumerable<OrganisationSetup> setups) =>
        this.setups = files = setups.ToImmutableDictionary(setup => setup.Organisation.Id);

    /// <summary>All of them.</summary>
    public IEnumerable<OrganisationSetup> All => Volatile.Read(ref setups).Values;

    /// <summary>All of them as their files say, without what the directory adds.</summary>
    public IEnumerable<OrganisationSetup> Files => Volatile.Read(ref files).Values;

    /// <summary>Takes the place of everything that files said so far; what the directory said stays.</summary>
    public void Replace(IEnumerable<OrganisationSetup> newer)
    {
        lock (gate)
        {
            Volatile.Write(ref files, newer.ToImmutableDictionary(setup => setup.Organisation.Id));
            Show();
        }
    }

    /// <summary>Takes the place of what was learnt about an organisation so far.</summary>
    public void Learn(OrganisationId id, DirectoryKnowledge knowledge)
    {
        lock (gate)
        {
            learnt = learnt.SetItem(id, knowledge);
            Show();
        }
    }

    /// <summary>What was learnt about an organisation last; null when nothing was.</summary>
    public DirectoryKnowledge? Learnt(OrganisationId id)
    {
        lock (gate)
            return learnt.GetValueOrDefault(id);
    }

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

    /// <summary>Under the lock.</summary>
    private void Show() => Volatile.Write(ref setups, files.ToImmutableDictionary(
        pair => pair.Key,
        pair => learnt.TryGetValue(pair.Key, out var knowledge) ? pair.Value with { Organisation = pair.Value.Organisation.With(knowledge) } : pair.Value));
}
