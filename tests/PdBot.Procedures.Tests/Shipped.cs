using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using PdBot.Domain;
using PdBot.Domain.Facts;
using PdBot.Domain.Procedures;

namespace PdBot.Procedures.Tests;

/// <summary>The files that the product ships, and small changes to their text.</summary>
internal static class Shipped
{
    /// <summary>A working day in the week in which the example absences run.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);

    /// <summary>The shipped procedures.</summary>
    public static Xunit.TheoryData<string> Ids => ["cga", "cgu", "mac", "niu", "pdpa-2026-draft", "taipei-nco"];

    /// <summary>Where this source file is.</summary>
    public static string SourceFile([CallerFilePath] string here = "") => here;

    public static string ProcedureText(string id) => File.ReadAllText(Path.Combine(Library.ShippedProcedures, $"{id}.yaml"));

    public static string RosterText(string id) => File.ReadAllText(Path.Combine(Library.ShippedOrganisations, $"{id}.yaml"));

    public static Definition Definition(string id) => Read(ProcedureText(id));

    public static Following Organisation(string id) =>
        Library.Open(null, null).Value!.Current.Find(new OrganisationId(id))!;

    public static Definition Read(string yaml)
    {
        var result = ProcedureFile.ParseDefinition(yaml, "test.yaml");
        return result.Value ?? throw new InvalidOperationException(string.Join("\n", result.Problems.Select(problem => problem.ToLine(Language.En))));
    }

    /// <summary>The text with one passage replaced; the passage must be there.</summary>
    public static string With(this string text, string passage, string replacement)
    {
        var at = text.IndexOf(passage, StringComparison.Ordinal);
        return at < 0 ? throw new ArgumentException($"Not in the file: {passage}") : text[..at] + replacement + text[(at + passage.Length)..];
    }

    /// <summary>The line, counted from 1, on which a passage begins.</summary>
    public static int LineOf(this string text, string passage) =>
        text[..text.IndexOf(passage, StringComparison.Ordinal)].Count(letter => letter == '\n') + 1;

    public static Situation Situation(this Procedure procedure, string source, params (string Key, FactValue Value)[] facts) => new(
        new SourceId(source), facts.ToImmutableDictionary(fact => new FactKey(fact.Key), fact => fact.Value), 0, procedure.Branches);

    /// <summary>Compares with a golden file; <c>PDBOT_ACCEPT=1</c> writes it instead.</summary>
    public static void Golden(string name, IEnumerable<string> lines, [CallerFilePath] string here = "")
    {
        var actual = string.Join("\n", lines) + "\n";
        var source = Path.Combine(Path.GetDirectoryName(here)!, "Golden", name);
        if (Environment.GetEnvironmentVariable("PDBOT_ACCEPT") == "1")
            File.WriteAllText(source, actual);
        Xunit.Assert.Equal(File.ReadAllText(source), actual);
    }
}
