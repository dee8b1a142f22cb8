using PdBot.Storage.Events;

namespace PdBot.Storage.Azure.Keeping;

/// <summary>A line of a container of checkpoints.</summary>
/// <param name="Blob">The blob it stands in.</param>
/// <param name="Number">Which of its lines; the first is 1.</param>
/// <param name="Checkpoint">What it says; null when it is not, byte for byte, a checkpoint.</param>
public sealed record KeptLine(string Blob, int Number, Checkpoint? Checkpoint);
