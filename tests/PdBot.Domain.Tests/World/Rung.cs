namespace PdBot.Domain.Tests.World;

/// <summary>The levels of the small procedure by name.</summary>
internal static class Rung
{
    public const int Window = 0;
    public const int Judges = 1;
    public const int Convener = 2;
    public const int Vice = 3;
    public const int President = 4;
}
