using System.Text;
using System.Text.Json;
using PdBot.Domain.Procedures;
using PdBot.Procedures.Reading;

namespace PdBot.Procedures;

/// <summary>Procedure files: YAML in, a procedure or every problem out.</summary>
public static class ProcedureFile
{
    /// <summary>Everything below this line was added by <see cref="WithParameters"/>.</summary>
    private const string ParametersMark = "# 機構自訂的參數，取代上列 parameter: true 之值 / the organisation's own values for the parameters above";

    /// <summary>Reads a procedure file.</summary>
    public static LoadResult<Procedure> Load(string path) => ProcedureOf(LoadDefinition(path));

    /// <summary>Reads the text of a procedure, such as a frozen one from the store.</summary>
    /// <param name="yaml">The whole text.</param>
    /// <param name="fileName">What problems call it.</param>
    public static LoadResult<Procedure> Parse(string yaml, string fileName) => ProcedureOf(ParseDefinition(yaml, fileName));

    /// <summary>Reads a procedure file and keeps its text.</summary>
    public static LoadResult<Definition> LoadDefinition(string path)
    {
        var problems = new Problems(path);
        return YamlText.Read(path, problems) is { } yaml ? ParseDefinition(yaml, path) : LoadResult<Definition>.Broken(problems.All);
    }

    /// <summary>Reads the text of a procedure and keeps it.</summary>
    /// <param name="yaml">The whole text.</param>
    /// <param name="fileName">What problems call it.</param>
    public static LoadResult<Definition> ParseDefinition(string yaml, string fileName)
    {
        var problems = new Problems(fileName);
        var definition = ProcedureReader.Read(yaml, fileName, problems);
        return definition is not null && problems.None ? LoadResult<Definition>.Of(definition) : LoadResult<Definition>.Broken(problems.All);
    }

    /// <summary>The text in which an organisation's values replace the parameters. It stands alone: reading it needs no roster.</summary>
    /// <param name="yaml">The text of a procedure; values that this method added before are replaced.</param>
    /// <param name="overrides">From place (<c>repeatEvery</c>, <c>unit.window</c>, <c>unit.decideWithin</c>) to length (<c>10m</c>). Wrong ones are reported when the text is read.</param>
    public static string WithParameters(string yaml, IReadOnlyDictionary<string, string> overrides)
    {
        var mark = yaml.IndexOf(ParametersMark, StringComparison.Ordinal);
        var own = mark < 0 ? yaml : yaml[..mark];
        if (overrides.Count == 0)
            return own;
        var text = new StringBuilder(own);
        if (!own.EndsWith('\n'))
            text.Append('\n');
        text.Append(ParametersMark).Append("\nparameters:\n");
        foreach (var (place, value) in overrides.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            text.Append("  ").Append(JsonSerializer.Serialize(place)).Append(": ").Append(JsonSerializer.Serialize(value)).Append('\n');
        return text.ToString();
    }

    private static LoadResult<Procedure> ProcedureOf(LoadResult<Definition> result) => new(result.Value?.Procedure, result.Problems);
}
