using System.Collections.Concurrent;
using Azure.Core;
using Microsoft.Extensions.DependencyInjection;
using PdBot.Domain;
using PdBot.Engine.Organisations;
using PdBot.Engine.Outbox;
using PdBot.Engine.Reports;
using PdBot.Engine.Wakes;
using PdBot.Host.Audit;
using PdBot.Host.Composition;
using PdBot.Procedures;
using PdBot.Storage.Azure;
using PdBot.Teams.Meetings;
using PdBot.Teams.Outbound;
using PdBot.Testing;

namespace PdBot.Behaviour.Tests.Replicas;

/// <summary>Engine and storage of one process, composed as the server composes them; cards go into a mailbox that several processes share.</summary>
internal sealed class Replica : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private Replica(AzureStore store, OrganisationSetup setup, Mailbox mailbox, TimeProvider clock, StorageCalls? calls, Action<IServiceCollection>? more = null)
    {
        Store = store;
        var collection = new ServiceCollection();
        collection.AddLogging()
            .AddBot(store, [setup], Rosters.ReadDefinition, new ConnectorOptions { ServiceUrls = new ServiceUrlPolicy(allowLoopback: true) }, clock)
            .AddSingleton<Deliver>((report, _, message, _) => ValueTask.FromResult(calls is { IsDead: true } ? new DeliveryResult.NotYet(TimeSpan.FromHours(1)) : mailbox.Take(report.Id, message)));
        more?.Invoke(collection);
        services = collection.BuildServiceProvider();
    }

    public AzureStore Store { get; }

    public ReportEngine Engine => services.GetRequiredService<ReportEngine>();

    public WakeWorker Wakes => services.GetRequiredService<WakeWorker>();

    public OutboxWorker Sender => services.GetRequiredService<OutboxWorker>();

    public DailyCheckpoint Daily => services.GetRequiredService<DailyCheckpoint>();

    public MeetingHandler Meetings => services.GetRequiredService<MeetingHandler>();

    public NightlyReachability Nightly => services.GetRequiredService<NightlyReachability>();

    public QuarterlyRollCall RollCall => services.GetRequiredService<QuarterlyRollCall>();

    public OutboxQueue Outbox => services.GetRequiredService<OutboxQueue>();

    /// <summary>An example organisation.</summary>
    public static OrganisationSetup Setup(string organisation = "cgu-example") =>
        Rosters.Setups(Library.Open(null, null).Value!.Current).Single(setup => setup.Organisation.Id.Value == organisation);

    public static async Task<Replica> StartAsync(AzuriteProcess azurite, string prefix, OrganisationSetup setup, Mailbox mailbox, TimeProvider clock, StorageCalls? calls = null, int retries = 0, Action<IServiceCollection>? more = null)
    {
        var options = new AzureOptions
        {
            ConnectionString = azurite.ConnectionString,
            Prefix = prefix,
            Guard = TimeSpan.FromSeconds(1),
            Requests = requests =>
            {
                if (calls is not null)
                    requests.Transport = calls;
                requests.Retry.MaxRetries = retries;
                requests.Retry.Mode = RetryMode.Fixed;
                requests.Retry.Delay = TimeSpan.FromMilliseconds(1);
            },
        };
        var store = await AzureStore.OpenAsync(options, null, TimeProvider.System, default);
        if (calls is not null)
            calls.IsArmed = true;
        var replica = new Replica(store, setup, mailbox, clock, calls, more);
        // What people are told past log and outbox.
        await replica.services.GetRequiredService<ReplyWorker>().StartAsync(default);
        return replica;
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}

/// <summary>What people see: every card that was brought, and how often.</summary>
internal sealed class Mailbox
{
    private readonly ConcurrentDictionary<(ReportId Report, string Slot, string Receiver), int> _cards = new();

    /// <summary>How often each card was brought anew.</summary>
    public IReadOnlyDictionary<(ReportId Report, string Slot, string Receiver), int> Cards => _cards;

    public DeliveryResult Take(ReportId report, PdBot.Domain.Delivery.OutboxMessage message)
    {
        if (message.Rewrite)
            return new DeliveryResult.Rewritten();
        var times = _cards.AddOrUpdate((report, message.Slot, message.Receiver), 1, static (_, before) => before + 1);
        return new DeliveryResult.Delivered($"a:{message.Receiver}", $"{message.Key}-{times}", "http://127.0.0.1/teams/");
    }
}
