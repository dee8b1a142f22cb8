using PdBot.Domain;
using PdBot.Engine.Organisations;
using PdBot.Engine.Ports;
using PdBot.Storage.Events;
using PdBot.Teams.Outbound;

namespace PdBot.Host.Audit;

/// <summary>Every morning: how far the log goes, told to the executive groups and kept in a folder or a container, so that whoever rewrites the log later is found out.</summary>
public sealed class DailyCheckpoint(
    Errands errands, IReportLog log, OrganisationRegister organisations, ExecutiveNews news, CheckpointKeeping keeping, TimeProvider time, ILogger<DailyCheckpoint> logger) : BackgroundService
{
    private const int Hour = 9;
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    private DateOnly? last;

    // The day for which everything is kept that is kept here, and the day's checkpoint: what fails on the way is tried again with the same.
    private DateOnly? kept;
    private (DateOnly Day, Checkpoint Checkpoint)? taken;

    /// <summary>Takes today's checkpoint when its hour has come and nobody has; null when there is nothing to do.</summary>
    public async Task<Checkpoint?> TakeIfDueAsync(CancellationToken cancellationToken)
    {
        if (organisations.All.FirstOrDefault() is not { } first)
            return null;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(first.Procedure.Zone);
        var local = TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone);
        var today = DateOnly.FromDateTime(local.Date);
        if (local.Hour < Hour || last == today)
            return null;
        try
        {
            await KeepAsync(today, zone, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (local.Hour > Hour && !cancellationToken.IsCancellationRequested)
        {
            // After an hour it is told all the same: then the message is the proof.
            HostLog.CheckpointFailed(logger, exception);
        }
        Checkpoint? told = null;
        if (await errands.DoAsync($"checkpoint-{today:yyyy-MM-dd}", TellAsync, cancellationToken).ConfigureAwait(false) && kept == today)
            last = today;
        return told;

        async Task<bool> TellAsync(CancellationToken cancelled)
        {
            var checkpoint = await TakeAsync(today, cancelled).ConfigureAwait(false);
            await Task.WhenAll(organisations.All.Select(setup => news.DeliverAsync(setup.Organisation, Words(checkpoint, today, kept == today), cancelled))).ConfigureAwait(false);
            told = checkpoint;
            return true;
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Every, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                await TakeIfDueAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                HostLog.CheckpointFailed(logger, exception);
            }
        }
    }

    private async Task KeepAsync(DateOnly today, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        if (kept == today)
            return;
        // Into the container everybody, whoever is first: it takes one of a day only, and the first may have died on the way.
        var due = TimeZoneInfo.ConvertTimeToUtc(today.ToDateTime(new TimeOnly(Hour, 0)), zone);
        if (await keeping.AppendAsync(due, token => TakeAsync(today, token), cancellationToken).ConfigureAwait(false) is { } appended)
            taken = (today, appended);
        // The folder too: whoever is first may die before it is written.
        if (keeping.WantsFile(today))
            await keeping.WriteAsync(today, await TakeAsync(today, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        kept = today;
    }

    private static LocalizedText Words(Checkpoint checkpoint, DateOnly today, bool isKept)
    {
        const int RepublicOfChina = 1911;
        var rows = checkpoint.Reports.Sum(report => report.Rows);
        return new(
            $"處理紀錄每日查核點（民國 {today.Year - RepublicOfChina} 年 {today.Month} 月 {today.Day} 日）：案件 {checkpoint.Reports.Length:N0} 件、紀錄 {rows:N0} 筆。\n\n摘要（SHA-256）：{checkpoint.Digest}\n\n請留存本訊息；日後得據以查驗處理紀錄有無遭刪除、竄改或插入。{(isKept ? "" : "\n\n本日查核點未能另行存檔，請通知系統管理人員；存檔前，本訊息為唯一憑據。")}",
            $"Daily checkpoint of the log ({today:yyyy-MM-dd}): {checkpoint.Reports.Length:N0} reports, {rows:N0} rows.\n\nDigest (SHA-256): {checkpoint.Digest}\n\nPlease keep this message: with it a log that was cut off, rewritten or added to can be found out.{(isKept ? "" : "\n\nThe checkpoint could not be filed; please tell whoever runs the bot. Until it is, this message is the only proof.")}");
    }

    /// <summary>The day's checkpoint, taken once.</summary>
    private async Task<Checkpoint> TakeAsync(DateOnly today, CancellationToken cancellationToken)
    {
        if (taken is not { } last || last.Day != today)
            taken = last = (today, await Checkpoint.TakeAsync(log, time.GetUtcNow(), cancellationToken).ConfigureAwait(false));
        return last.Checkpoint;
    }
}
