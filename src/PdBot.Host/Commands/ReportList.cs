using System.CommandLine;
using System.Globalization;
using PdBot.Domain;
using PdBot.Domain.Reports;
using PdBot.Engine.Ports;
using PdBot.Host.Composition;
using Spectre.Console;

namespace PdBot.Host.Commands;

/// <summary><c>report list</c>: which reports there are, whose time limit ends first at the top.</summary>
internal static class ReportList
{
    private const string All = "all";

    public static Command Create(CommonOptions common)
    {
        var status = new Option<string>("--status") { Description = "open、dismissed、closed、purged 或 all / Which reports.", DefaultValueFactory = _ => "open" };
        status.AcceptOnlyFromAmong([All, .. Words.Keys.Select(Word)]);
        var organisation = new Option<string?>("--organisation") { Description = "僅此機構（名冊之 id） / Only of this organisation, by its id." };
        var list = new Command("list", "列出案件，期限最近者在前 / The reports, the nearest time limit first.") { status, organisation, common.Storage };
        list.SetAction((result, token) => RunAsync(result.GetValue(common.Storage) ?? "", result.GetValue(status)!, result.GetValue(organisation), token));
        return list;
    }

    private static readonly Dictionary<ReportStatus, string> Words = new()
    {
        [ReportStatus.Open] = "處理中 / open",
        [ReportStatus.Dismissed] = "不成立 / dismissed",
        [ReportStatus.Closed] = "已結案 / closed",
        [ReportStatus.Purged] = "已銷毀 / purged",
    };

    /// <summary>The status in both languages.</summary>
    internal static string Say(ReportStatus status) => Words.GetValueOrDefault(status, "");

    private static string Word(ReportStatus status) => status.ToString().ToLowerInvariant();

    private static async Task<int> RunAsync(string storage, string status, string? organisation, CancellationToken cancellationToken)
    {
        await using var store = await Stores.OpenToReadAsync(storage, cancellationToken).ConfigureAwait(false);
        if (store is null)
            return 2;
        var found = new List<ReportHead>();
        OrganisationId? only = organisation is null ? null : new OrganisationId(organisation);
        await foreach (var head in store.Log.ListAsync(only, cancellationToken).ConfigureAwait(false))
            if (status == All || Word(head.Status) == status)
                found.Add(head);
        if (found.Count == 0)
            Console.WriteLine(status == All ? "尚無案件 / No reports yet." : "無符合之案件 / No such reports.");
        else
            AnsiConsole.Write(Draw(found, TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Asia/Taipei")));
        return 0;
    }

    private static Table Draw(IEnumerable<ReportHead> heads, DateTimeOffset now, TimeZoneInfo zone)
    {
        var table = new Table().RoundedBorder();
        foreach (var title in new[] { "案號 / number", "機構 / organisation", "狀態 / status", "等級 / grade", "通報 / opened", "最近期限 / next time limit" })
            table.AddColumn(new TableColumn(title) { NoWrap = true });
        foreach (var head in heads.OrderBy(head => head.Deadline ?? DateTimeOffset.MaxValue).ThenBy(head => head.OpenedAt))
            table.AddRow(
                head.Number.Value, Markup.Escape(head.Organisation.Value), Say(head.Status), head.Severity > 0 ? head.Severity.ToString(CultureInfo.InvariantCulture) : "",
                Time(head.OpenedAt), head.Deadline is { } deadline ? deadline < now ? $"[red]{Time(deadline)} 逾期 / overdue[/]" : Time(deadline) : "");
        return table;

        string Time(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }
}
