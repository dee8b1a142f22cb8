using PdBot.Domain;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PdBot.Procedures.Reading;

/// <summary>Collects every problem of one file; reading goes on after each.</summary>
internal sealed class Problems(string file)
{
    private readonly List<Problem> found = [];

    public IReadOnlyList<Problem> All => found;

    public bool None => found.Count == 0;

    public void Add(YamlNode node, LocalizedText message, string? clause = null) =>
        found.Add(new Problem(file, (int)node.Start.Line, (int)node.Start.Column, clause, message));

    public void Add(LocalizedText message, Mark? at = null) =>
        found.Add(new Problem(file, (int)(at?.Line ?? 0), (int)(at?.Column ?? 0), null, message));
}
