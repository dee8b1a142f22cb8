using PdBot.Teams.Identity;

namespace PdBot.Teams.Graph;

/// <summary>Where Microsoft Graph of a cloud is, and what its tokens are for.</summary>
/// <param name="Root">The address with its version, without a slash at the end.</param>
/// <param name="Scope">The scope of an application's token.</param>
/// <param name="Teams">Where links into Teams lead.</param>
public sealed record GraphCloud(Uri Root, string Scope, string Teams)
{
    /// <summary>The Graph of a cloud.</summary>
    public static GraphCloud Of(BotCloud cloud) => cloud.Name switch
    {
        "USGov" => At("https://graph.microsoft.us", "https://gov.teams.microsoft.us"),
        "China" => At("https://microsoftgraph.chinacloudapi.cn", "https://teams.microsoftonline.cn"),
        _ => At("https://graph.microsoft.com", "https://teams.microsoft.com"),
    };

    /// <summary>Opens the chat with a bot.</summary>
    public string ChatWith(string appId) => $"{Teams}/l/chat/0/0?users=28:{appId}";

    private static GraphCloud At(string origin, string teams) => new(new Uri($"{origin}/v1.0"), $"{origin}/.default", teams);
}
