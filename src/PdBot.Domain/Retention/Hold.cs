namespace PdBot.Domain.Retention;

/// <summary>證據保全.</summary>
/// <param name="At">Since when.</param>
/// <param name="By">The name of who placed it.</param>
/// <param name="Reason">Why.</param>
public sealed record Hold(DateTimeOffset At, string By, string Reason);
