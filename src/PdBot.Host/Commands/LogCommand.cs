using System.CommandLine;
using System.Text;
using PdBot.Domain;
using PdBot.Engine.Ports;
using PdBot.Host.Composition;

namespace PdBot.Host.Commands;

/// <summary><c>log show</c>, <c>verify</c>, <c>checkpoint</c>, <c>export</c>: for auditors. Reads beside a running bot and writes nothing to the store. <c>rebuild</c> is for whoever runs it.</summary>
internal static class LogCommand
{
    public static Command Create()
    {
        var common = new CommonOptions();
        var number = new Argument<string?>("number") { Description = "案號，如 PD-115-0001；省略為全部 / A report's number; all when left out.", Arity = ArgumentArity.ZeroOrOne };
        var format = new Option<string>("--format") { Description = "jsonl 或 csv / jsonl or csv.", DefaultValueFactory = _ => "jsonl" };
        format.AcceptOnlyFromAmong("jsonl", "csv");
        var kept = new Option<string?>("--checkpoint") { Description = "與檢查點比對：檔案，或 azure（Bot__CheckpointContainer 之全部檢查點） / Compare with the checkpoints of a file, or azure for all of the container (Bot__CheckpointContainer)." };
        var to = new Option<string?>("--to") { Description = "檢查點檔，或 azure（附加於 Bot__CheckpointContainer），省略為標準輸出 / The file to write, or azure to append to the container (Bot__CheckpointContainer); standard output when left out." };
        return new Command("log", "處理紀錄 / The log.")
        {
            Verb("show", "列出紀錄 / Show the log of a report, or the list of reports.", [common.Storage, common.English], number,
                (log, result, found, token) => LogPrinter.ShowAsync(log, found, result.GetValue(common.English) ? Language.En : Language.ZhTw, token)),
            Verb("verify", "驗證雜湊鏈 / Prove that nobody changed the log.", [common.Storage, kept], number,
                (log, result, found, token) => LogVerification.VerifyAsync(log, found, result.GetValue(kept), token)),
            Verb("checkpoint", "留存檢查點 / Write down how far the whole log goes now, to be kept elsewhere.", [common.Storage, to], null,
                (log, result, _, token) => LogCheckpoint.WriteAsync(log, result.GetValue(to), token)),
            Verb("export", "匯出 / Write the log to standard output.", [common.Storage, format], number,
                (log, result, found, token) => ExportAsync(log, found, result.GetValue(format) == "csv", token)),
            Rebuild(),
        };

        Command Rebuild()
        {
            var command = new Command("rebuild", "由紀錄重建清單與案號 / Make lists and numbers anew from the log, which stays as it is.") { common.Storage };
            command.SetAction((result, token) => LogRebuild.RunAsync(result.GetValue(common.Storage) ?? "", token));
            return command;
        }

        Command Verb(string name, string description, Option[] options, Argument<string?>? argument, Func<IReportLog, ParseResult, IReadOnlyList<ReportHead>, CancellationToken, Task<int>> run)
        {
            var command = new Command(name, description);
            if (argument is not null)
                command.Add(argument);
            foreach (var option in options)
                command.Add(option);
            command.SetAction((result, token) => OpenAsync(result.GetValue(common.Storage) ?? "", argument is null ? null : result.GetValue(argument), (log, heads) => run(log, result, heads, token), token));
            return command;
        }
    }

    private static async Task<int> OpenAsync(string path, string? number, Func<IReportLog, IReadOnlyList<ReportHead>, Task<int>> run, CancellationToken cancellationToken)
    {
        await using var store = await Stores.OpenToReadAsync(path, cancellationToken).ConfigureAwait(false);
        if (store is null)
            return 2;
        var heads = new List<ReportHead>();
        await foreach (var head in store.Log.ListAsync(organisation: null, cancellationToken).ConfigureAwait(false))
            if (number is null || head.Number.Value.Equals(number, StringComparison.OrdinalIgnoreCase))
                heads.Add(head);
        if (number is not null && heads.Count == 0)
        {
            await Console.Error.WriteLineAsync($"查無此案號 / There is no report {number}.").ConfigureAwait(false);
            return 2;
        }
        return await run(store.Log, heads).ConfigureAwait(false);
    }

    private static async Task<int> ExportAsync(IReportLog log, IReadOnlyList<ReportHead> heads, bool csv, CancellationToken cancellationToken)
    {
        var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: csv)) { NewLine = "\n" };
        await using (output.ConfigureAwait(false))
        {
            if (csv)
                await output.WriteLineAsync(LogLines.CsvHeader).ConfigureAwait(false);
            foreach (var head in heads)
                await foreach (var row in log.ReadAsync(head.Report, cancellationToken).ConfigureAwait(false))
                    await output.WriteLineAsync(csv ? LogLines.Csv(head.Number, row) : LogLines.Json(head.Number, row)).ConfigureAwait(false);
        }
        return 0;
    }
}
