using System.CommandLine;
using PdBot.Documents;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;
using PdBot.Engine.Ports;
using PdBot.Host.Composition;
using PdBot.Host.Documents;

namespace PdBot.Host.Commands;

/// <summary><c>report list</c>, and <c>report export</c>: the documents of a report, or its evidence pack. Reads beside a running bot and writes only to the folder.</summary>
internal static class ReportCommands
{
    public static Command Create()
    {
        var common = new CommonOptions();
        var number = new Argument<string>("number") { Description = "案號，如 PD-115-0001 / The report's number." };
        var to = new Option<string>("--to") { Description = "輸出資料夾 / The folder to write to.", DefaultValueFactory = _ => "." };
        var document = new Option<string?>("--document") { Description = "僅匯出此文件（定義檔之 id） / Only this document, by its id." };
        var evidence = new Option<bool>("--evidence") { Description = "匯出證據包（ZIP） / The evidence pack instead." };
        var export = new Command("export", "匯出文件或證據包 / Write the documents or the evidence pack of a report.") { number, to, document, evidence, common.Storage, common.Procedures, common.Roster };
        export.SetAction((result, token) => ExportAsync(
            new Wanted(result.GetValue(number) ?? "", result.GetValue(to) ?? ".", result.GetValue(document), result.GetValue(evidence)),
            result.GetValue(common.Storage) ?? "", result.GetValue(common.Procedures), result.GetValue(common.Roster), token));
        return new Command("report", "案件 / Reports.") { ReportList.Create(common), export };
    }

    private static async Task<int> ExportAsync(Wanted wanted, string storage, string? procedures, string? roster, CancellationToken cancellationToken)
    {
        if (Rosters.Open(procedures, roster, Console.Error) is not { } library)
            return 2;
        await using var store = await Stores.OpenToReadAsync(storage, cancellationToken).ConfigureAwait(false);
        if (store is null)
            return 2;
        var found = false;
        await foreach (var head in store.Log.ListAsync(organisation: null, cancellationToken).ConfigureAwait(false))
        {
            if (!head.Number.Value.Equals(wanted.Number, StringComparison.OrdinalIgnoreCase))
                continue;
            found = true;
            if (library.Current.Find(head.Organisation) is not { } following)
                return Fail($"名冊中查無機構 / The rosters lack the organisation {head.Organisation}; use --roster.");
            if (await LoadAsync(store.Log, head, cancellationToken).ConfigureAwait(false) is not { } report)
                return Fail($"案件內容無法讀取 / The report cannot be read: {head.Number}.");
            await WriteAsync(wanted, report, following.Organisation, store.Log, cancellationToken).ConfigureAwait(false);
        }
        return found ? 0 : Fail($"查無此案號 / There is no report {wanted.Number}.");
    }

    private static async Task<Report?> LoadAsync(IReportLog log, ReportHead head, CancellationToken cancellationToken)
    {
        if (await log.LoadAsync(head.Report, cancellationToken).ConfigureAwait(false) is not { } events || events is not [ReportOpened opened, ..]
            || await log.LoadDefinitionAsync(opened.Definition, cancellationToken).ConfigureAwait(false) is not { } text)
            return null;
        return Report.Unopened(head.Report, Rosters.ReadDefinition(text)).Replay(events);
    }

    private static async Task WriteAsync(Wanted wanted, Report report, Organisation organisation, IReportLog log, CancellationToken cancellationToken)
    {
        var now = TimeProvider.System.GetUtcNow();
        Directory.CreateDirectory(wanted.Folder);
        if (wanted.IsEvidence)
        {
            var rows = new List<LogRow>();
            await foreach (var row in log.ReadAsync(report.Id, cancellationToken).ConfigureAwait(false))
                rows.Add(row);
            await SaveAsync(EvidencePack.FileName(report), EvidencePack.Write(report, organisation, rows, now)).ConfigureAwait(false);
            return;
        }
        foreach (var id in wanted.Document is { } only ? [only] : EvidencePack.Documents(report))
            await SaveAsync(DocumentWriter.FileName(id, report), DocumentWriter.Write(id, report, organisation, now)).ConfigureAwait(false);

        async Task SaveAsync(string name, byte[] content)
        {
            var path = Path.Combine(wanted.Folder, name);
            await File.WriteAllBytesAsync(path, content, cancellationToken).ConfigureAwait(false);
            Console.WriteLine(path);
        }
    }

    private static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        return 2;
    }

    private sealed record Wanted(string Number, string Folder, string? Document, bool IsEvidence);
}
