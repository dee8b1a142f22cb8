using PdBot.Teams.Identity;

namespace PdBot.Teams.Graph;

/// <summary>Where Microsoft Graph of a cloud is, and what its tokens are for.</summary>
/// <param name="Root">The address with its version, without a slash at the end.</param>
/// <param name="Scope">The scope of an application's token.</param>
public sealed record GraphCloud(Uri Root, string Scope)
{
    /// <summary>The Graph of a cloud.</summary>
    public static GraphCloud Of(BotCloud cloud) => cloud.Name switch
    {
        "USGov" => At("https://graph.microsoft.us"),
        "China" => At("https://microsoftgraph.chinacloudapi.cn"),
        _ => At("https://graph.microsoft.com"),
    };

    private static GraphCloud At(string origin) => new(new Uri($"{origin}/v1.0"), $"{origin}/.default");
}
