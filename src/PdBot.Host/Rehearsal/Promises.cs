using PdBot.Domain;
using PdBot.Domain.Escalation;
using PdBot.Domain.Reports;
using PdBot.Engine.Outbox;
using PdBot.Engine.Ports;
using PdBot.Storage.Events;
using Spectre.Console;

namespace PdBot.Host.Rehearsal;

/// <summary>What must be true at the end; each is printed, and a broken one fails the rehearsal.</summary>
internal static class Promises
{
    public static async Task<bool> CheckAsync(IReportLog log, Report report, OutboxQueue outbox, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var events = await log.LoadAsync(report.Id, cancellationToken).ConfigureAwait(false) ?? [];
        var verdict = await new LogVerifier(log).VerifyAsync(report.Id, cancellationToken).ConfigureAwait(false);
        var replayed = Report.Unopened(report.Id, report.Procedure).Replay(events);
        var alarmed = events.OfType<ChainExhausted>().Any();
        (string Promise, bool Kept)[] promises =
        [
            ("沒有通報會無聲無息：已到最高層級、已結束，或已發出警報", report.ChainCompletedAt is not null || report.Status != ReportStatus.Open || alarmed),
            ("未完成的案件必有下一次提醒，或已有人員處理", report.Status != ReportStatus.Open || ReportRules.NextWake(report, now) is not null || events.OfType<ActOnLevel>().Any() || events.OfType<ReportTakenOver>().Any()),
            ("每次越級都有原因", events.OfType<LevelPassedOver>().All(passed => passed.Evidence.Length > 0)),
            ("應送的訊息全部送出或記為未送達", outbox.Count == 0),
            ("重播紀錄得到相同狀態", replayed.Version == report.Version && replayed.Status == report.Status && replayed.ChainCompletedAt == report.ChainCompletedAt),
            ($"雜湊鏈完整（{verdict.Events} 筆）", verdict.IsIntact),
        ];
        var kept = true;
        foreach (var (promise, good) in promises)
        {
            kept &= good;
            AnsiConsole.MarkupLine(good ? $"[green]✓[/] {Markup.Escape(promise)}" : $"[red]✗ {Markup.Escape(promise)}[/]");
        }
        return kept;
    }
}
