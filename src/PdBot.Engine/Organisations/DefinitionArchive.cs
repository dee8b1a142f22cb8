using System.Collections.Concurrent;
using PdBot.Domain;
using PdBot.Domain.Procedures;
using PdBot.Engine.Ports;

namespace PdBot.Engine.Organisations;

/// <summary>Reads a procedure from its text. Throws when the text is broken, which a frozen one never is.</summary>
public delegate Procedure ReadDefinition(string text);

/// <summary>The procedures that reports froze, by content hash. Each is read once.</summary>
public sealed class DefinitionArchive(IReportLog log, ReadDefinition read)
{
    private readonly ConcurrentDictionary<DefinitionHash, Procedure> procedures = new();

    /// <summary>The procedure of a hash.</summary>
    /// <exception cref="InvalidOperationException">The store lost the definition.</exception>
    public async ValueTask<Procedure> FindAsync(DefinitionHash hash, CancellationToken cancellationToken)
    {
        if (procedures.TryGetValue(hash, out var known))
            return known;
        var text = await log.LoadDefinitionAsync(hash, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidOperationException($"The definition {hash} is not in the store.");
        return procedures.GetOrAdd(hash, read(text));
    }

    /// <summary>Keeps the definition before the first report is opened under it.</summary>
    public async ValueTask FreezeAsync(OrganisationSetup setup, CancellationToken cancellationToken)
    {
        if (procedures.ContainsKey(setup.Definition))
            return;
        await log.SaveDefinitionAsync(setup.Definition, setup.DefinitionText, cancellationToken).ConfigureAwait(false);
        procedures.TryAdd(setup.Definition, read(setup.DefinitionText));
    }
}
