namespace PdBot.EndToEnd.Tests;

/// <summary>All tests that start processes: one after another, with one browser between them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class EndToEndCollection : ICollectionFixture<Chromium>
{
    public const string Name = "End to end";
}
