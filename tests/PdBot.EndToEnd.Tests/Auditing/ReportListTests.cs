using PdBot.Domain;
using PdBot.Domain.Reports;
using PdBot.Engine.Ports;
using PdBot.Storage.Sqlite;
using PdBot.Testing;

namespace PdBot.EndToEnd.Tests.Auditing;

/// <summary><c>report list</c> of the built program: whose time limit ends first stands first.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class ReportListTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Opened = new(2026, 3, 2, 1, 30, 0, TimeSpan.Zero);
    private readonly string _folder = Machine.TemporaryFolder("list");

    private string Database => Path.Combine(_folder, "pdbot.db");

    public async Task InitializeAsync()
    {
        await using var store = SqliteStore.Open(new SqliteOptions { Path = Database }, TimeProvider.System);
        var now = TimeProvider.System.GetUtcNow();
        await OpenAsync(1, "cgu", ReportStatus.Open, null);
        await OpenAsync(2, "cgu", ReportStatus.Open, now.AddDays(20));
        await OpenAsync(3, "niu", ReportStatus.Open, now.AddHours(-2));
        await OpenAsync(4, "cgu", ReportStatus.Closed, null);

        async Task OpenAsync(int n, string organisation, ReportStatus status, DateTimeOffset? deadline)
        {
            var head = new ReportHead(new($"r{n}"), new(organisation), new($"PD-115-{n:0000}"), ReportMode.Real, status, 2, Opened.AddMinutes(n), 1, deadline);
            var opened = new ReportOpened(Opened, new("p1"), "林測試", head.Number, head.Mode, head.Organisation, new("abc"), new("library"), new("staff"));
            Assert.True(await store.Log.AppendAsync(new Commit(head.Report, 0, [opened], [], [], null, head, []), CancellationToken.None));
        }
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Open_reports_come_by_their_time_limits()
    {
        var lines = await RowsAsync();

        Assert.Equal(["PD-115-0003", "PD-115-0002", "PD-115-0001"], lines.Select(Number));
        Assert.Contains("逾期 / overdue", lines[0], StringComparison.Ordinal);
        Assert.DoesNotContain("逾期", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task They_are_chosen_by_status_and_organisation()
    {
        Assert.Contains("已結案 / closed", Assert.Single(await RowsAsync("--status", "closed")), StringComparison.Ordinal);
        Assert.Equal("PD-115-0003", Number(Assert.Single(await RowsAsync("--organisation", "niu"))));
        Assert.Equal(4, (await RowsAsync("--status", "all")).Length);
        Assert.Empty(await RowsAsync("--status", "purged"));
    }

    private static string Number(string line) => line[line.IndexOf("PD-", StringComparison.Ordinal)..][.."PD-115-0001".Length];

    private async Task<string[]> RowsAsync(params string[] options)
    {
        var list = await VerbResult.OfAsync(new Dictionary<string, string?>(), ["report", "list", "--storage", Database, .. options]);
        Assert.Equal(0, list.Code);
        return [.. list.Output.Split('\n').Where(line => line.Contains("PD-", StringComparison.Ordinal))];
    }
}
