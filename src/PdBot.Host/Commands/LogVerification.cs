using PdBot.Engine.Ports;
using PdBot.Storage.Events;

namespace PdBot.Host.Commands;

/// <summary><c>log verify</c>: the chain of every report, and the whole against checkpoints when there are any.</summary>
internal static class LogVerification
{
    /// <param name="log">The log.</param>
    /// <param name="heads">Whose chain is verified.</param>
    /// <param name="checkpoints">A file, or the word for the container; null without. All of it is compared, whichever reports were asked for.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>0 intact, 1 changed, 2 when there are no checkpoints to read.</returns>
    public static async Task<int> VerifyAsync(IReportLog log, IReadOnlyList<ReportHead> heads, string? checkpoints, CancellationToken cancellationToken)
    {
        KeptCheckpoints? kept = null;
        if (checkpoints is not null && (kept = await KeptCheckpoints.ReadAsync(checkpoints, cancellationToken).ConfigureAwait(false)) is null)
            return 2;
        var intact = await VerifyChainsAsync(log, heads, cancellationToken).ConfigureAwait(false);
        if (kept is not null)
            intact &= await CompareAsync(log, kept, cancellationToken).ConfigureAwait(false);
        return intact ? 0 : 1;
    }

    private static async Task<bool> VerifyChainsAsync(IReportLog log, IReadOnlyList<ReportHead> heads, CancellationToken cancellationToken)
    {
        var verifier = new LogVerifier(log);
        var intact = true;
        foreach (var head in heads)
        {
            var verdict = await verifier.VerifyHeadAsync(head, cancellationToken).ConfigureAwait(false);
            intact &= verdict.IsIntact;
            Console.WriteLine($"{head.Number}  {verdict.Events,6} 筆 / events  {(verdict.IsIntact ? "完整 / intact" : $"{verdict.FaultCount} 處異常 / faults")}");
            foreach (var fault in verdict.Faults)
                Console.WriteLine($"    第 {fault.Sequence} 筆 / row {fault.Sequence}: {fault.Kind} {fault.Detail}");
        }
        Console.WriteLine(intact ? $"雜湊鏈完整 / intact: {heads.Count} 案 / reports" : "紀錄遭更動 / the log was changed");
        return intact;
    }

    private static async Task<bool> CompareAsync(IReportLog log, KeptCheckpoints kept, CancellationToken cancellationToken)
    {
        foreach (var place in kept.Broken)
            Console.WriteLine($"{place}  檢查點遭更動，或不是檢查點 / the checkpoint itself was changed, or is none");
        if (kept.All is not [.., var last])
            return false;
        var verdict = await new CheckpointVerifier(log).VerifyAsync(kept.All, cancellationToken).ConfigureAwait(false);
        foreach (var fault in verdict.Faults)
            Console.WriteLine($"{fault.Entry.Number}  {fault.Entry.Report}  第 {fault.Sequence} 筆 / row {fault.Sequence}: {Say(fault.Kind)} ({fault.Detail}) {Seen(fault, kept)}");
        var which = kept.All.Count == 1 ? $"checkpoint of {Instant.Text(last.At)}" : $"{kept.All.Count} checkpoints, the last of {Instant.Text(last.At)}";
        Console.WriteLine(verdict.IsIntact
            ? $"與檢查點相符 / agrees with the {which}: {verdict.Reports} 案 / reports，新增 {verdict.Added} 案 / added since"
            : $"與檢查點不符 / differs from the {which}: {verdict.Faults.Length} 處異常 / faults");
        Console.WriteLine($"檢查點摘要 / checkpoint digest: {last.Digest}");
        return verdict.IsIntact && kept.Broken.Count == 0;
    }

    // The younger of two checkpoints may have seen what was changed already: so which of them saw it otherwise dates the change.
    private static string Seen(CheckpointFault fault, KeptCheckpoints kept) =>
        $"檢查點 / seen {Instant.Text(kept.All.Last(checkpoint => checkpoint.Reports.Contains(fault.Entry)).At)}";

    private static string Say(CheckpointFaultKind kind) => kind switch
    {
        CheckpointFaultKind.Truncated => "自此筆起遭截除 / cut off from this row on",
        CheckpointFaultKind.Rewritten => "此筆或之前遭改寫、插入、刪除或調換 / this row or one before it was rewritten, inserted, removed or moved",
        CheckpointFaultKind.Missing => "整案消失 / the whole report is gone",
        CheckpointFaultKind.Unlisted => "未列於清單，請執行 log rebuild / in no list: run log rebuild",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
