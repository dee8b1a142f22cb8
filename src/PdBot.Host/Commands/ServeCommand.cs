using System.CommandLine;
using Microsoft.Extensions.Options;
using PdBot.Host.Composition;
using PdBot.Host.Messages;
using PdBot.Host.Options;
using PdBot.Procedures;
using PdBot.Storage.Sqlite;
using PdBot.Teams.Outbound;

namespace PdBot.Host.Commands;

/// <summary><c>serve</c>: the bot itself.</summary>
internal static class ServeCommand
{
    private const string DefaultUrl = "http://127.0.0.1:3978";

    public static void AddTo(RootCommand root)
    {
        var urls = new Option<string?>("--urls") { Description = $"Where to listen (default {DefaultUrl})." };
        var serve = new Command("serve", "Serve the bot (the default).") { urls };
        serve.SetAction((result, cancellationToken) => RunAsync(result.GetValue(urls), cancellationToken));
        root.Add(serve);
        var rootUrls = new Option<string?>("--urls") { Description = urls.Description };
        root.Add(rootUrls);
        root.SetAction((result, cancellationToken) => RunAsync(result.GetValue(rootUrls), cancellationToken));
    }

    private static async Task<int> RunAsync(string? urls, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        if (urls is not null)
            builder.WebHost.UseUrls(urls);
        else if (string.IsNullOrEmpty(builder.Configuration["urls"]))
            builder.WebHost.UseUrls(DefaultUrl);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        AddOptions(builder);

        if (Refusal(builder) is { } refusal)
        {
            await Console.Error.WriteLineAsync(refusal).ConfigureAwait(false);
            return 2;
        }
        var procedures = builder.Configuration[$"{PathOptions.ProceduresSection}:Path"];
        var rosters = builder.Configuration[$"{PathOptions.RosterSection}:Path"];
        if (Rosters.Open(procedures, rosters, Console.Error) is not { } library)
            return 2;

        var path = Path.GetFullPath(builder.Configuration[$"{StorageOptions.Section}:Path"] ?? new StorageOptions().Path);
        SqliteStore store;
        try
        {
            store = SqliteStore.Open(new SqliteOptions { Path = path }, TimeProvider.System);
        }
        catch (Exception exception) when (exception is StorageInUseException or StorageUnavailableException)
        {
            await Console.Error.WriteLineAsync(exception.Message).ConfigureAwait(false);
            return 2;
        }
        await using (store.ConfigureAwait(false))
        {
            builder.Services.AddBot(store, Rosters.Setups(library.Current), Rosters.ReadDefinition,
                new ConnectorOptions { ServiceUrls = new ServiceUrlPolicy(allowLoopback: builder.Environment.IsDevelopment()) }, TimeProvider.System);
            builder.Services.AddBotWorkers().AddSingleton(library).AddSingleton<MessagesEndpoint>();
            builder.Services.AddSingleton(new RosterPaths([Library.ShippedProcedures, .. Given(procedures), rosters is { Length: > 0 } ? rosters : Library.ShippedOrganisations]));
            builder.Services.AddHostedService<RosterWatch>();
            var app = builder.Build();
            app.MapHealth();
            var endpoint = app.Services.GetRequiredService<MessagesEndpoint>();
            app.MapPost("/api/messages", endpoint.HandleAsync);
            HostLog.StorageOpened(app.Logger, path, SqliteStore.VersionInUse);
            try
            {
                await app.StartAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is IOException or OptionsValidationException)
            {
                await Console.Error.WriteLineAsync(exception.Message).ConfigureAwait(false);
                return 2;
            }
            Welcome.Print(app, library);
            await app.WaitForShutdownAsync(cancellationToken).ConfigureAwait(false);
        }
        return 0;
    }

    private static void AddOptions(WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<BotOptions>().Bind(builder.Configuration.GetSection(BotOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOptions<StorageOptions>().Bind(builder.Configuration.GetSection(StorageOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
    }

    /// <summary>Requests without a token are taken only in Development and only from this machine.</summary>
    private static string? Refusal(WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsDevelopment())
            return "PdBot takes requests without tokens only in Development; set ASPNETCORE_ENVIRONMENT=Development on your own machine. "
                + "/ 僅開發環境（Development）可不驗證權杖，其他環境不予啟動。";
        var addresses = (builder.WebHost.GetSetting(WebHostDefaults.ServerUrlsKey) ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries);
        return addresses.FirstOrDefault(address => !BindingAddress.Parse(address).IsLoopback()) is { } open
            ? $"PdBot takes requests without tokens only on a loopback address, not on {open}. / 未驗證權杖時僅可於本機位址（127.0.0.1）啟動。"
            : null;
    }

    private static bool IsLoopback(this BindingAddress address) => address.Host is "localhost" or "127.0.0.1" or "[::1]";

    private static IEnumerable<string> Given(string? path) => string.IsNullOrWhiteSpace(path) ? [] : [path];
}
