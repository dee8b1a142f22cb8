using System.CommandLine;
using PdBot.Domain;
using PdBot.Engine.Organisations;
using PdBot.Engine.Outbox;
using PdBot.Engine.Ports;
using PdBot.Engine.Reports;
using PdBot.Engine.Wakes;
using PdBot.Host.Composition;
using PdBot.Host.Rehearsal;
using PdBot.Storage.Sqlite;
using PdBot.Teams.Inbound;
using PdBot.Teams.Outbound;
using Spectre.Console;

namespace PdBot.Host.Commands;

/// <summary><c>rehearse</c>: the main job from end to end in a terminal. Engine and storage are real, time is compressed.</summary>
internal static class RehearseCommand
{
    public static Command Create()
    {
        var common = new CommonOptions();
        var organisation = new Option<string>("--organisation") { Description = "機構代號 / The organisation's id.", DefaultValueFactory = _ => "cgu-example" };
        var unit = new Option<string?>("--unit") { Description = "事件單位 / The unit concerned (default: the first)." };
        var source = new Option<string?>("--source") { Description = "得知管道 / How it became known (default: the first)." };
        var silent = People("--silent", "從不回應者 / Who never answers: names, accounts, roles, or all. Default: those who approve.");
        var declines = People("--declines", "按「無法處理」者 / Who is unable to act.");
        var absent = People("--absent", "請假者 / Who is on leave.");
        var blocked = People("--blocked", "訊息無法送達者（403）/ Who cannot be written to (403).");
        var dismiss = new Option<bool>("--dismiss") { Description = "判定不成立 / The judgement is 不成立." };
        var drill = new Option<bool>("--drill") { Description = "演練 / As a drill." };
        var command = new Command("rehearse", "排演一次完整通報（時間壓縮）/ Play a whole report in compressed time.")
        {
            organisation, common.Procedures, common.Roster, unit, source, silent, declines, absent, blocked, dismiss, drill,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            if (Rosters.Open(result.GetValue(common.Procedures), result.GetValue(common.Roster), Console.Error) is not { } library)
                return 2;
            var id = result.GetValue(organisation) ?? "";
            if (Rosters.Setups(library.Current).FirstOrDefault(found => found.Organisation.Id.Value == id) is not { } setup)
                return Unknown("機構 / organisation", id, library.Current.Organisations.Select(following => following.Organisation.Id.Value));
            var where = result.GetValue(unit) is { } named ? UnitId.From(named) : setup.Organisation.Units[0].Id;
            if (setup.Organisation.Find(where) is null)
                return Unknown("單位 / unit", where.Value, setup.Organisation.Units.Select(known => known.Id.Value));
            var how = result.GetValue(source) is { } given ? SourceId.From(given) : setup.Procedure.Intake.Sources[0].Id;
            if (setup.Procedure.Intake.Sources.All(known => known.Id != how))
                return Unknown("得知管道 / source", how.Value, setup.Procedure.Intake.Sources.Select(known => known.Id.Value));

            Option<string[]>[] lists = [silent, declines, absent, blocked];
            var nobody = lists.All(list => result.GetValue(list) is null or { Length: 0 }) && !result.GetValue(dismiss);
            var people = new List<HashSet<PersonId>>();
            foreach (var list in lists)
            {
                var names = nobody && list == silent ? [Cast.DefaultSilent(setup.Procedure)] : result.GetValue(list) ?? [];
                var (found, unknown) = Cast.Find(setup, where, names);
                if (unknown is not null)
                    return Unknown("人員或角色 / person or role", unknown, setup.Organisation.People.Values.Select(person => person.Name));
                people.Add(found);
            }
            return await PlayAsync(setup, new Cast(people[0], people[1], people[2], people[3]), where, how, result.GetValue(dismiss), result.GetValue(drill), cancellationToken).ConfigureAwait(false);
        });
        return command;
    }

    private static async Task<int> PlayAsync(OrganisationSetup setup, Cast cast, UnitId unit, SourceId source, bool dismiss, bool drill, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("pdbot-rehearsal-");
        try
        {
            var clock = new PushedClock(TimeProvider.System.GetUtcNow());
            var start = clock.GetUtcNow();
            var played = setup with { Organisation = cast.Declare(setup.Organisation, start) };
            await using var store = SqliteStore.Open(new SqliteOptions { Path = Path.Combine(folder.FullName, "rehearsal.db") }, clock);
            using var connector = new LoopbackConnector(cast.Blocked.Select(person => person.Value).ToHashSet());
            await using var services = Services(store, played, connector, clock);
            var playbill = new Playbill(store.Log, played.Procedure, start);
            var stage = new Stage(
                played, cast, clock, connector, new Persona(services.GetRequiredService<TurnHandler>(), played.Organisation.Tenants[0]), services.GetRequiredService<ReportEngine>(),
                services.GetRequiredService<OutboxQueue>(), services.GetRequiredService<OutboxWorker>(), services.GetRequiredService<WakeWorker>(), store.Wakes, playbill);

            AnsiConsole.Write(new Rule($"[bold]{Markup.Escape(played.Organisation.Title.ZhTw)}[/]　{Markup.Escape(played.Procedure.Title.ZhTw)}").LeftJustified());
            if (await stage.OpenAsync(unit, source, drill).ConfigureAwait(false) is not { } id)
                return 1;
            await stage.PlayAsync(id, dismiss, cancellationToken).ConfigureAwait(false);

            AnsiConsole.Write(new Rule("[bold]處理紀錄 / log[/]").LeftJustified());
            await foreach (var head in store.Log.ListAsync(organisation: null, cancellationToken).ConfigureAwait(false))
                await LogPrinter.ShowOneAsync(store.Log, head, Language.ZhTw, TimeZoneInfo.FindSystemTimeZoneById(played.Procedure.Zone), cancellationToken).ConfigureAwait(false);
            AnsiConsole.Write(new Rule("[bold]承諾 / promises[/]").LeftJustified());
            var report = (await services.GetRequiredService<ReportEngine>().FindAsync(id, cancellationToken).ConfigureAwait(false))?.Report;
            return report is not null && await Promises.CheckAsync(store.Log, report, services.GetRequiredService<OutboxQueue>(), clock.GetUtcNow(), cancellationToken).ConfigureAwait(false) ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static ServiceProvider Services(SqliteStore store, OrganisationSetup setup, LoopbackConnector connector, PushedClock clock) => new ServiceCollection()
        .AddLogging()
        .AddBot(store, [setup], Rosters.ReadDefinition, new ConnectorOptions { ServiceUrls = new ServiceUrlPolicy(allowLoopback: true) }, clock)
        .AddSingleton(new HttpClient(connector, disposeHandler: false))
        .BuildServiceProvider();

    private static Option<string[]> People(string name, string description) => new(name) { Description = description, AllowMultipleArgumentsPerToken = true };

    private static int Unknown(string what, string name, IEnumerable<string> known)
    {
        Console.Error.WriteLine($"查無此{what}：{name}。可用者 / known: {string.Join("、", known)}");
        return 2;
    }
}
