using PdBot.Teams.Protocol;

namespace PdBot.Teams.Outbound;

/// <summary>The body that creates a 1:1 conversation. The tenant stands in both places that Teams has documented.</summary>
internal sealed record ConversationParameters(
    bool IsGroup,
    IReadOnlyList<ChannelAccount> Members,
    string TenantId,
    ConversationParameters.TenantData ChannelData)
{
    public static ConversationParameters OneToOne(string userId, string tenantId) =>
        new(false, [new ChannelAccount { Id = userId }], tenantId, new TenantData(new Tenant(tenantId)));

    internal sealed record TenantData(Tenant Tenant);

    internal sealed record Tenant(string Id);
}
