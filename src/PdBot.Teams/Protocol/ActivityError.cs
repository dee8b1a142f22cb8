namespace PdBot.Teams.Protocol;

/// <summary>Why a body is not an activity. The host answers 413 to <see cref="TooLarge"/> and 400 to the others.</summary>
public enum ActivityError
{
    /// <summary>It is one.</summary>
    None,

    /// <summary>Not JSON, nested too deeply, not valid UTF-8, or a member of the wrong kind.</summary>
    Malformed,

    /// <summary>JSON, but without a <c>type</c>.</summary>
    MissingType,

    /// <summary>More bytes than the caller allows.</summary>
    TooLarge,
}
