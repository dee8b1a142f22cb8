namespace PdBot.Teams.Cards.Schema;

/// <summary>Lets clients ask for the newest card by themselves, at most once a minute.</summary>
/// <param name="Action">Sent as <c>adaptiveCard/action</c> with the trigger <c>automatic</c>.</param>
public sealed record Refresh(ActionExecute Action)
{
    /// <summary>The most that Teams accepts in <see cref="UserIds"/>.</summary>
    public const int MaxUserIds = 60;

    /// <summary>Whose clients ask, as <c>29:…</c> ids, at most 60. Null: everyone, where the conversation has no more than 60 people.</summary>
    public IReadOnlyList<string>? UserIds { get; init; }
}
