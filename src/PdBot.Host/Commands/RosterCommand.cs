using System.CommandLine;
using System.ComponentModel.DataAnnotations;
using PdBot.Domain;
using PdBot.Domain.RollCalls;
using PdBot.Domain.Roster;
using PdBot.Engine.Organisations;
using PdBot.Engine.Ports;
using PdBot.Host.Composition;
using PdBot.Host.Options;
using PdBot.Procedures;
using PdBot.Procedures.Checks;
using PdBot.Procedures.RollCalls;
using PdBot.Storage;
using PdBot.Teams.Outbound;

namespace PdBot.Host.Commands;

/// <summary>
/// <c>roster check</c>: every level of every unit's chain, and who could be reached now. Exit code 1: a level cannot work; 2: it cannot be checked.
/// <c>roster roll-call</c>: who has checked in this quarter. Exit code 2: there is nothing to look at.
/// </summary>
internal static class RosterCommand
{
    /// <summary>What is shown of one organisation; false when something is wrong with it.</summary>
    /// <param name="following">The organisation as its file says.</param>
    /// <param name="knowledge">What the directory says; null when it is not asked.</param>
    /// <param name="store">The store; null when there is none.</param>
    /// <param name="language">The reader's language.</param>
    /// <param name="cancellationToken">Cancels.</param>
    private delegate Task<bool> Show(Following following, DirectoryKnowledge? knowledge, IStore? store, Language language, CancellationToken cancellationToken);

    public static Command Create() => new("roster", "聯絡名冊 / Rosters.")
    {
        Verb("check", "檢查聯絡名冊 / Who could be reached now, level by level.", needsStore: false, CheckAsync),
        Verb("roll-call", "本季報到情形 / Who has checked in this quarter.", needsStore: true, RollCallAsync),
    };

    private static Command Verb(string name, string description, bool needsStore, Show show)
    {
        var common = new CommonOptions();
        var organisation = new Option<string?>("--organisation") { Description = "只查一個機構 / One organisation only." };
        var verb = new Command(name, description) { common.Procedures, common.Roster, organisation, common.Storage, common.English };
        verb.SetAction((result, cancellationToken) => RunAsync(
            result.GetValue(common.Procedures), result.GetValue(common.Roster), result.GetValue(organisation), result.GetValue(common.Storage)!,
            needsStore || result.GetResult(common.Storage) is { Implicit: false }, show, result.GetValue(common.English) ? Language.En : Language.ZhTw, cancellationToken));
        return verb;
    }

    private static async Task<int> RunAsync(
        string? procedures, string? roster, string? only, string storage, bool needsStore, Show show, Language language, CancellationToken cancellationToken)
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
        // For a check nothing has to be running or to have run: without a store nobody knows who has met the bot, and the grid does not say.
        var store = needsStore || File.Exists(storage) ? await Stores.OpenToReadAsync(storage, cancellationToken).ConfigureAwait(false) : null;
        if (store is null && needsStore)
            return 2;
        try
        {
            return await ShowAsync(chosen, store, configuration, show, language, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (store is not null)
                await store.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static async Task<int> ShowAsync(Following[] chosen, IStore? store, IConfiguration configuration, Show show, Language language, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(ConnectorClient.CreateHandler()) { Timeout = Timeout.InfiniteTimeSpan };
        var directories = InGraph(configuration, http);
        var good = true;
        foreach (var following in chosen)
        {
            var knowledge = directories is null ? null
                : await DirectoryReading.ReadAsync(directories(following.Organisation), following.Organisation, null, TimeProvider.System.GetUtcNow(), cancellationToken).ConfigureAwait(false);
            good &= await show(following, knowledge, store, language, cancellationToken).ConfigureAwait(false);
            Console.WriteLine();
        }
        return good ? 0 : 1;
    }

    private static async Task<bool> CheckAsync(Following following, DirectoryKnowledge? knowledge, IStore? store, Language language, CancellationToken cancellationToken)
    {
        var met = store is null ? null : await Conversations.MetAsync(store.People, knowledge is null ? following.Organisation : following.Organisation.With(knowledge), cancellationToken).ConfigureAwait(false);
        IReadOnlyCollection<RollCallMark>? calls = store is null ? null : await store.RollCalls.ReadAsync(following.Organisation.Id, quarter: null, cancellationToken).ConfigureAwait(false);
        var evidence = new RosterEvidence(knowledge, met) { RollCalls = calls };
        var report = RosterCheck.Run(following.Definition.Procedure, following.Organisation, evidence, TimeProvider.System.GetUtcNow());
        foreach (var line in report.ToLines(language))
            Console.WriteLine(line);
        return report.Ok;
    }

    private static async Task<bool> RollCallAsync(Following following, DirectoryKnowledge? knowledge, IStore? store, Language language, CancellationToken cancellationToken)
    {
        var (procedure, organisation, now) = (following.Definition.Procedure, knowledge is null ? following.Organisation : following.Organisation.With(knowledge), TimeProvider.System.GetUtcNow());
        var quarter = Quarter.Of(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(procedure.Zone)).Date));
        var call = new RollCall(store is null ? [] : await store.RollCalls.ReadAsync(organisation.Id, quarter, cancellationToken).ConfigureAwait(false));
        foreach (var line in RollCallReport.Of(procedure, organisation, quarter, call, now).ToLines(language))
            Console.WriteLine(line);
        return true;
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
