using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using Azure.Core;
using PdBot.Domain.Roster;
using PdBot.Engine.Organisations;
using PdBot.Engine.Ports;
using PdBot.Host.Options;
using PdBot.Teams.Graph;
using PdBot.Teams.Identity;
using PdBot.Teams.Meetings;
using PdBot.Teams.Outbound;

namespace PdBot.Host.Composition;

/// <summary>Proves to the Graph of a tenant who the bot is.</summary>
public delegate TokenCredential GraphCredential(string tenant);

/// <summary>Which directory an organisation has.</summary>
internal static class Directories
{
    /// <summary>The settings as they are, unchecked.</summary>
    public static DirectoryOptions Read(IConfiguration configuration) => Settings.Read<DirectoryOptions>(configuration, DirectoryOptions.Section);

    /// <summary>The file itself, where Graph is not asked.</summary>
    public static DirectoryOf OfFiles { get; } = organisation => new RosterDirectory(organisation);

    /// <summary>No calendar, where Graph is not asked.</summary>
    public static CalendarOf NoCalendars { get; } = _ => null;

    /// <summary>Somebody waits, so there is one attempt.</summary>
    private static GraphOptions Once { get; } = new() { Attempts = 1, Timeout = TimeSpan.FromSeconds(10) };

    /// <summary>The directories of checked options, one for each tenant.</summary>
    /// <param name="options">Section <c>Graph</c>, enabled.</param>
    /// <param name="bot">Section <c>Bot</c>.</param>
    /// <param name="credential">Gives the credential for a tenant.</param>
    /// <param name="isDevelopment">Development may ask a server on this machine.</param>
    /// <param name="http">Follows no redirects.</param>
    /// <param name="time">The clock.</param>
    /// <param name="loggers">Makes the loggers.</param>
    /// <exception cref="ValidationException">The address is none that a token may go to.</exception>
    public static DirectoryOf InGraph(
        DirectoryOptions options, BotOptions bot, GraphCredential credential, bool isDevelopment, HttpClient http, TimeProvider time, ILoggerFactory loggers)
    {
        var clients = Clients(options, bot, credential, isDevelopment, http, new GraphOptions(), time, loggers);
        var directories = new ConcurrentDictionary<string, IDirectory>();
        return organisation => directories.GetOrAdd(organisation.Tenants[0], tenant => new GraphDirectory(clients(tenant), new GraphRights(time, loggers.CreateLogger<GraphRights>()), time));
    }

    /// <summary>Mail and installation, by the same options.</summary>
    public static Func<Organisation, GraphPost> PostInGraph(
        DirectoryOptions options, BotOptions bot, GraphCredential credential, bool isDevelopment, HttpClient http, TimeProvider time, ILoggerFactory loggers)
    {
        var clients = Clients(options, bot, credential, isDevelopment, http, Once, time, loggers);
        var posts = new ConcurrentDictionary<string, GraphPost>();
        return organisation => posts.GetOrAdd(
            organisation.Tenants[0], tenant => new GraphPost(clients(tenant), new GraphRights(time, loggers.CreateLogger<GraphRights>()), options.MailFrom, options.CatalogAppId));
    }

    /// <summary>Meetings, by the same options.</summary>
    public static CalendarOf CalendarsInGraph(
        DirectoryOptions options, BotOptions bot, GraphCredential credential, bool isDevelopment, HttpClient http, TimeProvider time, ILoggerFactory loggers)
    {
        var clients = Clients(options, bot, credential, isDevelopment, http, Once, time, loggers);
        var link = Cloud(options, bot, isDevelopment).ChatWith(bot.AppId);
        var calendars = new ConcurrentDictionary<string, GraphCalendar>();
        return organisation => calendars.GetOrAdd(
            organisation.Tenants[0], tenant => new GraphCalendar(clients(tenant), new GraphRights(time, loggers.CreateLogger<GraphRights>()), link));
    }

    private static Func<string, GraphClient> Clients(
        DirectoryOptions options, BotOptions bot, GraphCredential credential, bool isDevelopment, HttpClient http, GraphOptions patience, TimeProvider time, ILoggerFactory loggers)
    {
        var cloud = Cloud(options, bot, isDevelopment);
        var addresses = new ServiceUrlPolicy([], isDevelopment, cloud.Root.Host);
        return tenant =>
        {
            var tokens = new ConnectorTokens(() => credential(tenant), cloud.Scope, addresses, time, loggers.CreateLogger<ConnectorTokens>());
            return new GraphClient(http, cloud, tokens.GetAsync, tokens.Refused, patience, time);
        };
    }

    /// <summary>The bot's own identity, in each organisation's tenant where it is one for many.</summary>
    /// <exception cref="ValidationException">There is no identity, or its certificate cannot be used.</exception>
    public static GraphCredential Credential(BotOptions bot, TimeProvider time)
    {
        if (bot.AppId.Length == 0)
            throw new ValidationException("Graph:Enabled needs Bot:AppId and what proves it. / 啟用 Graph:Enabled 須設定 Bot:AppId 及其憑證。");
        var identity = BotIdentities.Create(bot, time);
        return tenant => BotCredential.Create(bot.AppType == "MultiTenant" ? identity with { TenantId = tenant } : identity);
    }

    /// <summary>Where Graph is.</summary>
    /// <exception cref="ValidationException">The address is none that a token may go to.</exception>
    public static GraphCloud Cloud(DirectoryOptions options, BotOptions bot, bool isDevelopment)
    {
        var cloud = GraphCloud.Of(BotIdentities.Cloud(bot));
        if (options.Address.Length == 0)
            return cloud;
        return Uri.TryCreate(options.Address.TrimEnd('/'), UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback && isDevelopment))
            ? cloud with { Root = address }
            : throw new ValidationException("Graph:Address must be an https address; http only in Development and on this machine.");
    }
}
