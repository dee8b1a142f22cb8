using PdBot.Domain;
using PdBot.Engine.Ports;
using PdBot.Storage.Azure;
using PdBot.Storage.Moving;
using PdBot.Storage.Sqlite;
using PdBot.Storage.Sqlite.Raw;
using PdBot.Storage.Tests.Azure;
using PdBot.Storage.Tests.Azure.Emulator;
using PdBot.Storage.Tests.Contract;
using PdBot.Storage.Tests.Events;
using PdBot.Storage.Tests.Sqlite;
using SQLitePCL;
using static PdBot.Storage.Tests.Contract.Sample;

namespace PdBot.Storage.Tests.Moving;

/// <summary>What one store holds, the other holds after a copy, and nothing is overwritten.</summary>
[Collection(nameof(Azurite))]
public sealed class StoreCopyTests(Azurite azurite) : IAsyncLifetime
{
    private readonly SqliteUnderTest _file = new();
    private readonly SqliteUnderTest _back = new();
    private AzureUnderTest _account = null!;

    public async Task InitializeAsync()
    {
        _account = await AzureUnderTest.NewAsync(azurite);
        await Filled.FillAsync(_file);
    }

    public async Task DisposeAsync()
    {
        await _file.DisposeAsync();
        await _back.DisposeAsync();
        await _account.DisposeAsync();
    }

    [Fact]
    public async Task There_and_back_everything_is_the_same()
    {
        var there = await CopyAsync(_file.Store, _account.Store);
        var back = await CopyAsync(_account.Store, _back.Store);

        Assert.Empty(there.Faults);
        Assert.Empty(back.Faults);
        Assert.Equal(new CopyCounts(Reports: 5, Events: 2 + 141 + 13 + 4 + 1 + EventSamples.All.Length, Wakes: 2, Messages: 3, Numbers: 8, Definitions: 1, People: 3, Tenants: 1, Occasions: 1, RollCalls: 2, RosterChecks: 1), there.Counts);
        Assert.Equal(there.Counts, back.Counts);
        Assert.Equal((5, 5), (there.Copied, back.Copied));
        foreach (var report in Filled.Reports)
        {
            var expected = await _file.Log.ReadAsync(new(report), default).ListAsync();
            Assert.Equal(expected, await _account.Log.ReadAsync(new(report), default).ListAsync());
            Assert.Equal(expected, await _back.Log.ReadAsync(new(report), default).ListAsync());
        }
        Assert.Equal(Dump(_file.Path), Dump(_back.Path));
    }

    [Fact]
    public async Task Lists_addresses_and_definitions_answer_as_before()
    {
        await CopyAsync(_file.Store, _account.Store);
        await _account.ReopenAsync();

        foreach (var person in new[] { Reporter, Head, Deputy })
        {
            Assert.Equal(
                (await _file.Log.ListAsync(person, default).ListAsync()).Select(report => report.Value).Order(StringComparer.Ordinal),
                (await _account.Log.ListAsync(person, default).ListAsync()).Select(report => report.Value).Order(StringComparer.Ordinal));
            Assert.Equal(await _file.People.FindAsync(person, default), await _account.People.FindAsync(person, default));
        }
        Assert.Equal("https://smba.example/newest/", await _account.People.FindServiceUrlAsync("tenant", default));
        Assert.Equal(await _file.Log.LoadDefinitionAsync(new("abc"), default), await _account.Log.LoadDefinitionAsync(new("abc"), default));
        Assert.Equal(new ReportId("long"), await _account.Log.FindAsync(Cgu, Number(2), default));
    }

    [Fact]
    public async Task Numbers_count_on_also_past_those_that_were_never_used()
    {
        await CopyAsync(_file.Store, _account.Store);
        await CopyAsync(_account.Store, _back.Store);
        foreach (var log in new[] { _account.Log, _back.Log })
        {
            Assert.Equal(new("PD-115-0007"), await log.ReserveNumberAsync(new("next"), Cgu, "PD-115-", default));
            Assert.Equal(new("PD-115-0005"), await log.ReserveNumberAsync(new("never opened"), Cgu, "PD-115-", default));
            Assert.Equal(new("DR-115-0002"), await log.ReserveNumberAsync(new("next drill"), Cgu, "DR-115-", default));
            Assert.Equal(new("PD-115-0002"), await log.ReserveNumberAsync(new("other"), new("niu"), "PD-115-", default));
        }
    }

