using System.Collections.Immutable;
using PdBot.Domain;
using PdBot.Domain.Escalation;
using PdBot.Domain.Facts;
using PdBot.Domain.Reports;
using PdBot.Engine.Organisations;
using PdBot.Engine.Reports;
using PdBot.Testing;
using Xunit.Abstractions;

namespace PdBot.Behaviour.Tests.Replicas;

/// <summary>Storage operations of one report, counted on their way to the account: what is paid for. The README of PdBot.Storage shows the same table.</summary>
public sealed class What_a_step_costs(ITestOutputHelper output)
{
    private static readonly OrganisationSetup Setup = Replica.Setup();

    [Fact]
    public async Task Is_counted()
    {
        await using var azurite = await AzuriteProcess.StartAsync();
        // Behind the account's clock: what is due here is visible there at once.
        var clock = new ManualTimeProvider(TimeProvider.System.GetUtcNow().AddDays(-2));
        var calls = new StorageCalls();
        await using var replica = await Replica.StartAsync(azurite, $"t{Guid.NewGuid():n}"[..20], Setup, new Mailbox(), clock, calls);
        var id = ReportId.From("00000000000000000001");
        var costs = new List<(string Step, int Tables, int Queue, long Bytes)>();

        await StepAsync("opened, first level asked", () => Answered(replica.Engine.OpenAsync(id, Setup, Opening(clock.GetUtcNow()), default)));
        await StepAsync("half of a window over, deputy asked", async () => await WakeAfterAsync(5));
        await StepAsync("window over, passed over, next level asked", async () => await WakeAfterAsync(5));
        await StepAsync("somebody acknowledges, nothing else moves", () => Act(new ReportCommand.Acknowledge(Who("劉模擬"), Level("unit-head"))));
        await StepAsync("judged by the next level, duties begin", () => Act(new ReportCommand.Judge(Who("劉模擬"), Level("unit-head"), Verdict.Established, "經查屬實")));
        await StepAsync("three wakes that later acts have made superfluous", async () => await replica.Wakes.RunDueAsync(default));
        await StepAsync("waiting", () => Task.CompletedTask);

        foreach (var (step, tables, queue, bytes) in costs)
            output.WriteLine($"| {step} | {tables} | {queue} | {bytes:N0} |");
        Assert.Equal((0, 0), (costs[^1].Tables, costs[^1].Queue));
        // Level by level: what time does to the chain.
        Assert.All(costs[1..3], cost => Assert.True(cost is { Tables: <= 2, Queue: <= 3 }, $"{cost}"));

        async Task StepAsync(string name, Func<Task> step)
        {
            var (made, bytes) = (calls.Made.Count, calls.Bytes);
            await step();
            await replica.Sender.DrainAsync(default);
            var added = calls.Made.Skip(made).ToArray();
            var queue = added.Count(call => call.Contains("wakes", StringComparison.Ordinal));
            costs.Add((name, added.Length - queue, queue, calls.Bytes - bytes));
            output.WriteLine($"{name}: {string.Join(", ", added.GroupBy(call => call).Select(kind => $"{kind.Count()} x {kind.Key}"))}");
        }

        async Task WakeAfterAsync(double minutes)
        {
            clock.Advance(TimeSpan.FromMinutes(minutes));
            await replica.Wakes.RunDueAsync(default);
        }

        Task Act(ReportCommand command) => Answered(replica.Engine.HandleAsync(id, command, default));
    }

    private static async Task Answered(ValueTask<Answer> answer) => Assert.Null((await answer).Refusal);

    private static ReportCommand.Open Opening(DateTimeOffset now) => new(
        PersonId.From("00000000-0000-4000-8000-0000000000ff"), default, ReportMode.Real, Setup.Definition, UnitId.From("academic-affairs"), SourceId.From("self-discovered"),
        ImmutableDictionary<FactKey, string>.Empty.Add(FactKey.From("event-kind"), "breach").Add(FactKey.From("description"), "寄錯附件")
            .Add(FactKey.From("discovered-at"), FactValue.Of(now.AddMinutes(-20)).Text)) { Name = "丁同仁" };

    private static PersonId Who(string name) => Setup.Organisation.People.Values.Single(person => person.Name == name).Id;

    private static int Level(string key) => Setup.Procedure.Chain.Select((level, index) => (level.Key, index)).Single(level => level.Key == key).index;
}
