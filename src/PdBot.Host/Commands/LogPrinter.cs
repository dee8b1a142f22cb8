using System.Text.Json;
using System.Text.RegularExpressions;
using PdBot.Domain;
using PdBot.Domain.Reports;
using PdBot.Engine.Ports;
using PdBot.Teams.Commands;
using Spectre.Console;

namespace PdBot.Host.Commands;

/// <summary>The log as a table in a terminal.</summary>
internal static partial class LogPrinter
{
    public static async Task<int> ShowAsync(IReportLog log, IReadOnlyList<ReportHead> heads, Language language, CancellationToken cancellationToken)
    {
        if (heads.Count == 0)
            Console.WriteLine("尚無案件 / No reports yet.");
        else if (heads.Count > 1)
            ShowList(heads);
        else
            await ShowOneAsync(log, heads[0], language, TimeZoneInfo.FindSystemTimeZoneById("Asia/Taipei"), cancellationToken).ConfigureAwait(false);
        return 0;
    }

    /// <summary>One report, event by event.</summary>
    public static async Task ShowOneAsync(IReportLog log, ReportHead head, Language language, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        var table = new Table().RoundedBorder();
        foreach (var (title, wraps) in new[] { ("#", false), ("時間 / time", false), ("紀錄 / event", true), ("人員 / person", false), ("內容 / detail", true), ("雜湊 / hash", false) })
            table.AddColumn(new TableColumn(title) { NoWrap = !wraps });
        await foreach (var row in log.ReadAsync(head.Report, cancellationToken).ConfigureAwait(false))
            table.AddRow(
                row.Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture),
                TimeZoneInfo.ConvertTime(row.At, zone).ToString("MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture),
                Markup.Escape(EventWords.Say(language, row.Type)),
                Markup.Escape(row.ActorName ?? ""),
                Markup.Escape(Detail(language, row.Data, zone)),
                row.Hash[..8]);
        AnsiConsole.MarkupLine($"[bold]{head.Number}[/]  {ReportList.Say(head.Status)}");
        AnsiConsole.Write(table);
    }

    /// <summary>What tells one event from another of its kind: whom, which fact, why. The whole is in <c>log export</c>.</summary>
    private static string Detail(Language language, string data, TimeZoneInfo zone)
    {
        // Destroyed: only the hashes are left.
        if (data.Length == 0)
            return "";
        using var json = JsonDocument.Parse(data);
        return string.Join(' ', Telling.Where(name => json.RootElement.TryGetProperty(name, out _)).Select(name => Say(name, json.RootElement.GetProperty(name).ToString())).Where(text => text.Length > 0));

        string Say(string name, string text) => text.EndsWith('Z') && DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var at)
            ? TimeZoneInfo.ConvertTime(at, zone).ToString("MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture)
            : name == "evidence" ? StoredWord().Replace(text, word => EventWords.SayValue(language, word.Value)) : EventWords.SayValue(language, text);
    }

    [GeneratedRegex("[A-Z][A-Za-z]+")]
    private static partial Regex StoredWord();

    private static readonly string[] Telling = ["number", "fact", "value", "rank", "personName", "cause", "verdict", "reason", "kind", "evidence", "attempt"];

    private static void ShowList(IReadOnlyList<ReportHead> heads)
    {
        var table = new Table().RoundedBorder().AddColumns("案號 / number", "機構 / organisation", "狀態 / status", "筆數 / events");
        foreach (var head in heads)
            table.AddRow(head.Number.Value, Markup.Escape(head.Organisation.Value), ReportList.Say(head.Status), head.Version.ToString(System.Globalization.CultureInfo.InvariantCulture));
        AnsiConsole.Write(table);
    }
}
