namespace PdBot.Teams.Protocol;

/// <summary>Values of <see cref="Activity.Type"/> that PdBot knows; any other type is accepted and ignored.</summary>
public static class ActivityTypes
{
    /// <summary>Typed text, or the values of an Action.Submit.</summary>
    public const string Message = "message";

    /// <summary>A request that expects its answer in the HTTP response.</summary>
    public const string Invoke = "invoke";

    /// <summary>Members joined or left a conversation.</summary>
    public const string ConversationUpdate = "conversationUpdate";

    /// <summary>The app was added, upgraded or removed; <see cref="Activity.Action"/> says which.</summary>
    public const string InstallationUpdate = "installationUpdate";
}
