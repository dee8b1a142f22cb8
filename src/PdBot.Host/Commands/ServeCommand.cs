using System.CommandLine;
using PdBot.Host.Composition;
using PdBot.Storage.Sqlite;
using PdBot.Host.Telemetry;
using PdBot.Teams.Identity;

namespace PdBot.Host.Commands;

/// <summary><c>serve</c>: the bot itself.</summary>
internal static class ServeCommand
{
    public static void AddTo(RootCommand root)
    {
        var urls = new Option<string?>("--urls") { Description = $"Where to listen (default {BotApplication.DefaultUrl})." };
        var serve = new Command("serve", "Serve the bot (the default).") { urls };
        serve.SetAction((result, cancellationToken) => RunAsync(result.GetValue(urls), cancellationToken));
        root.Add(serve);
        var rootUrls = new Option<string?>("--urls") { Description = urls.Description };
        root.Add(rootUrls);
        root.SetAction((result, cancellationToken) => RunAsync(result.GetValue(rootUrls), cancellationToken));
    }

    private static async Task<int> RunAsync(string? urls, CancellationToken cancellationToken)
    {
        var builder = BotApplication.CreateBuilder(null, urls);
        if (BotApplication.Refusal(builder) is { } refusal)
        {
            await Console.Error.WriteLineAsync(refusal).ConfigureAwait(false);
            return 2;
        }
        if (BotApplication.OpenLibrary(builder, Console.Error) is not { } library)
            return 2;

        var container = await CheckpointContainers.OpenAsync(builder.Configuration, cancellationToken).ConfigureAwait(false);
        var store = await Stores.OpenAsync(builder.Configuration, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        await using (store.ConfigureAwait(false))
        {
            builder.Services.AddHostedService<TelemetryExport>().AddBotWorkers();
            if (container is not null)
                builder.Services.AddSingleton(container);
            var app = BotApplication.Build(builder, store, library, TimeProvider.System);
            HostLog.StorageOpened(app.Logger, store.Description, store is SqliteStore ? SqliteStore.VersionInUse : "Azure");
            if (container is { IsProtected: not true })
                HostLog.ContainerUnprotected(app.Logger, container.Description);
            await app.StartAsync(cancellationToken).ConfigureAwait(false);
            app.Services.GetService<ChannelKeyRing>()?.Prefetch();
            Welcome.Print(app, library);
            await app.WaitForShutdownAsync(cancellationToken).ConfigureAwait(false);
        }
        return 0;
    }
}
