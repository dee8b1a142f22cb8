using PdBot.Engine.Organisations;
using PdBot.Host.Composition;

namespace PdBot.Benchmarks;

/// <summary>The example organisation that everything is measured with.</summary>
internal static class Example
{
    public static OrganisationSetup Setup() => Rosters.Open(null, null, Console.Error) is { } library
        ? Rosters.Setups(library.Current).First(setup => setup.Organisation.Id.Value == "cgu-example")
        : throw new InvalidOperationException("The shipped procedures cannot be loaded.");
}
