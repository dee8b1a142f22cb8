using System.Text;
using System.Text.Json.Nodes;
using PdBot.Domain.Roster;
using PdBot.Procedures;
using PdBot.Testing;
using PdBot.Testing.Identity;

namespace PdBot.EndToEnd.Tests.Tokens;

/// <summary>
/// The program as an organisation runs it: Production, real addresses, tokens in and out. Microsoft's side of it (the channel's keys,
/// Entra, the Connector) are servers of the tests, behind a proxy that lets nothing else out.
/// </summary>
public sealed class Office : IAsyncDisposable
{
    public const string AppId = "0b07ffff-0000-4000-8000-0000000000b0";
    public const string OwnTenant = "0b07ffff-0000-4000-8000-000000000001";
    public const string Secret = "not~a.real-secret";

    /// <summary>A tenant that is let in, but belongs to no roster.</summary>
    public const string TenantWithoutRoster = "0b07ffff-0000-4000-8000-000000000002";

    private readonly string _folder = Machine.TemporaryFolder("office");
    private BotProcess? _bot;

    private Office(Internet internet, OpenIdServer channel, EntraServer entra, LoopbackConnector connector, string serviceUrl) =>
        (Internet, Channel, Entra, Connector, ServiceUrl) = (internet, channel, entra, connector, serviceUrl);

    internal Internet Internet { get; }

    internal OpenIdServer Channel { get; }

    internal EntraServer Entra { get; }

    internal LoopbackConnector Connector { get; }

    /// <summary>What activities carry, and tokens say.</summary>
    internal string ServiceUrl { get; }

    internal BotProcess Bot => _bot ?? throw new InvalidOperationException("Not started");

    internal string Database => Path.Combine(_folder, "pdbot.db");

    internal static Organisation Organisation { get; } =
        Library.Open(null, null).Value!.Current.Organisations.Select(following => following.Organisation).Single(organisation => organisation.Id.Value.Contains("cgu", StringComparison.Ordinal));

    internal static string Tenant => Organisation.Tenants[0];

    /// <summary>Starts all of it.</summary>
    /// <param name="settings">More options, or instead of the usual ones; null takes one away.</param>
    /// <param name="world">The hosts of another cloud; null: the public one.</param>
    /// <param name="before">What happens at Microsoft before the program starts.</param>
    public static async Task<Office> StartAsync(IReadOnlyDictionary<string, string?>? settings = null, World? world = null, Action<Office>? before = null)
    {
        world ??= World.Public;
        var office = new Office(
            Internet.Create(), await OpenIdServer.StartAsync(world.Issuer, world.ChannelHost), await EntraServer.StartAsync(), await LoopbackConnector.StartAsync(),
            $"https://{world.ConnectorHost}/teams/");
        office.Internet.Play(world.ChannelHost, office.Channel.Address);
        office.Internet.Play(world.EntraHost, office.Entra.Address);
        office.Internet.Play(world.ConnectorHost, new Uri(office.Connector.ServiceUrl));
        before?.Invoke(office);
        try
        {
            office._bot = await BotProcess.StartAsync(office.Settings(settings));
            return office;
        }
        catch
        {
            await office.DisposeAsync();
            throw;
        }
    }

    /// <summary>A valid token for an activity of the usual Connector.</summary>
    internal Jwt Token() => Channel.Issue(AppId, ServiceUrl);

    /// <summary>A request that Teams would send.</summary>
    internal static RawRequest Request(string? token, JsonObject activity) => new(
        [.. token is null ? Array.Empty<(string, string)>() : [("Authorization", $"Bearer {token}")], ("Content-Type", "application/json; charset=utf-8")],
        Encoding.UTF8.GetBytes(activity.ToJsonString()));

    internal Task<(int Status, string Body)> SendAsync(RawRequest request) => request.SendAsync(Bot.Messages);

    /// <summary>Sends an activity with a token of the newest key.</summary>
    internal Task<(int Status, string Body)> SendAsync(JsonObject activity) => SendAsync(Request(Token().Write(), activity));

    /// <summary>How often something stands in what the program has printed.</summary>
    internal int Count(string text) => Bot.Output.Split(text).Length - 1;

    public async ValueTask DisposeAsync()
    {
        if (_bot is not null)
            await _bot.DisposeAsync();
        await Connector.DisposeAsync();
        await Entra.DisposeAsync();
        await Channel.DisposeAsync();
        await Internet.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private Dictionary<string, string?> Settings(IReadOnlyDictionary<string, string?>? more)
    {
        var settings = new Dictionary<string, string?>(Internet.Environment)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["DOTNET_ENVIRONMENT"] = "Production",
            ["Storage:Path"] = Database,
            ["Bot:AppId"] = AppId,
            ["Bot:TenantId"] = OwnTenant,
            ["Bot:ClientSecret"] = Secret,
            ["IDENTITY_ENDPOINT"] = Entra.MachineEndpoint.ToString(),
            ["IDENTITY_HEADER"] = EntraServer.MachineSecret,
        };
        foreach (var (option, value) in more ?? new Dictionary<string, string?>())
            settings[option] = value;
        return settings;
    }
}

/// <summary>The hosts of a cloud.</summary>
public sealed record World(string Name, string Issuer, string ChannelHost, string EntraHost, string ConnectorHost, string Audience)
{
    public static World Public { get; } =
        new("Public", "https://api.botframework.com", "login.botframework.com", "login.microsoftonline.com", "smba.trafficmanager.net", "https://api.botframework.com");

    public static World UsGovernment { get; } =
        new("USGov", "https://api.botframework.us", "login.botframework.azure.us", "login.microsoftonline.us", "smba.infra.gov.teams.microsoft.us", "https://api.botframework.us");

    public static World China { get; } =
        new("China", "https://api.botframework.azure.cn", "login.botframework.azure.cn", "login.partner.microsoftonline.cn", "teams.botframework.azure.cn", "https://api.botframework.azure.cn");
}
