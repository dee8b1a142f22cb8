using System.Collections.Immutable;
using PdBot.Domain;
using PdBot.Domain.Facts;
using PdBot.Domain.Reports;
using PdBot.Engine.Organisations;
using PdBot.Engine.Outbox;
using PdBot.Engine.Ports;
using PdBot.Engine.Reports;
using PdBot.Engine.Wakes;
using PdBot.Host.Composition;
using PdBot.Storage;
using PdBot.Storage.Sqlite;
using PdBot.Teams.Outbound;

namespace PdBot.Benchmarks.Windows;

/// <summary>Engine and storage of one file in this process, composed as the server composes them; the clock is pushed and sending succeeds at once.</summary>
internal sealed class Bench : IAsyncDisposable
{
    private const int AtOnce = 512;
    private static readonly PersonId Reporter = PersonId.From("00000000-0000-4000-8000-0000000000ff");
    private readonly OrganisationSetup setup = Example.Setup();
    private readonly IStore store;
    private readonly ServiceProvider services;

    public Bench(string file, TimeProvider time)
        : this(SqliteStore.Open(new SqliteOptions { Path = file }, time), time)
    {
    }

    public Bench(IStore store, TimeProvider time)
    {
        this.store = store;
        services = new ServiceCollection().AddLogging()
            .AddBot(store, [setup], Rosters.ReadDefinition, new ConnectorOptions { ServiceUrls = new ServiceUrlPolicy(allowLoopback: true) }, time)
            .AddSingleton<Deliver>((_, _, message, _) => ValueTask.FromResult<DeliveryResult>(
                message.Rewrite ? new DeliveryResult.Rewritten() : new DeliveryResult.Delivered($"a:{message.Receiver}", $"17408775{message.Key}", "http://127.0.0.1/teams/")))
            .BuildServiceProvider();
    }

    public ReportEngine Engine => services.GetRequiredService<ReportEngine>();

    public WakeWorker Wakes => services.GetRequiredService<WakeWorker>();

    public OutboxWorker Sender => services.GetRequiredService<OutboxWorker>();

    public OutboxQueue Outbox => services.GetRequiredService<OutboxQueue>();

    public IReportLog Log => store.Log;

    public static ReportId Id(int index) => ReportId.From($"{index:x20}");

    /// <summary>Opens reports and delivers their cards.</summary>
    public async Task OpenAsync(int count, DateTimeOffset now)
    {
        await OpenAsync(0, count, now);
        await DeliverAsync();
    }

    /// <summary>Opens reports and delivers their cards in parts, so that none is left undelivered for longer than an account guards it.</summary>
    /// <param name="count">How many.</param>
    /// <param name="now">When they are opened, as their answers have it.</param>
    /// <param name="before">Called with the index before each, in the same act; null for nothing.</param>
    public async Task OpenInPartsAsync(int count, DateTimeOffset now, Action<int>? before = null)
    {
        const int Part = 400;
        for (var first = 0; first < count; first += Part)
        {
            await OpenAsync(first, Math.Min(Part, count - first), now, before);
            await DeliverAsync();
        }
    }

    private Task OpenAsync(int first, int count, DateTimeOffset now, Action<int>? before = null)
    {
        var command = new ReportCommand.Open(Reporter, default, ReportMode.Real, setup.Definition, setup.Organisation.Units[0].Id, SourceId.From("e-mail"), Answers(now)) { Name = "丁同仁" };
        return Parallel.ForAsync(first, first + count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (index, token) =>
        {
            before?.Invoke(index);
            if (await Engine.OpenAsync(Id(index), setup, command, token) is { Refusal: { } refusal })
                throw new InvalidOperationException($"The report was refused: {refusal.Code}");
        });
    }

    /// <summary>Empties the outbox.</summary>
    public Task DeliverAsync() => Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(() => Sender.DrainAsync(CancellationToken.None))));

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await store.DisposeAsync();
    }

    private ImmutableDictionary<FactKey, string> Answers(DateTimeOffset now) => setup.Procedure.Intake.Questions.ToImmutableDictionary(
        question => question.Key,
        question => question.Kind switch
        {
            FactKind.Instant => FactValue.Of(now.AddMinutes(-20)).Text,
            FactKind.Number => "120",
            FactKind.YesNo => "false",
            FactKind.Choice => question.Choices[0].Id,
            _ => "寄送通知信時誤將名單附上",
        });
}
