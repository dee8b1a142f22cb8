using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace PdBot.Architecture.Tests;

/// <summary>A room as the compiler left it.</summary>
internal sealed class Compiled : IDisposable
{
    private readonly PEReader file;
    private readonly MetadataReader metadata;

    public Compiled(string room)
    {
        file = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, $"PdBot.{room}.dll")));
        metadata = file.GetMetadataReader();
    }

    /// <summary>The assemblies that its code uses.</summary>
    public string[] Assemblies =>
        [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name)).Order(StringComparer.Ordinal)];

    /// <summary>The other rooms that its code uses.</summary>
    public string[] Rooms => [.. Assemblies.Where(name => name.StartsWith("PdBot.", StringComparison.Ordinal)).Select(name => name["PdBot.".Length..])];

    /// <summary>The types of other assemblies that its code uses, with their namespaces.</summary>
    public string[] Types =>
        [.. metadata.TypeReferences.Select(handle => metadata.GetTypeReference(handle)).Select(type => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}").Order(StringComparer.Ordinal)];

    /// <summary>The members of other assemblies that its code uses, as <c>Type.Member</c>.</summary>
    public string[] Members =>
        [.. metadata.MemberReferences.Select(handle => metadata.GetMemberReference(handle))
            .Where(member => member.Parent.Kind == HandleKind.TypeReference)
            .Select(member => $"{metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)member.Parent).Name)}.{metadata.GetString(member.Name)}")];

    public void Dispose() => file.Dispose();
}
