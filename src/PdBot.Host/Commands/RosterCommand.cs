using System.CommandLine;
using System.ComponentModel.DataAnnotations;
using PdBot.Domain;
using PdBot.Domain.Roster;
using PdBot.Engine.Organisations;
using PdBot.Engine.Ports;
using PdBot.Host.Composition;
using PdBot.Host.Options;
using PdBot.Procedures;
using PdBot.Procedures.Checks;
using PdBot.Storage;
using PdBot.Teams.Outbound;

namespace PdBot.Host.Commands;

/// <summary><c>roster check</c>: every level of every unit's chain, and who could be reached now. Exit code 1: a level cannot work; 2: it cannot be checked.</summary>
internal static class RosterCommand
{
    public static Command Create()
    {
        var common = new CommonOptions();
        var organisation = new Option<string?>("--organisation") { Description = "只查一個機構 / One organisation only." };
        var check = new Command("check", "檢查聯絡名冊 / Who could be reached now, level by level.") { common.Procedures, common.Roster, organisation, common.Storage, common.English };
        check.SetAction((result, cancellationToken) => CheckAsync(
            result.GetValue(common.Procedures), result.GetValue(common.Roster), result.GetValue(organisation), result.GetValue(common.Storage)!,
            result.GetResult(common.Storage) is { Implicit: false }, result.GetValue(common.English) ? Language.En : Language.ZhTw, cancellationToken));
        return new Command("roster", "聯絡名冊 / Rosters.") { check };
    }

    private static async Task<int> CheckAsync(
        string? procedures, string? roster, string? only, string storage, bool storageNamed, Language language, CancellationToken cancellationToken)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        if (Rosters.Open(procedures ?? configuration["Procedures:Path"], roster ?? configuration["Roster:Path"], Console.Error) is not { } library)
            return 2;
        Following[] chosen = [.. library.Current.Organisations.Where(following => only is null || following.Organisation.Id.Value == only)];
        if (chosen.Length == 0)
        {
            await Console.Error.WriteLineAsync($"名冊中沒有機構 {only} / There is no organisation {only} in the rosters.").ConfigureAwait(false);
            return 2;
        }
        // Nothing has to be running or to have run: without a store nobody knows who has met the bot, and the grid does not say.
        var store = storageNamed || File.Exists(storage) ? await Stores.OpenToReadAsync(storage, cancellationToken).ConfigureAwait(false) : null;
        if (store is null && storageNamed)
            return 2;
        try
        {
            return await CheckAsync(chosen, store, configuration, language, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (store is not null)
                await store.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static async Task<int> CheckAsync(Following[] chosen, IStore? store, IConfiguration configuration, Language language, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(ConnectorClient.CreateHandler()) { Timeout = Timeout.InfiniteTimeSpan };
        DirectoryOf? directories;
        try
        {
            directories = InGraph(configuration, http);
        }
        catch (ValidationException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message).ConfigureAwait(false);
            return 2;
        }
        var good = true;
        foreach (var following in chosen)
        {
            var now = TimeProvider.System.GetUtcNow();
            var knowledge = directories is null ? null
                : await DirectoryReading.ReadAsync(directories(following.Organisation), following.Organisation, null, now, cancellationToken).ConfigureAwait(false);
            var met = store is null ? null : await Conversations.MetAsync(store.People, knowledge is null ? following.Organisation : following.Organisation.With(knowledge), cancellationToken).ConfigureAwait(false);
            var report = RosterCheck.Run(following.Definition.Procedure, following.Organisation, new RosterEvidence(knowledge, met), now);
            foreach (var line in report.ToLines(language))
                Console.WriteLine(line);
            Console.WriteLine();
            good &= report.Ok;
        }
        return good ? 0 : 1;
    }

    /// <summary>Graph as the bot itself would ask it; null where the options do not switch it on.</summary>
    private static DirectoryOf? InGraph(IConfiguration configuration, HttpClient http)
    {
        var options = Directories.Read(configuration);
        if (!options.Enabled)
            return null;
        var bot = BotIdentities.Read(configuration);
        Validator.ValidateObject(bot, new ValidationContext(bot), validateAllProperties: true);
        return Directories.InGraph(options, bot, Directories.Credential(bot, TimeProvider.System), configuration["ASPNETCORE_ENVIRONMENT"] == Environments.Development, http, TimeProvider.System, LoggerFactory.Create(_ => { }));
    }
}
