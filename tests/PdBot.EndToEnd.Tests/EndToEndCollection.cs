namespace PdBot.EndToEnd.Tests;

/// <summary>All tests that start processes: one after another, with one browser between them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class EndToEndCollection : ICollectionFixture<Chromium>
{
    public const string Name = "End to end";

    /// <summary>The trait of the longest ones, which often wait: <c>tests/run.sh</c> runs them in a process of their own, beside everything else.</summary>
    public const string Beside = "Beside";
}
