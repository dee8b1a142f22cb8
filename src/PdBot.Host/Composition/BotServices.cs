using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PdBot.Engine.Organisations;
using PdBot.Engine.Outbox;
using PdBot.Engine.Ports;
using PdBot.Engine.Reports;
using PdBot.Engine.Wakes;
using PdBot.Host.Audit;
using PdBot.Host.Documents;
using PdBot.Host.Options;
using PdBot.Storage;
using PdBot.Teams.Documents;
using PdBot.Teams.Graph;
using PdBot.Teams.Identity;
using PdBot.Teams.Inbound;
using PdBot.Teams.Meetings;
using PdBot.Teams.Outbound;
using PdBot.Teams.RollCalls;

namespace PdBot.Host.Composition;

/// <summary>Puts the rooms together. The server, the rehearsal and the tests all use this one list.</summary>
public static class BotServices
{
    /// <summary>Everything but the door and the two loops.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="store">The opened store.</param>
    /// <param name="organisations">The organisations at the start.</param>
    /// <param name="read">Reads a frozen definition.</param>
    /// <param name="connector">Which Connector addresses may be talked to.</param>
    /// <param name="time">The clock.</param>
    public static IServiceCollection AddBot(
        this IServiceCollection services, IStore store, IEnumerable<OrganisationSetup> organisations, ReadDefinition read, ConnectorOptions connector, TimeProvider time)
    {
        services.AddSingleton(time).AddSingleton(store).AddSingleton(store.Log).AddSingleton(store.Wakes).AddSingleton(store.People).AddSingleton(store.RollCalls).AddSingleton(read);
        services.AddSingleton(new OrganisationRegister(organisations));
        services.AddSingleton<DefinitionArchive>().AddSingleton<OutboxQueue>().AddSingleton<ReportEngine>().AddSingleton<OutboxWorker>().AddSingleton<WakeWorker>();
        services.AddSingleton(connector).AddSingleton(connector.ServiceUrls);
        services.TryAddSingleton(_ => new HttpClient(ConnectorClient.CreateHandler()) { Timeout = Timeout.InfiniteTimeSpan });
        services.AddSingleton(provider => provider.GetService<ConnectorTokens>() is { } tokens
            ? new ConnectorClient(provider.GetRequiredService<HttpClient>(), tokens.GetAsync, connector, time, tokens.Refused)
            : new ConnectorClient(provider.GetRequiredService<HttpClient>(), (_, _) => ValueTask.FromResult<string?>(null), connector, time));
        services.AddSingleton<Pacing>().AddSingleton<AddressBook>().AddSingleton<CardDelivery>();
        services.AddSingleton<Deliver>(provider => provider.GetRequiredService<CardDelivery>().DeliverAsync);
        services.AddSingleton<ReplyQueue>().AddSingleton<ReplyWorker>().AddSingleton<ExecutiveNews>().AddSingleton<SelfAudit>().AddSingleton<Errands>().AddSingleton<CheckpointKeeping>().AddSingleton<DailyCheckpoint>();
        services.AddOptions<DirectoryOptions>();
        services.AddOptions<ReachabilityOptions>();
        services.AddOptions<RollCallOptions>();
        services.AddSingleton(Directories.OfFiles).AddSingleton(Directories.NoCalendars).AddSingleton<DirectoryWatch>().AddSingleton<NightlyReachability>().AddSingleton<RollCallDesk>().AddSingleton<QuarterlyRollCall>();
        services.AddOptions<BotOptions>();
        services.AddDataProtection().SetApplicationName("PdBot");
        services.Configure<KeyManagementOptions>(ring => ring.XmlRepository = new LinkKeyRepository(store.LinkKeys));
        services.AddSingleton<DocumentLinks>().AddSingleton<IDocumentLinks>(provider => provider.GetRequiredService<DocumentLinks>());
        services.AddSingleton<MeetingHandler>().AddSingleton<ChatCommandHandler>().AddSingleton<CardActionHandler>().AddSingleton<MessageExtensionHandler>().AddSingleton<TurnHandler>();
        return services;
    }

    /// <summary>Tokens in and out; without this call requests carry none, and none are sent.</summary>
    /// <param name="services">Where to, beside <see cref="AddBot"/>.</param>
    /// <param name="identity">Who the bot is.</param>
    /// <param name="metadata">Where the channel's keys are announced.</param>
    /// <param name="time">The clock.</param>
    public static IServiceCollection AddIdentity(this IServiceCollection services, BotIdentity identity, Uri metadata, TimeProvider time) => services
        .AddSingleton(provider => new ChannelKeyRing(metadata, time, provider.GetRequiredService<ILogger<ChannelKeyRing>>()))
        .AddSingleton(provider => new ChannelTokenValidator(identity.AppId, identity.Cloud, provider.GetRequiredService<ChannelKeyRing>(), time))
        .AddSingleton(provider => new ConnectorTokens(
            () => BotCredential.Create(identity), identity.Cloud.Scope, provider.GetRequiredService<ServiceUrlPolicy>(), time,
            provider.GetRequiredService<ILogger<ConnectorTokens>>()));

    /// <summary>Graph as the directory, for meetings, and as the last resort for whom Teams does not reach.</summary>
    internal static IServiceCollection AddGraph(this IServiceCollection services, DirectoryOptions directory, BotOptions bot, bool isDevelopment, TimeProvider time)
    {
        services.AddSingleton(provider => Directories.InGraph(
            directory, bot, Credential(provider), isDevelopment, provider.GetRequiredService<HttpClient>(), time, provider.GetRequiredService<ILoggerFactory>()));
        if (directory.Meetings)
            services.AddSingleton(provider => Directories.CalendarsInGraph(
                directory, bot, Credential(provider), isDevelopment, provider.GetRequiredService<HttpClient>(), time, provider.GetRequiredService<ILoggerFactory>()));
        if (directory.MailFrom.Length == 0 && directory.CatalogAppId.Length == 0)
            return services;
        services.AddSingleton(provider => new LastResort(
            provider.GetRequiredService<CardDelivery>().DeliverAsync,
            Directories.PostInGraph(directory, bot, Credential(provider), isDevelopment, provider.GetRequiredService<HttpClient>(), time, provider.GetRequiredService<ILoggerFactory>()),
            provider.GetRequiredService<OrganisationRegister>(), provider.GetRequiredService<AddressBook>(), Directories.Cloud(directory, bot, isDevelopment).ChatWith(bot.AppId), time));
        return services
            .AddSingleton<Deliver>(provider => provider.GetRequiredService<LastResort>().DeliverAsync)
            .AddSingleton<LastWord>(provider => provider.GetRequiredService<LastResort>().MailAsync);

        GraphCredential Credential(IServiceProvider provider) => provider.GetService<GraphCredential>() ?? Directories.Credential(bot, time);
    }

    /// <summary>The loops that let time pass and empty the outbox.</summary>
    public static IServiceCollection AddBotWorkers(this IServiceCollection services) => services
        .AddHostedService(provider => provider.GetRequiredService<DirectoryWatch>())
        .AddHostedService(provider => provider.GetRequiredService<OutboxWorker>())
        .AddHostedService(provider => provider.GetRequiredService<WakeWorker>())
        .AddHostedService(provider => provider.GetRequiredService<ReplyWorker>())
        .AddHostedService(provider => provider.GetRequiredService<SelfAudit>())
        .AddHostedService(provider => provider.GetRequiredService<DailyCheckpoint>())
        .AddHostedService(provider => provider.GetRequiredService<NightlyReachability>())
        .AddHostedService(provider => provider.GetRequiredService<QuarterlyRollCall>());
}
