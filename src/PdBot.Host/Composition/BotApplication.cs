using Microsoft.Extensions.Options;
using PdBot.Host.Documents;
using PdBot.Host.Messages;
using PdBot.Host.Options;
using PdBot.Procedures;
using PdBot.Storage;
using PdBot.Teams.Identity;
using PdBot.Teams.Outbound;

namespace PdBot.Host.Composition;

/// <summary>The web application that <c>serve</c> runs; the behaviour tests run the same one with a clock of their own.</summary>
public static class BotApplication
{
    /// <summary>Where the bot listens when nothing else is said.</summary>
    public const string DefaultUrl = "http://127.0.0.1:3978";

    /// <summary>Whoever stops the program waits for what is being answered and sent, and not longer: what does not end in time is in the store and is sent again.</summary>
    public static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(8);

    /// <summary>A builder that knows the options.</summary>
    /// <param name="options">Environment and arguments; null takes them from the process.</param>
    /// <param name="urls">Where to listen; null takes the configuration, else <see cref="DefaultUrl"/>.</param>
    public static WebApplicationBuilder CreateBuilder(WebApplicationOptions? options, string? urls)
    {
        // Settings are read once. Watching their folder would wake the program at every write to the storage file below it.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            EnvironmentName = options?.EnvironmentName,
            Args = [.. options?.Args ?? [], "--hostBuilder:reloadConfigOnChange=false"],
        });
        if (urls is not null)
            builder.WebHost.UseUrls(urls);
        else if (string.IsNullOrEmpty(builder.Configuration["urls"]))
            builder.WebHost.UseUrls(DefaultUrl);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        // That it cannot start is said by the verb, in a line; that a loop has ended the program is critical.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        // It warns that the keys of links are not encrypted: they lie beside the reports, which are not either.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);
        builder.Services.AddOptions<BotOptions>().Bind(builder.Configuration.GetSection(BotOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOptions<StorageOptions>().Bind(builder.Configuration.GetSection(StorageOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOptions<DirectoryOptions>().Bind(builder.Configuration.GetSection(DirectoryOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOptions<ReachabilityOptions>().Bind(builder.Configuration.GetSection(ReachabilityOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOptions<RollCallOptions>().Bind(builder.Configuration.GetSection(RollCallOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        return builder;
    }

    /// <summary>Why the program must not start: a setting is wrong, its identity is incomplete, or it would take requests without tokens elsewhere than in Development on this machine. Null when it may.</summary>
    public static string? Refusal(WebApplicationBuilder builder) =>
        Settings.Problems(builder.Configuration) is { Count: > 0 } problems ? string.Join(Environment.NewLine, problems) : BotIdentities.Refusal(builder);

    /// <summary>The procedures and rosters that the configuration names; null after their problems were printed.</summary>
    public static Library? OpenLibrary(WebApplicationBuilder builder, TextWriter errors) => Rosters.Open(Procedures(builder), Roster(builder), errors);

    /// <summary>The SQLite file that the configuration names, as a full path.</summary>
    public static string StoragePath(WebApplicationBuilder builder) =>
        Path.GetFullPath(builder.Configuration[$"{StorageOptions.Section}:Path"] ?? new StorageOptions().Path);

    /// <summary>The application, ready to be started. The loops of the outbox and the wakes are added by the caller beforehand.</summary>
    public static WebApplication Build(WebApplicationBuilder builder, IStore store, Library library, TimeProvider time)
    {
        var options = BotIdentities.Read(builder.Configuration);
        var connectors = new ConnectorOptions { ServiceUrls = BotIdentities.Connectors(options, builder.Environment) };
        builder.Services.AddBot(store, Rosters.Setups(library.Current), Rosters.ReadDefinition, connectors, time);
        if (options.AppId.Length > 0)
            builder.Services.AddIdentity(BotIdentities.Create(options, time), BotIdentities.Metadata(options, builder.Environment), time);
        if (Directories.Read(builder.Configuration) is { Enabled: true } directory)
            builder.Services.AddGraph(directory, options, builder.Environment.IsDevelopment(), time);
        builder.Services.AddSingleton(library).AddSingleton<RequestLimits>().AddSingleton<MessagesEndpoint>().AddSingleton(provider => new MessagesGate(
            connectors.ServiceUrls, provider.GetRequiredService<IOptions<BotOptions>>().Value, provider.GetService<ChannelTokenValidator>()));
        builder.Services.AddSingleton<DocumentsEndpoint>();
        builder.Services.AddSingleton<RosterWatch>().AddHostedService(provider => provider.GetRequiredService<RosterWatch>());
        var app = builder.Build();
        app.Use(ResponseHeaders.SetAsync);
        app.MapHealth();
        app.MapPost("/api/messages", app.Services.GetRequiredService<MessagesEndpoint>().HandleAsync);
        var documents = app.Services.GetRequiredService<DocumentsEndpoint>();
        app.MapGet(DocumentLinks.Path + "/{token}", (HttpContext context) => documents.HandleAsync(context, context.Request.RouteValues["token"] as string ?? ""));
        return app;
    }

    private static string? Procedures(WebApplicationBuilder builder) => builder.Configuration[$"{PathOptions.ProceduresSection}:Path"]?.Trim();

    private static string? Roster(WebApplicationBuilder builder) => builder.Configuration[$"{PathOptions.RosterSection}:Path"]?.Trim();
}
