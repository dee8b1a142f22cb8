using System.Collections.Immutable;
using Azure.Storage.Queues;
using PdBot.Domain;
using PdBot.Domain.Escalation;
using PdBot.Domain.Facts;
using PdBot.Domain.Reports;
using PdBot.Engine.Organisations;
using PdBot.Engine.Reports;
using PdBot.Storage;
using PdBot.Storage.Events;
using PdBot.Testing;
using Xunit.Abstractions;

namespace PdBot.Behaviour.Tests.Replicas;

/// <summary>A report is opened, judged, approved and acknowledged; each of its storage calls goes wrong once, in each way. What was answered stays, everything is sent, the report is not forgotten.</summary>
public sealed class A_fault_between_any_two_storage_calls(ITestOutputHelper output)
{
    private const int AtOnce = 12;
    private const int RecordedTogether = 4;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);
    private static readonly OrganisationSetup Setup = Replica.Setup();

    [Fact]
    public async Task Loses_nothing()
    {
        await using var azurite = await AzuriteProcess.StartAsync();
        var without = await PlayAsync(azurite, 0, Fault.None);
        var calls = without.Count;
        output.WriteLine($"{calls} storage calls, {without.Distinct().Count()} kinds:");
        foreach (var kind in without.GroupBy(call => call).OrderByDescending(kind => kind.Count()))
            output.WriteLine($"{kind.Count(),4}  {kind.Key}");

        var cases = from fault in Enum.GetValues<Fault>()
                    where fault != Fault.None
                    from at in Enumerable.Range(1, calls)
                    select (fault, at);
        var count = 0;
        await Parallel.ForEachAsync(cases, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (one, _) =>
        {
            await PlayAsync(azurite, one.at, one.fault);
            Interlocked.Increment(ref count);
        });
        output.WriteLine($"{count} cases");
    }

    /// <summary>Plays the story with one fault; returns the calls of its first process.</summary>
    private static async Task<IReadOnlyList<string>> PlayAsync(AzuriteProcess azurite, int at, Fault fault)
    {
        var name = $"{fault} at call {at}";
        var prefix = $"t{Guid.NewGuid():n}"[..20];
        var (mailbox, clock, calls) = (new Mailbox(), new ManualTimeProvider(TimeProvider.System.GetUtcNow()), new StorageCalls(at, fault));
        var replica = await Replica.StartAsync(azurite, prefix, Setup, mailbox, clock, calls, retries: fault == Fault.AnswerLost ? 2 : 0);
        var isFirst = true;
        try
        {
            var id = ReportId.From("00000000000000000001");
            foreach (var act in Acts(id, clock))
            {
                await PressAsync(act);
                await SendAsync();
            }
            await WakeAsync();
            await ReviveAsync();
            await using var reader = await Replica.StartAsync(azurite, prefix, Setup, mailbox, clock);
            var deadline = TimeProvider.System.GetUtcNow() + Patience;
            while (await IsPendingAsync(reader.Store))
            {
                Assert.True(TimeProvider.System.GetUtcNow() < deadline, $"{name}: messages are left");
                await WakeAsync();
                await SendAsync();
                // What failed to be recorded is tried again after a while.
                if (replica.Outbox.Count > 0)
                    clock.Advance(TimeSpan.FromSeconds(21));
            }
            await VerifyAsync(reader, id, mailbox, name);
            var wakes = new QueueServiceClient(azurite.ConnectionString).GetQueueClient($"{prefix}-wakes");
            Assert.True((await wakes.GetPropertiesAsync()).Value.ApproximateMessagesCount > 0, $"{name}: the report is forgotten");
            Assert.True(fault == Fault.None || calls.HasFired, $"{name}: there was no such call");
            return calls.Made;
        }
        finally
        {
            await replica.DisposeAsync();
        }

        // Whoever gets no answer presses again, as Teams does; a dead process is followed by a new one.
        async Task PressAsync(Func<ReportEngine, ValueTask<Answer>> act)
        {
            while (true)
                try
                {
                    var answer = await act(replica.Engine);
                    Assert.True(answer.Refusal is null, $"{name}: {answer.Refusal?.Code}");
                    return;
                }
                catch (StorageUnavailableException)
                {
                    await ReviveAsync();
                }
        }

        // The worker's own loop logs it and looks again.
        async Task WakeAsync()
        {
            try
            {
                await replica.Wakes.RunDueAsync(default);
            }
            catch (StorageUnavailableException)
            {
                await ReviveAsync();
            }
        }

        async Task SendAsync()
        {
            await replica.Sender.DrainAsync(default);
            await ReviveAsync();
        }

        async Task ReviveAsync()
        {
            if (!calls.IsDead || !isFirst)
                return;
            isFirst = false;
            await replica.DisposeAsync();
            replica = await Replica.StartAsync(azurite, prefix, Setup, mailbox, clock);
        }
    }

    private static async Task VerifyAsync(Replica reader, ReportId id, Mailbox mailbox, string name)
    {
        var events = await reader.Store.Log.LoadAsync(id, default) ?? [];
        var acts = (events.OfType<ReportOpened>().Count(), events.OfType<LevelJudged>().Count(), events.OfType<LevelApproved>().Count(), events.OfType<LevelAcknowledged>().Count(), events.OfType<ChainCompleted>().Count());
        Assert.True(acts == (1, 1, 1, 2, 1), $"{name}: opened, judged, approved, acknowledged, completed {acts}");
        foreach (var notified in events.OfType<ContactNotified>())
            Assert.True(mailbox.Cards.ContainsKey((id, $"level-{notified.Level}-{notified.Opening}", notified.Person.Value)), $"{name}: {notified.Person} got no card");
        // What was sent is recorded some cards at a time: those may come again, and no others.
        Assert.True(mailbox.Cards.Values.Count(times => times > 1) <= RecordedTogether, $"{name}: {mailbox.Cards.Values.Count(times => times > 1)} cards came more than once");
        Assert.True(mailbox.Cards.Values.All(times => times <= 2), $"{name}: a card came {mailbox.Cards.Values.Max()} times");
        var verdict = await new LogVerifier(reader.Store.Log).VerifyAllAsync(default);
        Assert.True(verdict is { IsIntact: true, Reports: 1 }, $"{name}: {string.Join(", ", verdict.Faults)}");
        var listed = await reader.Store.Log.ListAsync(Reporter, default).ToListAsync();
        Assert.True(listed is [var one] && one == id, $"{name}: {listed.Count} reports in the reporter's list");
    }

    private static readonly PersonId Reporter = PersonId.From("00000000-0000-4000-8000-0000000000ff");

    private static IEnumerable<Func<ReportEngine, ValueTask<Answer>>> Acts(ReportId id, ManualTimeProvider clock)
    {
        var open = new ReportCommand.Open(
            Reporter, default, ReportMode.Real, Setup.Definition, UnitId.From("academic-affairs"), SourceId.From("self-discovered"),
            ImmutableDictionary<FactKey, string>.Empty.Add(FactKey.From("event-kind"), "breach").Add(FactKey.From("description"), "寄錯附件")
                .Add(FactKey.From("discovered-at"), FactValue.Of(clock.GetUtcNow().AddMinutes(-20)).Text)) { Name = "丁同仁" };
        yield return engine => engine.OpenAsync(id, Setup, open, default);
        yield return engine => engine.HandleAsync(id, new ReportCommand.Judge(Who("黃測試"), Level("unit"), Verdict.Established, "經查屬實"), default);
        // Half of the head's window is over: the deputy is asked too.
        clock.Advance(TimeSpan.FromMinutes(6));
        yield return engine => engine.HandleAsync(id, new ReportCommand.Tick(), default);
        yield return engine => engine.HandleAsync(id, new ReportCommand.Approve(Who("劉模擬"), Level("unit-head")), default);
        yield return engine => engine.HandleAsync(id, new ReportCommand.Acknowledge(Who("陳虛構"), Level("contact-copy")), default);
        yield return engine => engine.HandleAsync(id, new ReportCommand.Acknowledge(Who("曾演練"), Level("executive-group")), default);
    }

    private static PersonId Who(string name) => Setup.Organisation.People.Values.Single(person => person.Name == name).Id;

    private static int Level(string key) => Setup.Procedure.Chain.Select((level, index) => (level.Key, index)).Single(level => level.Key == key).index;

    private static async Task<bool> IsPendingAsync(IStore store)
    {
        await foreach (var _ in store.Log.PendingAsync(default))
            return true;
        return false;
    }
}
