using PdBot.Domain;
using PdBot.Domain.Delivery;
using PdBot.Domain.Reports;
using PdBot.Engine.Ports;
using static PdBot.Storage.Tests.Contract.Sample;

namespace PdBot.Storage.Tests.Contract;

/// <summary>What every log promises.</summary>
public abstract class ReportLogContract : StorageContract
{
    private IReportLog Log => Storage.Log;

    [Fact]
    public async Task A_report_that_was_never_opened_is_null() => Assert.Null(await Log.LoadAsync(new("none"), default));

    [Fact]
    public async Task Events_come_back_equal_and_in_order_also_after_a_restart()
    {
        ReportEvent[] events = [Opened(1), Acknowledged(2), Acknowledged(3, level: 1)];
        Assert.True(await Log.AppendAsync(Opening("r"), default));
        Assert.True(await Log.AppendAsync(Next("r", 1, events[1], events[2]), default));

        Assert.Equal(events, await Log.LoadAsync(new("r"), default));
        await Storage.ReopenAsync();
        Assert.Equal(events, await Log.LoadAsync(new("r"), default));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_commit_at_another_version_is_lost_and_leaves_nothing(long expected)
    {
        await Log.AppendAsync(Opening("r"), default);
        await Log.AppendAsync(Next("r", 1, Acknowledged(2)), default);

        var late = Next("r", expected, Start, [Message("9|0")], Acknowledged(9)) with { Involved = [Deputy] };

        Assert.False(await Log.AppendAsync(late, default));
        Assert.Equal([Opened(1), Acknowledged(2)], await Log.LoadAsync(new("r"), default));
        Assert.Empty(await Log.PendingAsync(default).ListAsync());
        Assert.Empty(await Log.ListAsync(Deputy, default).ListAsync());
        Assert.Null(await Storage.Wakes.NextAsync(default));
    }

    [Fact]
    public async Task A_commit_for_a_report_that_does_not_exist_is_lost()
    {
        Assert.False(await Log.AppendAsync(Next("none", 4, Acknowledged(1)), default));
        Assert.Null(await Log.LoadAsync(new("none"), default));
    }

    [Fact]
    public async Task Of_many_who_append_at_the_same_version_exactly_one_wins()
    {
        await Log.AppendAsync(Opening("r"), default);
        for (var version = 1L; version <= 20; version++)
        {
            var at = version;
            var won = await Task.WhenAll(Enumerable.Range(0, 16).Select(writer =>
                Task.Run(() => Log.AppendAsync(Next("r", at, Acknowledged(writer)), default).AsTask())));
            Assert.Equal(1, won.Count(one => one));
        }
        Assert.Equal(21, (await Log.LoadAsync(new("r"), default))!.Value.Length);
    }

    [Fact]
    public async Task Writers_who_read_again_and_decide_again_all_get_through()
    {
        await Log.AppendAsync(Opening("r"), default);
        await Task.WhenAll(Enumerable.Range(0, 24).Select(writer => Task.Run(async () =>
        {
            while (!await Log.AppendAsync(Next("r", (await Log.LoadAsync(new("r"), default))!.Value.Length, Acknowledged(writer)), default))
            {
            }
        })));

        var events = (await Log.LoadAsync(new("r"), default))!.Value;
        Assert.Equal(Enumerable.Range(0, 24).Select(writer => (ReportEvent)Acknowledged(writer)).ToHashSet(), events.Skip(1).ToHashSet());
    }

    [Fact]
    public async Task Pending_messages_survive_a_restart_oldest_first_and_go_when_settled()
    {
        await Log.AppendAsync(Opening("b", 1, null, Message("1|0"), Message("1|1")), default);
        await Log.AppendAsync(Opening("a", 2, null, Message("1|0")), default);
        await Storage.ReopenAsync();
        await Log.AppendAsync(Next("b", 1, null, [Message("2|0")], Acknowledged(4)), default);

        Assert.Equal(
            [new(new("b"), Message("1|0")), new(new("b"), Message("1|1")), new(new("a"), Message("1|0")), new PendingMessage(new("b"), Message("2|0"))],
            await Log.PendingAsync(default).ListAsync());

        await Log.AppendAsync(Next("b", 2, Acknowledged(5)) with { Sent = ["1|1"] }, default);
        await Log.AppendAsync(Next("a", 1) with { Sent = ["1|0"] }, default);

        Assert.Equal(["1|0", "2|0"], (await Log.PendingAsync(default).ListAsync()).Select(pending => pending.Message.Key));
    }

    [Fact]
    public async Task A_message_comes_back_as_it_was_given()
    {
        OutboxMessage message = new("1|2", MessageKind.PhoneNow, "receipt", "19:abc@thread.tacv2", -1, Rewrite: true, Urgency.Rewrite);
        await Log.AppendAsync(Opening("r", 1, null, message), default);
        Assert.Equal(new(new("r"), message), Assert.Single(await Log.PendingAsync(default).ListAsync()));
    }

    [Fact]
    public async Task Settling_twice_is_harmless()
    {
        await Log.AppendAsync(Opening("r", 1, null, Message("1|0")), default);
        Assert.True(await Log.AppendAsync(Next("r", 1) with { Sent = ["1|0"] }, default));
        Assert.True(await Log.AppendAsync(Next("r", 1) with { Sent = ["1|0"] }, default));
    }

    [Fact]
    public async Task Numbers_count_by_organisation_and_prefix_and_a_report_keeps_its_own()
    {
        Assert.Equal(new("PD-115-0001"), await Log.ReserveNumberAsync(new("a"), Cgu, "PD-115-", default));
        Assert.Equal(new("PD-115-0002"), await Log.ReserveNumberAsync(new("b"), Cgu, "PD-115-", default));
        Assert.Equal(new("DR-115-0001"), await Log.ReserveNumberAsync(new("c"), Cgu, "DR-115-", default));
        Assert.Equal(new("PD-115-0001"), await Log.ReserveNumberAsync(new("d"), new("niu"), "PD-115-", default));
        await Storage.ReopenAsync();
        Assert.Equal(new("PD-115-0001"), await Log.ReserveNumberAsync(new("a"), Cgu, "PD-115-", default));
        Assert.Equal(new("PD-115-0003"), await Log.ReserveNumberAsync(new("e"), Cgu, "PD-115-", default));
    }

    [Fact]
    public async Task Two_reports_never_share_a_number_however_many_ask_at_once()
    {
        var numbers = await Task.WhenAll(Enumerable.Range(0, 200).Select(n =>
            Task.Run(() => Log.ReserveNumberAsync(new($"r{n / 2}"), Cgu, "PD-115-", default).AsTask())));
        Assert.Equal(100, numbers.Distinct().Count());
        Assert.All(numbers.Chunk(2), pair => Assert.Equal(pair[0], pair[1]));
        Assert.Equal(Enumerable.Range(1, 100).Select(Number).ToHashSet(), numbers.ToHashSet());
    }

    [Fact]
    public async Task A_report_is_found_by_its_number_within_its_organisation()
    {
        await Log.AppendAsync(Opening("r", 7), default);
        Assert.Equal(new ReportId("r"), await Log.FindAsync(Cgu, Number(7), default));
        Assert.Null(await Log.FindAsync(Cgu, Number(8), default));
        Assert.Null(await Log.FindAsync(new("niu"), Number(7), default));
    }

    [Fact]
    public async Task A_commit_that_takes_anothers_number_fails_and_harms_no_other()
    {
        await Log.AppendAsync(Opening("a", 1), default);
        var bad = Task.Run(() => Log.AppendAsync(Opening("thief", 1), default).AsTask());
        var good = Enumerable.Range(2, 40).Select(n => Task.Run(() => Log.AppendAsync(Opening($"r{n}", n), default).AsTask())).ToList();

        await Assert.ThrowsAnyAsync<Exception>(() => bad);
        Assert.All(await Task.WhenAll(good), Assert.True);
        Assert.Null(await Log.LoadAsync(new("thief"), default));
        Assert.True(await Log.AppendAsync(Next("a", 1, Acknowledged(2)), default));
    }

    [Fact]
    public async Task A_person_sees_the_reports_that_concern_them_newest_first()
    {
        for (var n = 1; n <= 4; n++)
            await Log.AppendAsync(Opening($"r{n}", n), default);
        await Log.AppendAsync(Next("r2", 1, Acknowledged(9)) with { Head = HeadOf("r2", 2, 2), Involved = [Head, Reporter] }, default);

        Assert.Equal(["r4", "r3", "r2", "r1"], (await Log.ListAsync(Reporter, default).ListAsync()).Select(report => report.Value));
        Assert.Equal("r2", Assert.Single(await Log.ListAsync(Head, default).ListAsync()).Value);
        Assert.Empty(await Log.ListAsync(Deputy, default).ListAsync());
    }

    [Fact]
    public async Task All_reports_are_listed_oldest_first_and_by_organisation()
    {
        await Task.WhenAll(Enumerable.Range(1, 1100).Select(n => Log.AppendAsync(Opening($"r{n}", n), default).AsTask()));
        await Log.AppendAsync(Opening("n", 1) with { Head = HeadOf("n", 1) with { Organisation = new("niu") } }, default);

        Assert.Equal(1101, (await Log.ListAsync(null, default).ListAsync()).Select(head => head.Report).Distinct().Count());
        Assert.Equal(1100, (await Log.ListAsync(Cgu, default).ListAsync()).Count);
        Assert.Equal("n", Assert.Single(await Log.ListAsync(new OrganisationId("niu"), default).ListAsync()).Report.Value);
    }

    [Fact]
    public async Task The_head_follows_the_last_commit()
    {
        await Log.AppendAsync(Opening("r"), default);
        var head = HeadOf("r", 2) with { Status = ReportStatus.Dismissed, Severity = 4, Deadline = Start.AddHours(36) };
        await Log.AppendAsync(Next("r", 1, Acknowledged(2)) with { Head = head }, default);
        Assert.Equal(head, Assert.Single(await Log.ListAsync(null, default).ListAsync()));
    }

    [Fact]
    public async Task Definitions_are_kept_under_their_hash()
    {
        Assert.Null(await Log.LoadDefinitionAsync(new("h"), default));
        await Log.SaveDefinitionAsync(new("h"), "作業程序", default);
        await Log.SaveDefinitionAsync(new("h"), "作業程序", default);
        await Storage.ReopenAsync();
        Assert.Equal("作業程序", await Log.LoadDefinitionAsync(new("h"), default));
    }

    [Fact]
    public async Task Rows_carry_their_columns_and_link_to_the_row_before()
    {
        await Log.AppendAsync(Opening("r"), default);
        await Log.AppendAsync(Next("r", 1, Acknowledged(2, level: 1)), default);
        var rows = await Log.ReadAsync(new("r"), default).ListAsync();

        Assert.Equal(["", rows[0].Hash], rows.Select(row => row.PreviousHash));
        Assert.Equal(
            new LogRow(new("r"), 2, "level-acknowledged.1", Start.AddMinutes(2), Deputy, "陳範例", Head, 1, "acknowledge", rows[1].Data, rows[0].Hash, rows[1].Hash),
            rows[1]);
        Assert.Empty(await Log.ReadAsync(new("none"), default).ListAsync());
    }
}
