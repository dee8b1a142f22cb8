using PdBot.Domain;
using PdBot.Engine.Ports;
using PdBot.Teams.Protocol;

namespace PdBot.Teams.Inbound;

/// <summary>Who speaks: the Entra object id and tenant of the authenticated activity, nothing typed.</summary>
/// <param name="Person">The Entra object id.</param>
/// <param name="Tenant">The Entra tenant.</param>
/// <param name="Name">The name as the channel gives it.</param>
/// <param name="Language">The language in which to answer.</param>
/// <param name="Reference">Where the activity came from.</param>
/// <param name="IsPersonal">True in the 1:1 chat with the bot; elsewhere others can read along.</param>
internal sealed record Caller(PersonId Person, string Tenant, string Name, Language Language, ConversationReference Reference, bool IsPersonal)
{
    /// <summary>Null when the activity does not say who speaks, or from where.</summary>
    public static Caller? Read(Activity activity, PersonAddress? known)
    {
        if (activity.From?.AadObjectId is not { Length: > 0 } id || activity.TenantId() is not { Length: > 0 } tenant || activity.GetConversationReference() is not { } reference)
            return null;
        return new Caller(
            Normal(id), tenant.ToLowerInvariant(), activity.From.Name ?? "", LanguageOf(activity.UserLocale()) ?? known?.Language ?? Language.ZhTw,
            reference, activity.Conversation?.ConversationType is null or "personal" && !IsElsewhere(activity));
    }

    /// <summary>The person of an activity, before anything else is read; null when it names none.</summary>
    public static PersonId? PersonOf(Activity activity) => activity.From?.AadObjectId is { Length: > 0 } id ? Normal(id) : null;

    /// <summary>Others could read what was typed: in a channel or group chat, unless it was sent to the bot alone.</summary>
    public bool IsOverheard => !IsPersonal && Reference.Bot?.IsTargeted != true;

    /// <summary>Where the person can be written to from now on; only the 1:1 chat counts, elsewhere it is still to be opened.</summary>
    public PersonAddress Address() => new(
        Person, Tenant, Reference.ServiceUrl, IsPersonal ? Reference.Conversation.Id ?? "" : "", Reference.User?.Id ?? "", Reference.Bot?.Id ?? "", Language);

    // A message action comes from the chat of that message, which may be a 1:1 chat with somebody else.
    private static bool IsElsewhere(Activity activity) =>
        activity.Type == ActivityTypes.Invoke && activity.Name?.StartsWith(InvokeNames.MessageExtensions, StringComparison.Ordinal) == true;

    private static PersonId Normal(string id) => PersonId.From(id.ToLowerInvariant());

    private static Language? LanguageOf(string? locale) =>
        locale is null ? null : locale.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Domain.Language.ZhTw : Domain.Language.En;
}
