using PdBot.Engine.Organisations;
using PdBot.Engine.Ports;

namespace PdBot.Teams.Tests.Graph;

/// <summary>The roster file as a directory.</summary>
public sealed class RosterDirectoryTests : DirectoryContract
{
    protected override Task<IDirectory> OpenAsync() => Task.FromResult<IDirectory>(new RosterDirectory(World));
}
