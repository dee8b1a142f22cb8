using PdBot.Teams.Cards.Schema;
using PdBot.Teams.Cards.Screens;
using PdBot.Teams.Tasks;

namespace PdBot.Teams.Notices;

/// <summary>One-way information (通報、副知、轉知): nothing is asked.</summary>
internal static class NoticeCard
{
    public const string Kind = "notice";

    public static AdaptiveCard Draw(ReportView view, string id)
    {
        var notice = view.Report.Procedure.Notices.First(notice => notice.Id == id);
        return Parts.Card(view, Kind, id,
        [
            Parts.Header(view, ContainerStyle.Emphasis, view.Screen.Say(notice.Title), view.Say("通知，毋須回覆", "For your information; no reply needed")),
            new FactSet(
            [
                new(view.Say("通知者", "From"), view.Role(notice.From)),
                new(view.Say("受通知者", "To"), view.Role(notice.To)),
                new(view.Say("依據", "Basis"), notice.Clause.IsParameter ? view.Say("本機構自訂", "set by the organisation") : $"{view.Report.Procedure.SourceDocument} {notice.Clause.Article}"),
            ]),
            Parts.Basics(view),
            .. Parts.SeverityReasons(view),
        ], Summary(view, id));
    }

    /// <summary>The preview line.</summary>
    public static string Summary(ReportView view, string id) =>
        $"{view.Report.Number} {view.Screen.Say(view.Report.Procedure.Notices.First(notice => notice.Id == id).Title)}";
}
