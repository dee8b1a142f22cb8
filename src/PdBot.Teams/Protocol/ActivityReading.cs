using System.Text.Json;

namespace PdBot.Teams.Protocol;

/// <summary>What can be read out of an activity whose parts may be missing.</summary>
public static class ActivityReading
{
    /// <summary>Where to answer; null when the activity names no conversation or no service.</summary>
    public static ConversationReference? GetConversationReference(this Activity activity)
    {
        if (activity.Conversation is not { Id.Length: > 0 } conversation || string.IsNullOrEmpty(activity.ServiceUrl))
        {
            return null;
        }

        return new ConversationReference
        {
            ServiceUrl = activity.ServiceUrl,
            Conversation = conversation with { TenantId = activity.TenantId() },
            User = activity.From,
            Bot = activity.Recipient,
            ActivityId = activity.Id,
            ChannelId = activity.ChannelId,
            Locale = activity.UserLocale(),
        };
    }

    /// <summary>The Entra tenant, from the conversation or else from the channel data; null when neither names one.</summary>
    public static string? TenantId(this Activity activity) =>
        activity.Conversation?.TenantId ?? activity.ChannelData?.Object("tenant")?.Text("id");

    /// <summary>The sender's locale, from the activity or else from the client information; null when unknown.</summary>
    public static string? UserLocale(this Activity activity)
    {
        if (activity.Locale is { Length: > 0 })
        {
            return activity.Locale;
        }

        foreach (var entity in activity.Entities ?? [])
        {
            if (entity is { Type: "clientInfo", Locale.Length: > 0 })
            {
                return entity.Locale;
            }
        }

        return null;
    }

    /// <summary>A string member; null when the element is no object, lacks it, or holds another kind of value.</summary>
    public static string? Text(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;

    /// <summary>An object member; null when the element is no object, lacks it, or holds another kind of value.</summary>
    public static JsonElement? Object(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.Object
            ? member
            : null;
}
