namespace PdBot.Teams.Protocol;

/// <summary>The value of an invoke's error answer.</summary>
/// <param name="Code">A word for programs.</param>
/// <param name="Message">A sentence for people; no personal data.</param>
public sealed record InvokeError(string Code, string Message);
