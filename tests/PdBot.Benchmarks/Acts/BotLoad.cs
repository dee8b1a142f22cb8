using PdBot.Benchmarks.Load;
using PdBot.Benchmarks.Servers;
using PdBot.Domain;
using PdBot.Domain.Escalation;
using PdBot.Engine.Organisations;
using PdBot.Engine.Reports;
using PdBot.Storage.Sqlite;

namespace PdBot.Benchmarks.Acts;

/// <summary>Opens reports through the bot's door, of which each is to be acknowledged once; afterwards looks into the log whether that is true.</summary>
internal sealed class BotLoad(OrganisationSetup setup, Presses presses, string file, ServerProcess server)
{
    private const int OpenedAtOnce = 32;
    private static readonly PersonId Reporter = PersonId.From("00000000-0000-4000-8000-0000000000ff");
    private readonly List<ReportId> acknowledged = [];
    private readonly Dictionary<string, string> inputs = IntakeAnswers.Inputs(setup, TimeProvider.System.GetUtcNow().AddMinutes(-20));
    private (PersonId Person, int Level) contact;
    private int opened;

    /// <summary>Opens this many reports; not measured.</summary>
    /// <returns>The acknowledgement of the first level of each.</returns>
    public async Task<IReadOnlyList<byte[]>> OpenAsync(int count)
    {
        var reports = Enumerable.Range(0, count).Select(_ => $"bench-{opened++}").ToArray();
        LoadClient.Run(server.Port, OpenedAtOnce, [.. reports.Select(Submit)]);
        var ids = reports.Select(mark => IntakeKey.ToReportId(setup.Organisation.Id, Reporter, mark)).ToArray();
        if (contact.Person == default)
            contact = await FindContactAsync(ids[0]);
        acknowledged.AddRange(ids);
        return [.. ids.Select(Acknowledge)];
    }

    /// <summary>Throws unless the acknowledgement of every report that was opened is in the file.</summary>
    public async Task ProveAsync()
    {
        await using var store = SqliteStore.Open(new SqliteOptions { Path = file, ReadOnly = true }, TimeProvider.System);
        foreach (var id in acknowledged)
            if (await store.Log.LoadAsync(id, CancellationToken.None) is not { } events || events.OfType<LevelAcknowledged>().Count() != 1 || !events.OfType<LevelCompleted>().Any())
                throw new InvalidOperationException($"Report {id}: the acknowledgement was answered but is not in the log.");
    }

    private async Task<(PersonId Person, int Level)> FindContactAsync(ReportId id)
    {
        await using var store = SqliteStore.Open(new SqliteOptions { Path = file, ReadOnly = true }, TimeProvider.System);
        var notified = (await store.Log.LoadAsync(id, CancellationToken.None))?.OfType<ContactNotified>().First()
            ?? throw new InvalidOperationException("The intake was refused.");
        return (notified.Person, notified.Level);
    }

    private byte[] Submit(string mark) =>
        presses.Press(Reporter.Value, "丁同仁", "submit-report", new Dictionary<string, string>(inputs) { ["mark"] = mark });

    private byte[] Acknowledge(ReportId id) => presses.Press(contact.Person.Value, setup.Organisation.Find(contact.Person)?.Name ?? "", "acknowledge",
        new Dictionary<string, string> { ["report"] = id.Value, ["card"] = "escalation", ["level"] = $"{contact.Level}" });
}
