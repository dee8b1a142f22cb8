using System.Collections.Frozen;
using PdBot.Teams.Protocol;

namespace PdBot.Teams.Identity;

/// <summary>What a valid token of the channel says; <see cref="Against"/> asks whether it fits the activity that came with it.</summary>
public sealed class ChannelToken
{
    private readonly string? serviceUrl;
    private readonly FrozenSet<string> endorsements;

    internal ChannelToken(string? serviceUrl, FrozenSet<string> endorsements) => (this.serviceUrl, this.endorsements) = (serviceUrl, endorsements);

    /// <summary>Whether the token was issued for this activity's channel and Connector. An activity without a channel is endorsed by nobody.</summary>
    public TokenFault Against(Activity activity)
    {
        if (activity.ChannelId is not { Length: > 0 } channel || !endorsements.Contains(channel))
            return TokenFault.NotEndorsed;
        if (serviceUrl is null)
            return TokenFault.NoServiceUrl;
        return serviceUrl.Equals(activity.ServiceUrl, StringComparison.OrdinalIgnoreCase) ? TokenFault.None : TokenFault.WrongServiceUrl;
    }
}