    [Fact]
    public async Task On_the_account_unsent_messages_are_taken_over_once_and_reports_go_on()
    {
        await CopyAsync(_file.Store, _account.Store);
        await _account.ReopenAsync();

        var wake = await _account.ReceiveAsync("waiting");
        Assert.True(wake.IsAbandoned);
        Assert.Equal(["1|0", "1|1", "2|0"], (await _account.Log.AbandonedAsync(wake, default).ListAsync()).Select(left => left.Message.Key));
        Assert.NotNull(await _account.Log.LoadAsync(new("waiting"), default));
        Assert.True(await _account.Log.AppendAsync(Next("waiting", 2, Acknowledged(9)) with { Sent = ["1|0", "1|1", "2|0"], Guard = wake.Guard }, default));
        Assert.Empty(await _account.Log.PendingAsync(default).ListAsync());
        Assert.True(await _account.Log.AppendAsync(Next("long", 141, Acknowledged(9)) with { Head = HeadOf("long", 142, 2) }, default));
    }

    [Fact]
    public async Task On_the_account_a_wake_that_has_passed_comes_at_once_as_that_of_its_report()
    {
        await _file.Log.AppendAsync(Opening("due", 7, Start), default);
        await CopyAsync(_file.Store, _account.Store);
        await _account.ReopenAsync();
        Assert.Equal((Start, false), (await _account.ReceiveAsync("due")) is var wake ? (wake.Due, wake.IsAbandoned) : default);
    }

    [Fact]
    public async Task In_the_file_wakes_are_due_as_they_were()
    {
        await CopyAsync(_file.Store, _account.Store);
        await CopyAsync(_account.Store, _back.Store);
        Assert.Equal(
            (await _file.Wakes.ReceiveAsync(Filled.Wake, 10, default)).OrderBy(wake => wake.Report.Value),
            (await _back.Wakes.ReceiveAsync(Filled.Wake, 10, default)).OrderBy(wake => wake.Report.Value));
    }

    [Fact]
    public async Task A_second_copy_finds_everything_there()
    {
        await CopyAsync(_file.Store, _account.Store);
        var again = await CopyAsync(_file.Store, _account.Store);
        Assert.Equal((0, true, 5L), (again.Copied, again.Agrees, again.Counts.Reports));
    }

    [Fact]
    public async Task What_a_dead_process_left_undone_is_anybodys_in_the_target_and_what_is_over_is_over_there()
    {
        await CopyAsync(_file.Store, _account.Store);
        Assert.Equal(Claim.Over, await _account.Occasions.ClaimAsync("checkpoint-2026-11-21", Start, Start.AddHours(1), default));
        Assert.Equal(Claim.Won, await _account.Occasions.ClaimAsync("checkpoint-2026-11-22", Start, Start.AddHours(1), default));
    }

    [Fact]
    public async Task A_second_copy_carries_a_newer_check_of_a_roster()
    {
        await CopyAsync(_file.Store, _account.Store);
        await _file.RosterChecks.SaveAsync(Cgu, "{}", default);
        Assert.True((await CopyAsync(_file.Store, _account.Store)).Agrees);
        Assert.Equal("{}", await _account.RosterChecks.ReadAsync(Cgu, default));
    }

    [Fact]
    public async Task A_report_that_differs_is_named_and_nothing_is_written()
    {
        await CopyAsync(_file.Store, _account.Store);
        await _account.Log.AppendAsync(Next("waiting", 2, Acknowledged(9)), default);
        await _file.Log.AppendAsync(Opening("new", 8), default);

        await RefusedAsync(_file.Store, _account.Store, CopyFaultKind.Differs, "waiting");
        Assert.Null(await _account.Log.LoadAsync(new("new"), default));
    }

    [Fact]
    public async Task A_report_that_the_source_does_not_have_is_named_and_nothing_is_written()
    {
        await _back.Log.AppendAsync(Opening("other", 9), default);
        await RefusedAsync(_file.Store, _back.Store, CopyFaultKind.Unknown, "other");
        Assert.Null(await _back.Log.LoadAsync(new("waiting"), default));
    }

