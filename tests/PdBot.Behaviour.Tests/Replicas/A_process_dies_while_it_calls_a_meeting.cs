using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PdBot.Domain;
using PdBot.Domain.Facts;
using PdBot.Domain.Meetings;
using PdBot.Domain.Reports;
using PdBot.Engine.Organisations;
using PdBot.Host.Composition;
using PdBot.Host.Options;
using PdBot.Storage;
using PdBot.Teams.Cards.Schema;
using PdBot.Teams.Cards.Screens;
using PdBot.Teams.Inbound;
using PdBot.Teams.Meetings;
using PdBot.Testing;
using PdBot.Testing.Graph;
using Xunit.Abstractions;

namespace PdBot.Behaviour.Tests.Replicas;

/// <summary>A member of the executive group calls a meeting, and each storage call of it goes wrong once, in each way; then another member presses at another replica.</summary>
public sealed class A_process_dies_while_it_calls_a_meeting(ITestOutputHelper output)
{
    private const int AtOnce = 8;
    private static readonly OrganisationSetup Setup = Replica.Setup();

    private readonly ManualTimeProvider clock = new();
    private readonly ConcurrentBag<string> begunOnly = [];

    [Fact]
    public async Task It_is_one_entry_and_one_record()
    {
        await using var azurite = await AzuriteProcess.StartAsync();
        await using var graph = await GraphServer.StartAsync(clock);
        foreach (var person in Setup.Organisation.People.Values)
            graph.Add(new GraphUser { Id = person.Id.Value, UserPrincipalName = person.UserPrincipalName, DisplayName = person.Name });
        var calls = await PlayAsync(azurite, graph, 0, Fault.None);

        var cases = from fault in Enum.GetValues<Fault>()
                    where fault != Fault.None
                    from at in Enumerable.Range(1, calls)
                    select (fault, at);
        await Parallel.ForEachAsync(cases, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (one, _) => await PlayAsync(azurite, graph, one.at, one.fault));

        output.WriteLine($"{calls} storage calls; left begun: {string.Join(", ", begunOnly.Order(StringComparer.Ordinal))}");
        // Both kinds of death happened: before the calendar was asked, and after.
        Assert.Contains(begunOnly, left => left.EndsWith("without an entry", StringComparison.Ordinal));
        Assert.Contains(begunOnly, left => left.EndsWith("with an entry", StringComparison.Ordinal));
    }

    /// <summary>Plays it with one fault at the first replica; returns how many calls that one made.</summary>
    private async Task<int> PlayAsync(AzuriteProcess azurite, GraphServer graph, int at, Fault fault)
    {
        var (name, prefix, id) = ($"{fault} at call {at}", $"t{Guid.NewGuid():n}"[..20], ReportId.From(Guid.NewGuid().ToString("n")[..20]));
        var calls = new StorageCalls(at, fault);
        await using var other = await StartAsync(null);
        Assert.Null((await other.Engine.OpenAsync(id, Setup, Open(), default)).Refusal);
        await using (var first = await StartAsync(calls))
            try
            {
                await PressAsync(first, id, "廖擬定");
            }
            catch (StorageUnavailableException)
            {
                // Whoever pressed gets no answer.
            }

        if ((await other.Store.Log.LoadAsync(id, default) ?? [])[^1] is MeetingBegun)
            begunOnly.Add($"{name} {(EntriesOf(graph, id).Length == 0 ? "without" : "with")} an entry");
        var card = Encoding.UTF8.GetString(CardJson.Serialize(await PressAsync(other, id, "邱試算")));

        var entries = EntriesOf(graph, id);
        var called = (await other.Store.Log.LoadAsync(id, default) ?? []).OfType<MeetingCalled>().ToArray();
        Assert.True((entries.Length, called.Length) == (1, 1), $"{name}: {entries.Length} entries, {called.Length} records");
        Assert.True(called[0].Actor.Value == entries[0].Organiser && called[0].Link == entries[0].JoinUrl, $"{name}: {called[0]} for {entries[0]}");
        Assert.True(card.Contains(entries[0].Transaction, StringComparison.Ordinal), $"{name}: the next press was answered {card}");
        Assert.True(fault == Fault.None || calls.HasFired, $"{name}: there was no such call");
        return calls.Made.Count;

        Task<Replica> StartAsync(StorageCalls? faulty) => Replica.StartAsync(
            azurite, prefix, Setup, new Mailbox(), clock, faulty, retries: fault == Fault.AnswerLost ? 2 : 0, more: services => services.AddSingleton(provider => Directories.CalendarsInGraph(
                new DirectoryOptions { Enabled = true, Meetings = true, Address = graph.Root.AbsoluteUri }, new BotOptions(), _ => new FixedCredential(), isDevelopment: true,
                provider.GetRequiredService<HttpClient>(), clock, provider.GetRequiredService<ILoggerFactory>())));
    }

    private async Task<AdaptiveCard> PressAsync(Replica replica, ReportId id, string name)
    {
        var found = await replica.Engine.FindAsync(id, default) ?? throw new InvalidOperationException("There is no report.");
        var person = Setup.Organisation.People.Values.Single(person => person.Name == name).Id;
        var view = ReportView.For(found.Report, found.Organisation, person, null, Language.ZhTw);
        var start = view.Screen.Local(MeetingRules.ProposedStart(clock.GetUtcNow()));
        var data = JsonSerializer.SerializeToElement(new Dictionary<string, string>
        {
            [MeetingChoice.Date] = start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            [MeetingChoice.Time] = start.ToString("HH:mm", CultureInfo.InvariantCulture),
            [MeetingChoice.Length] = "60",
        });
        return await replica.Meetings.HandleAsync(view, person, new CardAction(Verbs.CallMeeting, data, null), default);
    }

    private static GraphMeeting[] EntriesOf(GraphServer graph, ReportId id) => [.. graph.Meetings.Where(meeting => meeting.Transaction.Contains(id.Value, StringComparison.Ordinal))];

    private ReportCommand.Open Open() => new(
        PersonId.From("00000000-0000-4000-8000-0000000000ff"), default, ReportMode.Real, Setup.Definition, UnitId.From("academic-affairs"), SourceId.From("self-discovered"),
        ImmutableDictionary<FactKey, string>.Empty.Add(FactKey.From("event-kind"), "breach").Add(FactKey.From("description"), "寄錯附件")
            .Add(FactKey.From("discovered-at"), FactValue.Of(clock.GetUtcNow().AddMinutes(-20)).Text)) { Name = "丁同仁" };
}
