namespace PdBot.Teams.Protocol;

/// <summary>The conversation that an activity belongs to.</summary>
public sealed record ConversationAccount
{
    /// <summary><c>a:…</c> (1:1), <c>19:…</c> (group, channel, or thread with <c>;messageid=</c>).</summary>
    public string? Id { get; init; }

    /// <summary>The Entra tenant; null on some events, then <c>channelData.tenant.id</c> has it.</summary>
    public string? TenantId { get; init; }

    /// <summary><c>personal</c>, <c>groupChat</c> or <c>channel</c>; null when Teams left it out.</summary>
    public string? ConversationType { get; init; }

    /// <summary>True in group chats and channels; null means no.</summary>
    public bool? IsGroup { get; init; }
}
