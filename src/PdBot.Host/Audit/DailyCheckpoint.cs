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

    // The day for which everything is kept that is kept here, and its checkpoint: what fails on the way is tried again with the same.
    private DateOnly? kept;
    private Checkpoint? taken;

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
        if (kept != today)
        {
            // Into the container everybody, whoever is first: it takes one of a day only, and the first may have died on the way.
            var due = TimeZoneInfo.ConvertTimeToUtc(today.ToDateTime(new TimeOnly(Hour, 0)), zone);
            taken = await keeping.AppendAsync(due, TakeAsync, cancellationToken).ConfigureAwait(false);
            // The folder too: whoever is first may die before it is written.
            if (keeping.WantsFile(today))
                await keeping.WriteAsync(today, taken ??= await TakeAsync(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            kept = today;
        }
        Checkpoint? told = null;
        if (await errands.DoAsync($"checkpoint-{today:yyyy-MM-dd}", TellAsync, cancellationToken).ConfigureAwait(false))
            last = today;
        return told;

        async Task<bool> TellAsync(CancellationToken cancelled)
        {
            taken ??= await TakeAsync(cancelled).ConfigureAwait(false);
            await Task.WhenAll(organisations.All.Select(setup => news.DeliverAsync(setup.Organisation, Words(taken, today), cancelled))).ConfigureAwait(false);
            told = taken;
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

    private static LocalizedText Words(Checkpoint checkpoint, DateOnly today)
    {
        const int RepublicOfChina = 1911;
        var rows = checkpoint.Reports.Sum(report => report.Rows);
        return new(
            $"處理紀錄每日查核點（民國 {today.Year - RepublicOfChina} 年 {today.Month} 月 {today.Day} 日）：案件 {checkpoint.Reports.Length:N0} 件、紀錄 {rows:N0} 筆。\n\n摘要（SHA-256）：{checkpoint.Digest}\n\n請留存本訊息；日後得據以查驗處理紀錄有無遭刪除、竄改或插入。",
            $"Daily checkpoint of the log ({today:yyyy-MM-dd}): {checkpoint.Reports.Length:N0} reports, {rows:N0} rows.\n\nDigest (SHA-256): {checkpoint.Digest}\n\nPlease keep this message: with it a log that was cut off, rewritten or added to can be found out.");
    }

    private Task<Checkpoint> TakeAsync(CancellationToken cancellationToken) => Checkpoint.TakeAsync(log, time.GetUtcNow(), cancellationToken);
}
