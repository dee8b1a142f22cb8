namespace PdBot.EndToEnd.Tests.Playground;

/// <summary>What all persons of one test share: their tenant, the bot and a team.</summary>
internal sealed record PlaygroundOrganisation(Guid TenantId, string BotId, string BotName)
{
    public string TeamId { get; init; } = "19:team@thread.tacv2";

    public string ChannelId { get; init; } = "19:general@thread.tacv2";

    public static PlaygroundOrganisation Example { get; } =
        new(new Guid("5d0c1c1e-0000-4000-8000-000000000001"), "28:5d0c1c1e-0000-4000-8000-0000000000b0", "個資通報");
}
