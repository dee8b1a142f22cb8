using System.Collections.Immutable;
using PdBot.Domain;
using PdBot.Domain.Procedures;
using PdBot.Domain.Roster;
using PdBot.Procedures.Reading;

namespace PdBot.Procedures;

/// <summary>One consistent state of the procedures and organisations.</summary>
public sealed class Shelf
{
    private readonly ImmutableDictionary<OrganisationId, Following> byId;

    private Shelf(ImmutableArray<Definition> definitions, ImmutableArray<Following> organisations)
    {
        Definitions = definitions;
        Organisations = organisations;
        byId = organisations.ToImmutableDictionary(following => following.Organisation.Id);
    }

    /// <summary>The procedures as their files say, without any organisation's own values.</summary>
    public ImmutableArray<Definition> Definitions { get; }

    /// <summary>The organisations, each with the procedure it follows.</summary>
    public ImmutableArray<Following> Organisations { get; }

    /// <summary>The organisation, or null.</summary>
    public Following? Find(OrganisationId id) => byId.GetValueOrDefault(id);

    /// <summary>The organisation to which users of an Entra tenant belong, or null. No tenant belongs to two.</summary>
    public Following? FindByTenant(string tenant) =>
        Organisations.FirstOrDefault(following => following.Organisation.Tenants.Contains(tenant.ToLowerInvariant()));

    internal static LoadResult<Shelf> Load(IEnumerable<string> procedures, IEnumerable<string> rosters)
    {
        var problems = new List<Problem>();
        var definitions = LoadAll(procedures, ProcedureFile.LoadDefinition, problems);
        var files = LoadAll(rosters, RosterFile.Load, problems);
        foreach (var twin in definitions.GroupBy(definition => definition.Procedure.Id).SelectMany(group => group.Skip(1)))
            problems.Add(new Problem(twin.File, 1, 1, null, ShelfWords.ProcedureTwice(twin.Procedure.Id)));
        if (problems.Count > 0)
            return LoadResult<Shelf>.Broken(problems);
        var organisations = files.Select(file => Follow(file, definitions, problems)).OfType<Following>().ToImmutableArray();
        CheckTwins(files, problems);
        return problems.Count > 0 ? LoadResult<Shelf>.Broken(problems) : LoadResult<Shelf>.Of(new Shelf([.. definitions], organisations));
    }

    private static List<T> LoadAll<T>(IEnumerable<string> paths, Func<string, LoadResult<T>> load, List<Problem> problems) where T : class
    {
        var loaded = new List<T>();
        foreach (var path in paths)
        {
            var files = FileState.At(path);
            if (files.Length == 0)
                problems.Add(new Problem(path, 0, 0, null, ShelfWords.EmptyFolder));
            foreach (var result in files.Select(load))
            {
                problems.AddRange(result.Problems);
                if (result.Ok)
                    loaded.Add(result.Value);
            }
        }
        return loaded;
    }

    private static Following? Follow(OrganisationFile file, List<Definition> definitions, List<Problem> problems)
    {
        var id = file.Organisation.Procedure;
        if (definitions.Find(definition => definition.Procedure.Id == id) is not { } definition)
        {
            problems.Add(new Problem(file.File, file.ProcedurePlace.Line, file.ProcedurePlace.Column, null,
                Words.UnknownReference("procedure", id.Value, definitions.Select(known => known.Procedure.Id.Value))));
            return null;
        }
        CheckRoles(file, definition.Procedure, problems);
        if (file.Parameters.IsEmpty)
            return new Following(file.Organisation, definition, file.File);
        var name = $"{definition.File} + {file.File}";
        var effective = ProcedureFile.ParseDefinition(ProcedureFile.WithParameters(definition.Text, file.Parameters), name);
        problems.AddRange(effective.Problems);
        return effective.Ok ? new Following(file.Organisation, effective.Value, file.File) : null;
    }

    private static void CheckRoles(OrganisationFile file, Procedure procedure, List<Problem> problems)
    {
        for (var i = 0; i < file.Organisation.Assignments.Length; i++)
        {
            var (role, place) = (file.Organisation.Assignments[i], file.HolderPlaces[i]);
            var known = procedure.Find(role.Role);
            if (known is null)
                problems.Add(new Problem(file.File, place.Line, place.Column, null,
                    Words.UnknownReference("role", role.Role.Value, procedure.Roles.Select(one => one.Id.Value))));
            else if (known.Scope == RoleScope.Outside)
                problems.Add(new Problem(file.File, place.Line, place.Column, known.Clause.Article, ShelfWords.OutsideRole(known)));
            else if (known.Scope == RoleScope.Unit && role.Unit is null)
                problems.Add(new Problem(file.File, place.Line, place.Column, known.Clause.Article, ShelfWords.UnitMissing(known)));
            else if (known.Scope != RoleScope.Unit && role.Unit is not null)
                problems.Add(new Problem(file.File, place.Line, place.Column, known.Clause.Article, ShelfWords.UnitNotWanted(known)));
        }
    }

    private static void CheckTwins(List<OrganisationFile> files, List<Problem> problems)
    {
        foreach (var twin in files.GroupBy(file => file.Organisation.Id).SelectMany(group => group.Skip(1)))
            problems.Add(new Problem(twin.File, 1, 1, null, ShelfWords.OrganisationTwice(twin.Organisation.Id)));
        var tenants = files.SelectMany(file => file.Organisation.Tenants.Distinct().Select(tenant => (tenant, file)));
        foreach (var (tenant, file) in tenants.GroupBy(pair => pair.tenant).SelectMany(group => group.Skip(1)))
            problems.Add(new Problem(file.File, 1, 1, null, ShelfWords.TenantTwice(tenant)));
    }
}

/// <summary>An organisation and the procedure it follows, its own values already in it.</summary>
/// <param name="Organisation">The organisation.</param>
/// <param name="Definition">The effective procedure: a report opened now freezes exactly this text.</param>
/// <param name="File">The roster file, for messages.</param>
public sealed record Following(Organisation Organisation, Definition Definition, string File);
