using System.Diagnostics.CodeAnalysis;

namespace PdBot.Teams.Protocol;

/// <summary>What came of reading a body: an activity, or the reason why there is none.</summary>
/// <param name="Activity">Null exactly when <paramref name="Error"/> is not <see cref="ActivityError.None"/>.</param>
/// <param name="Error">The reason.</param>
public readonly record struct ActivityParse(Activity? Activity, ActivityError Error)
{
    /// <summary>There is an activity.</summary>
    [MemberNotNullWhen(true, nameof(Activity))]
    public bool Ok => Activity is not null;
}
