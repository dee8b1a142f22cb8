namespace PdBot.EndToEnd.Tests;

/// <summary>All tests that start processes: one after another, with one browser between them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class EndToEndCollection : ICollectionFixture<Chromium>
{
    public const string Name = "End to end";

    /// <summary>The trait of what mostly waits: <c>tests/run.sh</c> runs it in a process of its own, beside everything else.</summary>
    public const string Patient = "Patient";
}
