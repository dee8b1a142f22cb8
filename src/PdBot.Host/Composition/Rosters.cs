using PdBot.Domain;
using PdBot.Domain.Procedures;
using PdBot.Engine.Organisations;
using PdBot.Procedures;

namespace PdBot.Host.Composition;

/// <summary>From files to what the engine works with.</summary>
internal static class Rosters
{
    /// <summary>The library; or null after the problems were printed, each with file, line and reason.</summary>
    public static Library? Open(string? proceduresPath, string? rosterPath, TextWriter errors)
    {
        var loaded = Library.Open(Empty(proceduresPath), Empty(rosterPath));
        if (loaded.Ok)
            return loaded.Value;
        errors.WriteLine("無法載入程序或名冊，請依下列說明修正後再啟動。 / The procedures or rosters cannot be loaded:");
        foreach (var problem in loaded.Problems)
        {
            errors.WriteLine(problem.ToLine(Language.ZhTw));
            errors.WriteLine("    " + problem.Message.En);
        }
        return null;
    }

    public static IEnumerable<OrganisationSetup> Setups(Shelf shelf) => shelf.Organisations.Select(following =>
        new OrganisationSetup(following.Organisation, following.Definition.Procedure, following.Definition.Hash, following.Definition.Text));

    /// <summary>Reads a definition that a report froze.</summary>
    public static Procedure ReadDefinition(string text) => ProcedureFile.Parse(text, "frozen definition") is { Ok: true, Value: { } procedure }
        ? procedure
        : throw new InvalidOperationException("A stored definition can no longer be read; this version of PdBot is older than the one that stored it.");

    private static string? Empty(string? path) => string.IsNullOrWhiteSpace(path) ? null : path;
}