    [Fact]
    public async Task A_number_that_belongs_to_another_report_is_named_and_nothing_is_written()
    {
        await _account.Log.ReserveNumberAsync(new("other"), Cgu, "PD-115-", default);
        await RefusedAsync(_file.Store, _account.Store, CopyFaultKind.NumberTaken, "waiting");
        Assert.Null(await _account.Log.LoadAsync(new("waiting"), default));
    }

    [Theory]
    [InlineData("update event set data = replace(data, '陳範例', '陳篡改') where id = 1 and sequence = 2", CopyFaultKind.Log)]
    [InlineData("update event set actor = 'someone' where id = 1 and sequence = 2", CopyFaultKind.Log)]
    [InlineData("delete from event where id = 1 and sequence = 2", CopyFaultKind.Damaged)]
    [InlineData("delete from event where id = 1 and sequence = 2; update report set version = 1 where id = 1", CopyFaultKind.Damaged)]
    public async Task A_row_that_was_changed_in_the_source_is_found(string sql, CopyFaultKind kind)
    {
        await _file.Store.DisposeAsync();
        using (var connection = Connection.Open(_file.Path, raw.SQLITE_OPEN_READWRITE, ""))
            connection.Execute(sql);
        await _file.ReopenAsync();

        var result = await CopyAsync(_file.Store, _account.Store);
        Assert.False(result.Agrees);
        Assert.Contains(result.Faults, fault => fault.Kind == kind && fault.Report == new ReportId("waiting") && fault.Number == Number(1));
        Assert.DoesNotContain(result.Faults, fault => fault.Report is { } report && report != new ReportId("waiting"));
    }

    [Fact]
    public async Task A_file_in_use_is_not_copied()
    {
        Assert.Throws<StorageInUseException>(() => SqliteStore.Open(new() { Path = _file.Path, ReadOnly = true, Alone = true }, TimeProvider.System));
        await _file.Store.DisposeAsync();
        await using (SqliteStore.Open(new() { Path = _file.Path, ReadOnly = true, Alone = true }, TimeProvider.System))
            Assert.Throws<StorageInUseException>(() => _file.Open());
        await _file.ReopenAsync();
    }

    private static readonly IComparer<ReportHead> ByReport = Comparer<ReportHead>.Create((one, other) => string.CompareOrdinal(one.Report.Value, other.Report.Value));

    private static Task<CopyResult> CopyAsync(IStore from, IStore to) => new StoreCopy(from, to, _ => { }).RunAsync(default);

    private static async Task RefusedAsync(IStore from, IStore to, CopyFaultKind kind, string report)
    {
        var result = await CopyAsync(from, to);
        Assert.True(result.IsRefused);
        var fault = Assert.Single(result.Faults);
        Assert.Equal((kind, new ReportId(report)), (fault.Kind, fault.Report));
        Assert.NotNull(fault.Number);
    }

    /// <summary>Every table of a file, but for when somebody was seen and which page a report got.</summary>
    private static string[] Dump(string path)
    {
        using var connection = Connection.Open(path, raw.SQLITE_OPEN_READONLY, "");
        return
        [
            .. Rows(connection, "report, organisation, number, mode, status, severity, opened_at, version, hash, wake", "report"),
            .. Rows(connection, "report, sequence, type, at, actor, actor_name, on_behalf_of, level, act, data, previous_hash, hash", "log"),
            .. Rows(connection, "report, key, place, kind, slot, receiver, outbox.level, rewrite, urgency", "outbox join report using(id)"),
            .. Rows(connection, "report, person", "involved join report using(id)"),
            .. Rows(connection, "organisation, prefix, n, report", "number"),
            .. Rows(connection, "hash, text", "definition"),
            .. Rows(connection, "person, tenant, service_url, conversation, user, bot, language", "person"),
            .. Rows(connection, "tenant, service_url", "tenant"),
            .. Rows(connection, "occasion, claimed_until", "occasion where claimed_until is null"),
            .. Rows(connection, "organisation, found", "roster_check"),
            .. Rows(connection, "organisation, quarter, kind, person, at, reason", "roll_call"),
        ];
    }

    private static List<string> Rows(Connection connection, string columns, string table)
    {
        var count = columns.Split(',').Length;
        using var rows = connection.Use(new($"select {columns} from {table} order by {columns}"));
        var lines = new List<string>();
        while (rows.Step())
            lines.Add($"{table}: {string.Join('|', Enumerable.Range(0, count).Select(column => rows.TextOrNull(column) ?? "null"))}");
        return lines;
    }
}
