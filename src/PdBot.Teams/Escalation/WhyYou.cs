using PdBot.Domain.Escalation;
using PdBot.Domain.Procedures;
using PdBot.Domain.Roster;
using PdBot.Teams.Cards.Schema;
using PdBot.Teams.Cards.Screens;

namespace PdBot.Teams.Escalation;

/// <summary>Why the report came to this person, and who was passed over on the way.</summary>
internal static class WhyYou
{
    public static IEnumerable<AdaptiveElement> Draw(ReportView view, LevelState level, Contact? own)
    {
        yield return Parts.Heading(view.Say("為何由您處理", "Why this came to you"));
        foreach (var line in Lines(view, level, own))
            yield return new TextBlock(line) { Spacing = Spacing.Small };
        if (level.ReturnReason.Length > 0)
            yield return new TextBlock(view.Say($"退回理由：{Screen.Plain(level.ReturnReason)}", $"Returned, because: {Screen.Plain(level.ReturnReason)}")) { Color = Colors.Warning, Spacing = Spacing.Small };
        yield return Parts.Small(Otherwise(view, level));
    }

    /// <summary>What happens when nothing is done in time, and whether a clause or the organisation set the time.</summary>
    private static string Otherwise(ReportView view, LevelState level)
    {
        var definition = view.Report.Procedure.Chain[level.Index];
        if (definition.IsCopy)
            return view.Say("本件為副知，簽收與否均不影響逐級陳報。", "This is a copy: the reporting goes on whether or not it is acknowledged.");
        var clause = view.Screen.Cite(view.Report.Procedure.SkipClause);
        var late = level.AcknowledgedAt is null ? view.Say("逾時未簽收", "Without an acknowledgement in time") : view.Say("逾時未處理", "Without a decision in time");
        var next = Ways.CanGoUp(view.Report, level)
            ? view.Say($"系統將逕行陳報上一層級{clause}", $"the report goes up a level{clause}")
            : view.Say("已無上一層級，系統將向執行小組發出警報", "there is no level above: the executive group is alarmed");
        var time = level.AcknowledgedAt is null ? definition.Window : definition.DecideWithin ?? definition.Window;
        return view.Say($"{late}，{next}。{(time.Clause.IsParameter ? "期限由本機構自訂。" : "")}", $"{late} {next}.{(time.Clause.IsParameter ? " The time allowed is set by the organisation." : "")}");
    }

    private static IEnumerable<string> Lines(ReportView view, LevelState level, Contact? own)
    {
        var title = view.Screen.Say(view.Report.Procedure.Chain[level.Index].Title);
        var clause = view.Screen.Cite(view.Report.Procedure.Chain[level.Index].Clause);
        if (own is { Holder: { } holder } && own.Person != holder)
            yield return Deputy(view, level, own, view.NameOf(holder), title);
        else if (view.Report.Procedure.Chain[level.Index].IsCopy)
            yield return view.Say($"依程序副知「{title}」{clause}。", $"For the information of: {title}{clause}.");
        else
            yield return view.Say($"依通報順序逐級陳報，輪由「{title}」處理{clause}。", $"In the order of reporting it is the turn of: {title}{clause}.");
        for (var below = view.Report.Procedure.Chain[level.Index].IsCopy ? -1 : level.Index - 1; below >= 0; below--)
        {
            var passed = view.Report.Levels[below];
            if (passed.Status == LevelStatus.Completed)
                yield break;
            if (passed is { Status: LevelStatus.PassedOver, PassedOverFor: { } reason } && !view.Report.Procedure.Chain[below].IsCopy)
                yield return Passed(view, passed, reason);
        }
    }

    private static string Deputy(ReportView view, LevelState level, Contact own, string holder, string title)
    {
        var reason = level.Contacts.FirstOrDefault(contact => contact.Person == own.Holder)?.Unreachable;
        return own.Cause switch
        {
            NotifyCause.HandedOver => view.Say($"{holder}（{title}）將本案轉交給您（代理人）。", $"{holder} ({title}) handed this over to you as deputy."),
            NotifyCause.HalfOfWindow => view.Say($"{holder}（{title}）已逾簽收期限之半仍未回應，請您以代理人身分處理。", $"{holder} ({title}) has not answered for half of the time allowed; you are asked as deputy."),
            NotifyCause.HolderMayBeAway when reason is null => view.Say($"{holder}（{title}）可能不在，故同時通知您（代理人）。", $"{holder} ({title}) may be away, so you are told too, as deputy."),
            _ => view.Say(
                $"{holder}（{title}）{(reason is { } why ? view.Screen.Reason(why) : "無法聯絡")}，請您以代理人身分處理。",
                $"{holder} ({title}) {(reason is { } cause ? view.Screen.Reason(cause) : "cannot be reached")}; you are asked as deputy."),
        };
    }

    private static string Passed(ReportView view, LevelState passed, UnreachableReason reason)
    {
        var title = view.Screen.Say(view.Report.Procedure.Chain[passed.Index].Title);
        var people = string.Join(view.Say("、", ", "), passed.Contacts.Where(contact => contact.Person is not null).Select(contact =>
            contact.Unreachable is { } why && why != reason ? $"{Screen.Plain(contact.Name)}{view.Say("：", ": ")}{view.Screen.Reason(why)}" : Screen.Plain(contact.Name)));
        var who = people.Length > 0 ? view.Say($"（{people}）", $" ({people})") : "";
        return view.Say(
            $"「{title}」{who}{view.Screen.Reason(reason)}，依通報原則往上逕行陳報{view.Screen.Cite(view.Report.Procedure.SkipClause)}。",
            $"{title}{who}: {view.Screen.Reason(reason)}, so the report was passed on upward{view.Screen.Cite(view.Report.Procedure.SkipClause)}.");
    }
}
