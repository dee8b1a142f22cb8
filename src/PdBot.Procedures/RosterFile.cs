using PdBot.Procedures.Reading;

namespace PdBot.Procedures;

/// <summary>Roster files (聯絡名冊): YAML in, an organisation or every problem out.</summary>
public static class RosterFile
{
    /// <summary>Reads a roster file.</summary>
    public static LoadResult<OrganisationFile> Load(string path)
    {
        var problems = new Problems(path);
        return YamlText.Read(path, problems) is { } yaml ? Parse(yaml, path) : LoadResult<OrganisationFile>.Broken(problems.All);
    }

    /// <summary>Reads the text of a roster.</summary>
    /// <param name="yaml">The whole text.</param>
    /// <param name="fileName">What problems call it.</param>
    public static LoadResult<OrganisationFile> Parse(string yaml, string fileName)
    {
        var problems = new Problems(fileName);
        var organisation = RosterReader.Read(yaml, fileName, problems);
        return organisation is not null && problems.None ? LoadResult<OrganisationFile>.Of(organisation) : LoadResult<OrganisationFile>.Broken(problems.All);
    }
}
