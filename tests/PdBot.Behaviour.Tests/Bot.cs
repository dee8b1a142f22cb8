using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PdBot.Domain;
using PdBot.Domain.Reports;
using PdBot.Engine.Organisations;
using PdBot.Engine.Outbox;
using PdBot.Engine.Ports;
using PdBot.Engine.Reports;
using PdBot.Engine.Wakes;
using PdBot.Host.Audit;
using PdBot.Host.Composition;
using PdBot.Host.Messages;
using PdBot.Procedures;
using PdBot.Procedures.Checks;
using PdBot.Storage.Events;
using PdBot.Storage;
using PdBot.Teams.Outbound;
using PdBot.Testing;
using SQLitePCL;

namespace PdBot.Behaviour.Tests;

/// <summary>The whole bot in this process: real endpoint, real SQLite file, a loopback Connector for Teams, and a clock that is pushed.</summary>
internal sealed class Bot : IAsyncDisposable
{
    private readonly DirectoryInfo folder;
    private readonly Func<Task<(IStore Store, WebApplication App)>> compose;
    private readonly ConcurrentQueue<string> posted = new();
    private IStore store = null!;
    private WebApplication app = null!;
    private HttpClient http = null!;

    private Bot(DirectoryInfo folder, Func<Task<(IStore Store, WebApplication App)>> compose, LoopbackConnector teams, ManualTimeProvider clock, CapturedLog log) =>
        (this.folder, this.compose, Teams, Clock, Log) = (folder, compose, teams, clock, log);

    public LoopbackConnector Teams { get; }

    public ManualTimeProvider Clock { get; }

    public CapturedLog Log { get; }

    /// <summary>The roster file that the bot watches.</summary>
    public string RosterFile => Directory.GetFiles(Path.Combine(folder.FullName, "roster")).Single();

    public OrganisationSetup Setup => app.Services.GetRequiredService<OrganisationRegister>().All.Single();

    public IReportLog Reports => store.Log;

    /// <summary>Starts with one of the example organisations.</summary>
    /// <param name="organisation">The name of its file.</param>
    /// <param name="settings">Options by their configuration name.</param>
    public static Task<Bot> StartAsync(string organisation = "cgu-example", params (string Option, string Value)[] settings) => StartAsync(organisation, _ => { }, settings);

