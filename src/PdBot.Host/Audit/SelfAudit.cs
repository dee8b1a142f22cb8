using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;
using PdBot.Domain;
using PdBot.Engine.Organisations;
using PdBot.Engine.Wakes;
using PdBot.Host.Options;
using PdBot.Storage;
using PdBot.Teams.Identity;
using PdBot.Teams.Outbound;

namespace PdBot.Host.Audit;

/// <summary>Asks every minute whether the bot keeps its own time: is any wake overdue, does the storage answer, does Entra let it speak. Alarms the executive group, and stays silent towards the outside when not.</summary>
public sealed class SelfAudit : BackgroundService
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "PdBot.Audit";

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan AlarmAgain = TimeSpan.FromMinutes(15);

    private readonly IStore store;
    private readonly WakeWorker wakes;
    private readonly OrganisationRegister organisations;
    private readonly ExecutiveNews news;
    private readonly HttpClient http;
    private readonly ConnectorTokens? tokens;
    private readonly string heartbeat;
    private readonly TimeProvider time;
    private readonly ILogger<SelfAudit> logger;
    private readonly Meter meter = new(MeterName);
    private double overdue;
    private int setAside;
    private DateTimeOffset? alarmedAt;

    /// <summary>Wires the audit; without tokens, as in Development, nothing is asked of Entra.</summary>
    public SelfAudit(
        IStore store, WakeWorker wakes, OrganisationRegister organisations, ExecutiveNews news, HttpClient http, IOptions<BotOptions> options, TimeProvider time, ILogger<SelfAudit> logger,
        ConnectorTokens? tokens = null)
    {
        (this.store, this.wakes, this.organisations, this.news, this.http, this.time, this.logger, this.tokens) = (store, wakes, organisations, news, http, time, logger, tokens);
        heartbeat = options.Value.HeartbeatUrl;
        meter.CreateObservableGauge("pdbot.wake.overdue", () => overdue, "s", "How long the oldest wake has been due; -1 when the storage does not answer.");
        meter.CreateObservableGauge("pdbot.wake.set_aside", () => setAside, "{wake}", "Wakes that could not be read and wait for people to look at.");
    }

    /// <summary>Looks once; true when everything is on time.</summary>
    public async Task<bool> CheckAsync(CancellationToken cancellationToken)
    {
        var late = await MeasureAsync(cancellationToken).ConfigureAwait(false);
        overdue = late?.TotalSeconds ?? -1;
        if (late <= Late)
        {
            await RelieveAsync(cancellationToken).ConfigureAwait(false);
            await LookAtSetAsideAsync(cancellationToken).ConfigureAwait(false);
            // Nobody can be told in Teams then. The program is ready all the same: what people report, it takes.
            if (tokens is not null && !await tokens.IsGrantedAsync(cancellationToken).ConfigureAwait(false))
            {
                HostLog.Mute(logger);
                return false;
            }
            await BeatAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        HostLog.Overdue(logger, overdue);
        if (alarmedAt is null || time.GetUtcNow() - alarmedAt >= AlarmAgain)
        {
            alarmedAt = time.GetUtcNow();
            await TellAsync(late is { } minutes
                ? new($"系統警示：個資事件通報小幫手有應處理事項已遲延 {minutes.TotalMinutes:F0} 分鐘。請立即通知系統管理人員；進行中案件請先以電話聯繫。", $"System alarm: the bot is {minutes.TotalMinutes:F0} min behind. Please call the system's operators; until then keep open reports going by phone.")
                : new("系統警示：個資事件通報小幫手無法存取儲存體。請立即通知系統管理人員；進行中案件請先以電話聯繫。", "System alarm: the bot cannot reach its storage. Please call the system's operators; until then keep open reports going by phone."), cancellationToken).ConfigureAwait(false);
        }
        return false;
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        meter.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Every, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                await CheckAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                HostLog.AuditFailed(logger, exception);
            }
        }
    }

    /// <summary>How late the bot is; null when the storage does not answer.</summary>
    private async Task<TimeSpan?> MeasureAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await store.ProbeAsync(cancellationToken).ConfigureAwait(false) ? await wakes.OverdueAsync(cancellationToken).ConfigureAwait(false) ?? TimeSpan.Zero : null;
        }
        catch (StorageUnavailableException)
        {
            return null;
        }
    }

    private async Task RelieveAsync(CancellationToken cancellationToken)
    {
        if (alarmedAt is null)
            return;
        alarmedAt = null;
        await TellAsync(new("系統警示解除：個資事件通報小幫手已恢復正常，遲延事項均已處理。", "System alarm over: the bot is on time again."), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Told once for each that is added: somebody must find out which report it was.</summary>
    private async Task LookAtSetAsideAsync(CancellationToken cancellationToken)
    {
        var count = await wakes.CountSetAsideAsync(cancellationToken).ConfigureAwait(false);
        if (count > setAside)
        {
            HostLog.SetAside(logger, count);
            await TellAsync(new(
                $"系統警示：有 {count} 則排程訊息無法判讀，已另行保存。請通知系統管理人員檢視，並確認進行中案件均已按時處理。",
                $"System alarm: {count} scheduled messages cannot be read and were set aside. Please call the system's operators, and make sure that open reports are going on in time."), cancellationToken).ConfigureAwait(false);
        }
        setAside = count;
    }

    private async Task TellAsync(LocalizedText text, CancellationToken cancellationToken)
    {
        foreach (var setup in organisations.All)
            await news.TellAsync(setup.Organisation, text, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A watcher outside hears nothing when the bot is late, or gone.</summary>
    private async Task BeatAsync(CancellationToken cancellationToken)
    {
        if (heartbeat.Length == 0)
            return;
        try
        {
            using var answer = await http.GetAsync(new Uri(heartbeat), cancellationToken).ConfigureAwait(false);
            if (!answer.IsSuccessStatusCode)
                HostLog.HeartbeatRefused(logger, (int)answer.StatusCode);
        }
        catch (HttpRequestException exception)
        {
            HostLog.HeartbeatFailed(logger, exception);
        }
    }
}
