using System.Collections.Immutable;
using Azure;
using Azure.Data.Tables;
using PdBot.Domain;
using PdBot.Domain.Facts;
using PdBot.Domain.Reports;
using PdBot.Storage.Events;
using PdBot.Testing;

namespace PdBot.Behaviour.Tests.Replicas;

/// <summary>A rolling restart: while both run, the newer one may write events that the older one does not know.</summary>
public sealed class A_newer_version_beside_an_older_one
{
    [Fact]
    public async Task Is_left_alone_with_its_report_and_the_wake_waits_for_it()
    {
        await using var azurite = await AzuriteProcess.StartAsync();
        var (setup, prefix) = (Replica.Setup(), $"t{Guid.NewGuid():n}"[..20]);
        var clock = new ManualTimeProvider(TimeProvider.System.GetUtcNow().AddDays(-2));
        await using var older = await Replica.StartAsync(azurite, prefix, setup, new Mailbox(), clock);
        var id = ReportId.From("00000000000000000001");
        var open = new ReportCommand.Open(
            PersonId.From("00000000-0000-4000-8000-0000000000ff"), default, ReportMode.Real, setup.Definition, UnitId.From("academic-affairs"), SourceId.From("self-discovered"),
            ImmutableDictionary<FactKey, string>.Empty.Add(FactKey.From("event-kind"), "breach").Add(FactKey.From("description"), "寄錯附件")
                .Add(FactKey.From("discovered-at"), FactValue.Of(clock.GetUtcNow().AddMinutes(-20)).Text)) { Name = "丁同仁" };
        Assert.Null((await older.Engine.OpenAsync(id, setup, open, default)).Refusal);
        await older.Sender.DrainAsync(default);

        var rows = new TableServiceClient(azurite.ConnectionString).GetTableClient($"{prefix}log");
        await WriteAsANewerVersionAsync(rows, id);
        var before = await HeadAsync(rows, id);

        clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(0, await older.Wakes.RunDueAsync(default));
        var member = setup.Organisation.People.Values.Single(person => person.Name == "黃測試").Id;
        await Assert.ThrowsAsync<UnknownEventException>(async () => await older.Engine.HandleAsync(id, new ReportCommand.Acknowledge(member, 2), default));

        Assert.Equal(before, await HeadAsync(rows, id));
        // Nobody settled the wake: it comes back for the newer one.
        while ((await older.Store.Wakes.ReceiveAsync(default, 32, default)).All(wake => wake.Report != id))
        {
        }
    }

    private static async Task<ETag> HeadAsync(TableClient rows, ReportId id) => (await rows.GetEntityAsync<TableEntity>(id.Value, "head")).Value.ETag;

    private static async Task WriteAsANewerVersionAsync(TableClient rows, ReportId id)
    {
        var head = (await rows.GetEntityAsync<TableEntity>(id.Value, "head")).Value;
        var version = (head.GetInt64("Version") ?? 0) + 1;
        var row = new TableEntity(id.Value, $"e|{version:D10}")
        {
            ["Sequence"] = version,
            ["Type"] = "level-blessed.1",
            ["At"] = TimeProvider.System.GetUtcNow(),
            ["Data"] = "{}",
            ["PreviousHash"] = head.GetString("Hash"),
            ["Hash"] = new string('0', 64),
        };
        head["Version"] = version;
        await rows.SubmitTransactionAsync([new(TableTransactionActionType.Add, row), new(TableTransactionActionType.UpdateMerge, head, head.ETag)]);
    }
}
