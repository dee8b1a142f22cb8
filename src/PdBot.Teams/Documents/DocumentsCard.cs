using PdBot.Domain;
using PdBot.Domain.Reports;
using PdBot.Teams.Cards.Schema;
using PdBot.Teams.Cards.Screens;

namespace PdBot.Teams.Documents;

/// <summary>The forms of a report, filled in as it now stands, each behind an address that works for a short time.</summary>
internal static class DocumentsCard
{
    public const string Kind = "documents";

    /// <summary>案情摘要: every procedure has it.</summary>
    private const string Summary = "case-summary";

    public static AdaptiveCard Draw(ReportView view, PersonId person, IDocumentLinks links)
    {
        var report = view.Report;
        var minutes = (int)links.Lifetime.TotalMinutes;
        var body = new List<AdaptiveElement>
        {
            Parts.Header(view, ContainerStyle.Accent, view.Say($"{report.Number}　文件", $"{report.Number}: documents"),
                view.Say($"連結僅供您本人使用，{minutes} 分鐘內有效", $"The links are yours alone and work for {minutes} minutes")),
            Row(view.Say("案情摘要（一頁）", "Summary of the case (one page)"), view.Say("供機關首長", "for the head of the organisation"), Summary),
        };
        foreach (var document in report.Procedure.Documents)
            body.Add(Row(view.Screen.Say(document.Title), $"{document.FormNumber}{view.Screen.Cite(document.Clause)}".Trim(), document.Id));
        if (view.Organisation.IsExecutive(person))
            body.Add(Row(view.Say("證據包（ZIP）", "Evidence pack (ZIP)"), view.Say("全部文件、處理紀錄、雜湊清單及離線驗證說明", "all documents, the log, its sums, and how to verify it offline"), IDocumentLinks.EvidencePack));
        body.Add(Parts.Small(view.Say("尚未填報之欄位以【待填】標示；文件依開啟當時之內容產生。", "What nobody has stated yet is marked 【待填】; a document shows the report as it is when opened.")));
        return Parts.Card(view, Kind, -1, body, view.Say($"{report.Number} 文件", $"{report.Number}: documents")) with { Refresh = null };

        ColumnSet Row(string title, string under, string id) => new(
        [
            new Column([new TextBlock(title), .. under.Length > 0 ? new[] { new TextBlock(under) { Size = FontSize.Small, IsSubtle = true, Spacing = Spacing.None } } : []]) { Width = "stretch" },
            new Column([new ActionSet([new ActionOpenUrl(links.For(report.Id, person, id).ToString()) { Title = view.Say("開啟", "Open") }])]) { Width = "auto" },
        ]) { Spacing = Spacing.Small };
    }

    /// <summary>The button that asks for it.</summary>
    public static ActionExecute Button(ReportView view) =>
        CardFallback.Execute(Verbs.Documents, view.Say("文件", "Documents"), Verbs.Data(view.Report.Id, Kind, -1), inputs: AssociatedInputs.None);

    /// <summary>Whether the viewer may have the documents; a channel's cards offer them, and whoever presses is asked who they are.</summary>
    public static bool IsOffered(ReportView view) =>
        view.Report.Status != ReportStatus.None && (view.Viewer is not { } person || Rights.MayReadDocuments(view.Report, view.Organisation, person));
}
