using PdBot.Domain;
using PdBot.Domain.Delivery;
using PdBot.Domain.Escalation;
using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;
using PdBot.Domain.Tasks;
using PdBot.Engine.Ports;
using PdBot.Teams.Commands;
using Spectre.Console;

namespace PdBot.Host.Rehearsal;

/// <summary>Prints what happens: when, who was told what, and why the next.</summary>
internal sealed class Playbill(IReportLog log, Procedure procedure, DateTimeOffset start)
{
    private const Language Zh = Language.ZhTw;
    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(procedure.Zone);
    private int shown;

    public void Refused(string why) => AnsiConsole.MarkupLine($"[red]通報未被受理：{Markup.Escape(why)}[/]");

    /// <summary>Prints the events that were not printed before.</summary>
    public async Task ShowNewAsync(ReportId report, CancellationToken cancellationToken)
    {
        if (await log.LoadAsync(report, cancellationToken).ConfigureAwait(false) is not { } events)
            return;
        foreach (var @event in events.Skip(shown))
            if (Line(@event) is { } line)
                AnsiConsole.MarkupLine($"[grey]{TimeZoneInfo.ConvertTime(@event.At, zone):HH:mm:ss}  +{(int)(@event.At - start).TotalMinutes,3} 分[/]  {line}");
        shown = events.Length;
    }

    private string? Line(ReportEvent @event) => @event switch
    {
        ReportOpened opened => $"[bold]{Name(opened.ActorName)}[/] 通報，案號 [bold]{opened.Number}[/]",
        SeverityAssessed { Rank: > 0 } assessed => $"嚴重程度：{Markup.Escape(procedure.Severity.Find(assessed.Rank)?.Title.ZhTw ?? "")}（{Markup.Escape(assessed.Rules)}）",
        LevelOpened opened => $"[blue]輪至「{Level(opened.Level)}」[/]，簽收期限 {TimeZoneInfo.ConvertTime(opened.WindowEnds, zone):HH:mm:ss}{Clause(procedure.Chain[opened.Level].Clause)}",
        ContactNotified notified => $"  → 通知 [bold]{Name(notified.PersonName)}[/]{Cause(notified.Cause)}",
        ContactUnreachable missed => $"  [yellow]× {(missed.Person is null ? "無人擔任" : Name(missed.PersonName))}：{EventWords.Say(Zh, missed.Reason)}{(missed.Evidence.Length > 0 ? $"（{Markup.Escape(missed.Evidence)}）" : "")}[/]",
        LevelAcknowledged act => $"  ← [green]{Name(act.ActorName)} 簽收[/]{Late(act)}",
        LevelJudged act => $"  ← [green]{Name(act.ActorName)} 判定{(act.Verdict == Verdict.Established ? "成立" : "不成立")}[/]{(act.Reason.Length > 0 ? $"，理由：{Markup.Escape(act.Reason)}" : "")}{Late(act)}",
        LevelApproved act => $"  ← [green]{Name(act.ActorName)} 核准[/]{Late(act)}",
        LevelDeclined act => $"  ← [yellow]{Name(act.ActorName)} 無法處理[/]",
        LevelPassedOver passed => $"[yellow]「{Level(passed.Level)}」{EventWords.Say(Zh, passed.Reason)}，往上一層級逕行陳報{Clause(procedure.SkipClause)}[/]",
        ReportDismissed => "[bold]判定不成立，本案結束；通知通報人與事件單位[/]",
        ChainCompleted => "[bold green]逐級陳報完成；應辦事項由系統提醒至辦理完成[/]",
        ChainExhausted exhausted => $"[bold red]所有層級均無人回應：向執行小組發出警報，請通報人改以電話通報；{TimeZoneInfo.ConvertTime(exhausted.RepeatAt, zone):HH:mm} 再次逐級通報[/]",
        ChainWalkedAgain again => $"[bold]第 {again.Walk} 次逐級通報[/]",
        ReportTakenOver taken => $"  ← [green]{Name(taken.ActorName)} 接手[/]",
        TaskAssigned { Part: TaskPart.Owner } assigned when procedure.FindTask(assigned.Task) is { } task => $"  → 應辦事項 [bold]{Name(assigned.PersonName)}[/]：{Markup.Escape(task.Title.ZhTw)}{Clause(task.Clause)}",
        TaskUnowned unowned when procedure.FindTask(unowned.Task) is { } task => $"  [yellow]→ 應辦事項無人可交辦，通知執行小組：{Markup.Escape(task.Title.ZhTw)}[/]",
        ClockSet set when procedure.FindTask(set.Task)?.Deadlines[set.Clock] is { IsShadow: false } deadline => $"    時限 {TimeZoneInfo.ConvertTime(set.Due, zone):MM-dd HH:mm}{Clause(deadline.Clause)}",
        NoticeGiven { Person: not null } given when procedure.Notices.FirstOrDefault(one => one.Id == given.Notice) is { } notice => $"  → 通知 {Name(given.PersonName)}：{Markup.Escape(notice.Title.ZhTw)}{Clause(notice.Clause)}",
        ReminderDue reminder when procedure.FindTask(reminder.Task) is { } task => $"  [yellow]系統提醒：{Markup.Escape(task.Title.ZhTw)}[/]",
        CardFailed failed => $"  [grey]卡片未送達（{Markup.Escape(failed.Evidence)}）[/]",
        _ => null,
    };

    private string Level(int index) => Markup.Escape(procedure.Chain[index].Title.ZhTw);

    private static string Name(string name) => Markup.Escape(name);

    private static string Late(ActOnLevel act) => act.Late ? "（逾時，仍留存紀錄）" : "";

    private static string Clause(Clause clause) => clause.Article.Length == 0 || clause.IsParameter ? "" : $" [grey]{Markup.Escape(clause.Article)}[/]";

    private static string Cause(NotifyCause cause) => cause switch
    {
        NotifyCause.HolderUnreachable => "（代理人：主責人員無法聯絡）",
        NotifyCause.HolderMayBeAway => "（代理人：主責人員可能不在，同時通知）",
        NotifyCause.HalfOfWindow => "（代理人：已逾期限之半未回應）",
        NotifyCause.HandedOver => "（代理人：轉交）",
        _ => "",
    };
}
