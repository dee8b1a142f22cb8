using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using PdBot.Domain;
using PdBot.Engine.Reports;
using PdBot.Testing;

namespace PdBot.EndToEnd.Tests.Crashes;

/// <summary>People who report and act at random over HTTP, and remember what they were answered.</summary>
internal sealed class Townsfolk(IReadOnlyList<Uri> doors, string serviceUrl, int seed) : IDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(30) };
    private readonly Random _random = new(seed);
    private readonly List<(ReportId Id, int Unit, int Reporter)> _reports = [];
    private int _answered;
    private int _refused;
    private int _reporters;
    private int _activities;

    /// <summary>Reports, and the number of each that somebody was told.</summary>
    public ConcurrentDictionary<ReportId, string> Opened { get; } = new();

    /// <summary>Acts that the answering card confirmed.</summary>
    public ConcurrentDictionary<(ReportId Report, string Actor), string> Confirmed { get; } = new();

    /// <summary>How many reports are made by acting; then people only act on those.</summary>
    public int Most { get; init; } = int.MaxValue;

    /// <summary>Among how many towns the units are divided (<see cref="Town.WriteAsync"/>).</summary>
    public int Towns { get; init; } = 1;

    /// <summary>How many acts were refused with a status, or got no answer.</summary>
    public int Refused => _refused;

    /// <summary>The last such status; null when none came.</summary>
    public System.Net.HttpStatusCode? LastRefusal { get; private set; }

    /// <summary>How many acts were answered so far.</summary>
    public int Answered => _answered;

    /// <summary>Acts until the bot is gone.</summary>
    public async Task ActUntilGoneAsync()
    {
        try
        {
            while (true)
            {
                await ActAsync();
                Interlocked.Increment(ref _answered);
            }
        }
        catch (Exception gone) when (gone is HttpRequestException or TaskCanceledException or IOException)
        {
            // The bot was killed in the middle of an answer: nothing was promised for this act.
        }
    }

    /// <summary>Acts until told to stop, at whichever door is open.</summary>
    public async Task ActAsync(Func<bool> isEnough)
    {
        while (!isEnough())
            try
            {
                await ActAsync();
                Interlocked.Increment(ref _answered);
            }
            catch (Exception gone) when (gone is HttpRequestException or TaskCanceledException or IOException)
            {
                // Nothing was promised for this act.
                LastRefusal = (gone as HttpRequestException)?.StatusCode;
                Interlocked.Increment(ref _refused);
            }
    }

    public void Dispose() => _http.Dispose();

    private Task ActAsync()
    {
        (ReportId Id, int Unit, int Reporter)? report = null;
        int dice;
        lock (_reports)
        {
            dice = _random.Next(100);
            if (_reports.Count > 0 && (dice >= 25 || Opened.Count >= Most))
                report = _reports[_random.Next(_reports.Count)];
        }
        return report is not { } known ? ReportAsync() : dice switch
        {
            < 55 => PressAsync(known, 1, "acknowledge", 2),
            < 75 => PressAsync(known, 1, "establish", 2),
            < 85 => PressAsync(known, 1, "decline", 2),
            < 92 => PressAsync(known, 3, "approve", 3),
            _ => PressAsync(known, 2, "acknowledge", 2),
        };
    }

    /// <summary>Somebody reports; the next unit's first level is asked.</summary>
    public async Task ReportAsync()
    {
        var number = Interlocked.Increment(ref _reporters);
        var (unit, reporter, mark) = (number % Town.Units, Town.Reporter(number), $"mark-{number}");
        var shown = await InvokeAsync(unit, reporter, new Dictionary<string, string>
        {
            ["verb"] = "submit-report",
            ["mark"] = mark,
            ["mode"] = "Real",
            ["unit"] = $"unit{unit}",
            ["source"] = "self-discovered",
            ["q-event-kind"] = "breach",
            ["q-description"] = "寄錯附件",
            ["q-discovered-at-date"] = "2026-11-01",
            ["q-discovered-at-time"] = "09:00",
        });
        var id = IntakeKey.ToReportId(OrganisationId.From(Town.IdOf(unit % Towns)), PersonId.From(reporter.ToString()), mark);
        Opened[id] = Regex.Match(shown, "PD-[0-9]{3}-[0-9]{4,}").Value;
        lock (_reports)
            _reports.Add((id, unit, number));
    }

    private async Task PressAsync((ReportId Id, int Unit, int Reporter) report, int place, string verb, int level)
    {
        var actor = Town.Person(report.Unit, place);
        var shown = await InvokeAsync(report.Unit, actor, new Dictionary<string, string> { ["verb"] = verb, ["report"] = report.Id.Value, ["card"] = "escalation", ["level"] = $"{level}" });
        if (shown.Contains("您已簽收", StringComparison.Ordinal) || shown.Contains("您已回覆無法處理", StringComparison.Ordinal) || shown.Contains("期限後簽收", StringComparison.Ordinal))
            Confirmed[(report.Id, actor.ToString())] = verb;
    }

    private Uri Door()
    {
        lock (_reports)
            return doors[_random.Next(doors.Count)];
    }

    private async Task<string> InvokeAsync(int unit, Guid person, Dictionary<string, string> data)
    {
        using var answer = await _http.PostAsJsonAsync(Door(), new
        {
            type = "invoke",
            name = "adaptiveCard/action",
            id = $"activity-{seed}-{Interlocked.Increment(ref _activities)}",
            channelId = "msteams",
            serviceUrl,
            from = new { id = $"29:{person}", name = "同仁", aadObjectId = person },
            recipient = new { id = "28:pdbot", name = "PdBot" },
            conversation = new { id = $"a:{person}", tenantId = Town.TenantOf(unit % Towns), conversationType = "personal" },
            locale = "zh-TW",
            value = new { action = new { type = "Action.Execute", verb = data["verb"], data }, trigger = "manual" },
        });
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync();
    }
}
