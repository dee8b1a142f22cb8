namespace PdBot.Domain.Tests.Invariants;

/// <summary>A promise that did not hold.</summary>
internal sealed class BrokenInvariantException(int number, string what) : Exception($"Invariant {number}: {what}")
{
    public int Number { get; } = number;
}