    /// <summary>Starts with more services.</summary>
    public static async Task<Bot> StartAsync(string organisation, Action<IServiceCollection> services, params (string Option, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("pdbot-behaviour-");
        folder.CreateSubdirectory("roster");
        File.Copy(Path.Combine(Library.ShippedOrganisations, $"{organisation}.yaml"), Path.Combine(folder.FullName, "roster", $"{organisation}.yaml"));
        var clock = new ManualTimeProvider();
        var log = new CapturedLog();
        var bot = new Bot(folder, () => ComposeAsync(folder, clock, log, services, settings), await LoopbackConnector.StartAsync(), clock, log);
        await bot.BeginAsync();
        return bot;
    }

    /// <summary>Ends the program and starts it anew on what it has stored.</summary>
    public async Task RestartAsync()
    {
        await EndAsync();
        await BeginAsync();
    }

    private static async Task<(IStore Store, WebApplication App)> ComposeAsync(DirectoryInfo folder, ManualTimeProvider clock, CapturedLog log, Action<IServiceCollection> services, (string Option, string Value)[] settings)
    {
        var builder = BotApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Development }, "http://127.0.0.1:0");
        builder.Configuration["Roster:Path"] = Path.Combine(folder.FullName, "roster");
        builder.Configuration["Storage:Path"] = Path.Combine(folder.FullName, "pdbot.db");
        foreach (var (option, value) in settings)
            builder.Configuration[option] = value;
        builder.Logging.ClearProviders().AddProvider(log);
        // The test itself lets time pass and empties the outbox; only answers to typed messages leave by themselves.
        builder.Services.AddHostedService(provider => provider.GetRequiredService<ReplyWorker>());
        services(builder.Services);
        var errors = new StringWriter();
        var library = BotApplication.OpenLibrary(builder, errors) ?? throw new InvalidOperationException(errors.ToString());
        var store = await Stores.OpenAsync(builder.Configuration, clock, CancellationToken.None);
        var app = BotApplication.Build(builder, store, library, clock);
        await app.StartAsync();
        return (store, app);
    }

    private async Task BeginAsync()
    {
        (store, app) = await compose();
        http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    private async Task EndAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
        await store.DisposeAsync();
    }

    /// <summary>A person of the example roster.</summary>
    public Persona Person(string name) => new(this, Setup.Organisation.People.Values.First(person => person.Name == name).Id, name, Setup.Organisation.Tenants[0]);

    /// <summary>A member of staff who is not in the roster.</summary>
    public Persona Staff(string name = "丁同仁", string id = "c9000000-0000-4000-8000-0000000000ff") => new(this, PersonId.From(id), name, Setup.Organisation.Tenants[0]);

    /// <summary>Posts a body to the endpoint as it is.</summary>
    public Task<HttpResponseMessage> PostAsync(HttpContent content) => http.PostAsync("/api/messages", content);

    public Task<HttpResponseMessage> PostAsync(string json)
    {
        posted.Enqueue(json);
        return PostAsync(new StringContent(json, Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json")));
    }

    /// <summary>Every body that was posted so far.</summary>
    public IReadOnlyCollection<string> Posted => posted;

    /// <summary>Puts a request to the endpoint without a network.</summary>
    public Task HandleAsync(HttpContext context) => app.Services.GetRequiredService<MessagesEndpoint>().HandleAsync(context);

    public Task<HttpResponseMessage> GetAsync(string path) => http.GetAsync(path);

    /// <summary>Lets the bot take the day's checkpoint; null when it is not its time.</summary>
    public Task<Checkpoint?> CheckpointAsync() => CheckpointAsync(CancellationToken.None);

    public Task<Checkpoint?> CheckpointAsync(CancellationToken cancellationToken) => app.Services.GetRequiredService<DailyCheckpoint>().TakeIfDueAsync(cancellationToken);

    /// <summary>Lets the bot ask the directory now.</summary>
    public Task RefreshDirectoryAsync() => app.Services.GetRequiredService<DirectoryWatch>().RefreshAsync(CancellationToken.None);

    /// <summary>Lets the bot do the night's check; none when it is not its time.</summary>
    public Task<IReadOnlyList<RosterReport>> CheckReachabilityAsync() => CheckReachabilityAsync(CancellationToken.None);

    public Task<IReadOnlyList<RosterReport>> CheckReachabilityAsync(CancellationToken cancellationToken) => app.Services.GetRequiredService<NightlyReachability>().CheckIfDueAsync(cancellationToken);

    /// <summary>Lets the bot do what is due of the roll-call.</summary>
    public Task RollCallAsync() => RollCallAsync(CancellationToken.None);

    public Task RollCallAsync(CancellationToken cancellationToken) => app.Services.GetRequiredService<QuarterlyRollCall>().RunDueAsync(cancellationToken);

    /// <summary>Begins something as another process would, which then dies.</summary>
    public async Task BeginAndDieAsync(string occasion) =>
        Assert.Equal(Claim.Won, await store.Occasions.ClaimAsync(occasion, Clock.GetUtcNow(), Clock.GetUtcNow() + TimeSpan.FromMinutes(30), CancellationToken.None));

    /// <summary>Takes an occasion as versions did that knew no claims.</summary>
    public void TakeAsAnOlderVersion(string occasion) => Tamper($"insert into occasion(occasion) values('{occasion}')");

    /// <summary>What happened in the roll-calls.</summary>
    public ValueTask<System.Collections.Immutable.ImmutableArray<PdBot.Domain.RollCalls.RollCallMark>> RollCallMarksAsync() => store.RollCalls.ReadAsync(Setup.Organisation.Id, quarter: null, CancellationToken.None);

    /// <summary>Teams lets nobody of the executive group be written to for now; the program waits with what it has to tell them, and dies.</summary>
    /// <param name="tell">What it was about to tell.</param>
    public async Task DieWhileTellingAsync(Func<CancellationToken, Task> tell)
    {
        var members = Setup.Organisation.ExecutiveGroup.Members;
        foreach (var member in members)
            Teams.Refuse(member.Value, ConnectorAnswer.Error(429, "TooManyRequests"));
        using var death = new CancellationTokenSource();
        var telling = tell(death.Token);
        await Task.WhenAny(telling, Teams.WaitForRequestAsync(request => request.Status == 429));
        await death.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => telling);
        await RestartAsync();
        foreach (var member in members)
            Teams.Accept(member.Value);
    }

    /// <summary>Lets the bot look at its files now, and read them if they have changed; they must be good.</summary>
    public void LookAtFiles()
    {
        app.Services.GetRequiredService<RosterWatch>().Look();
        Assert.Empty(Log.Of(3004));
    }

    /// <summary>Lets time pass, second by second, until something is done.</summary>
    public async Task PushedAsync(Task task)
    {
        while (!task.IsCompleted)
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await task;
    }

    /// <summary>Lets the bot look at itself.</summary>
    public Task<bool> AuditAsync() => app.Services.GetRequiredService<SelfAudit>().CheckAsync(CancellationToken.None);

    public ReportEngine Engine => app.Services.GetRequiredService<ReportEngine>();

    public int RepliesWaiting => app.Services.GetRequiredService<ReplyQueue>().Count;

    /// <summary>Does not run by itself.</summary>
    public OutboxWorker Sender => app.Services.GetRequiredService<OutboxWorker>();

    public OutboxQueue Outbox => app.Services.GetRequiredService<OutboxQueue>();

    /// <summary>Handles the wakes that are due now.</summary>
    public Task<int> RunDueAsync() => app.Services.GetRequiredService<WakeWorker>().RunDueAsync(CancellationToken.None);

    /// <summary>Sends what is due now; what a limit or the Connector holds back stays in the outbox.</summary>
    public async Task SendDueAsync() => await Sender.DrainAsync(CancellationToken.None);

    /// <summary>Lets time pass in small steps, with everything that then becomes due and may be sent, until something is so.</summary>
    public async Task RunUntilAsync(TimeSpan step, Func<bool> isSo)
    {
        for (var steps = 0; !isSo(); steps++)
        {
            Assert.True(steps < 40_000, "It does not come to that.");
            Clock.Advance(step);
            await RunDueAsync();
            await SendDueAsync();
        }
    }

    /// <summary>Sends everything; for the limits of Teams the clock is pushed by seconds.</summary>
    public async Task EmptyOutboxAsync()
    {
        var outbox = app.Services.GetRequiredService<OutboxQueue>();
        await SendDueAsync();
        for (var pushes = 0; outbox.Count > 0; pushes++)
        {
            Assert.True(pushes < 30, $"{outbox.Count} messages cannot be sent.");
            Clock.Advance(TimeSpan.FromSeconds(1));
            await SendDueAsync();
        }
    }

    /// <summary>Lets time pass, wake by wake, and sends what comes of each.</summary>
    public async Task AdvanceAsync(double minutes)
    {
        var end = Clock.GetUtcNow() + TimeSpan.FromMinutes(minutes);
        while (await store.Wakes.NextAsync(CancellationToken.None) is { } wake && wake <= end)
        {
            Clock.AdvanceTo(wake);
            await app.Services.GetRequiredService<WakeWorker>().RunDueAsync(CancellationToken.None);
            await SendDueAsync();
        }

        Clock.AdvanceTo(end);
        await SendDueAsync();
    }

    /// <summary>When anything happens by itself; null when only people can move anything.</summary>
    public ValueTask<DateTimeOffset?> NextWakeAsync() => store.Wakes.NextAsync(CancellationToken.None);

    /// <summary>The only report's id; fails when there is none or more than one.</summary>
    public async Task<ReportId> OnlyReportAsync() => Assert.Single(await HeadsAsync()).Report;

    public async Task<IReadOnlyList<ReportHead>> HeadsAsync()
    {
        var heads = new List<ReportHead>();
        await foreach (var head in store.Log.ListAsync(organisation: null, CancellationToken.None))
        {
            heads.Add(head);
        }

        return heads;
    }

    /// <summary>Everything that happened to the only report.</summary>
    public async Task<IReadOnlyList<ReportEvent>> EventsAsync() => await store.Log.LoadAsync(await OnlyReportAsync(), CancellationToken.None) ?? [];

    /// <summary>Where a person can be written to; null when the bot keeps nothing about the person.</summary>
    public ValueTask<PersonAddress?> PeopleAsync(PersonId person) => store.People.FindAsync(person, CancellationToken.None);

    /// <summary>Rewrites the roster; the file is newer than before, whatever the disk's clock resolves.</summary>
    public async Task WriteRosterAsync(string text)
    {
        var before = File.GetLastWriteTimeUtc(RosterFile);
        await File.WriteAllTextAsync(RosterFile, text);
        File.SetLastWriteTimeUtc(RosterFile, before.AddMinutes(1));
    }

    /// <summary>Someone writes into the file behind the program's back.</summary>
    public void Tamper(string sql)
    {
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_open(Path.Combine(folder.FullName, "pdbot.db"), out var other));
        using (other)
            Assert.Equal(raw.SQLITE_OK, raw.sqlite3_exec(other, sql));
    }

    /// <summary>Everything that can be read in the file, its write-ahead log folded in.</summary>
    public async Task<string> FileTextAsync()
    {
        Tamper("pragma wal_checkpoint(truncate)");
        return Encoding.UTF8.GetString(await File.ReadAllBytesAsync(Path.Combine(folder.FullName, "pdbot.db")));
    }

    /// <summary>Another program holds the file's write lock, until this is disposed.</summary>
    public IDisposable BlockStorage()
    {
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_open(Path.Combine(folder.FullName, "pdbot.db"), out var other));
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_exec(other, "begin immediate"));
        return other;
    }

    /// <summary>No name of the roster and none of these words may stand in the log of the program.</summary>
    public void AssertLogIsSilentAbout(params string[] words)
    {
        var secrets = Setup.Organisation.People.Values.Select(person => person.Name).Concat(words).Append("丁同仁");
        Assert.All(secrets, secret => Assert.DoesNotContain(Log.Lines, line => line.Text.Contains(secret, StringComparison.Ordinal)));
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        await Teams.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
