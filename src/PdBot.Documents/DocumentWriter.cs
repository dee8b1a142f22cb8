using System.Collections.Immutable;
using PdBot.Documents.Cases;
using PdBot.Documents.Docx;
using PdBot.Documents.Forms;
using PdBot.Documents.Kinds;
using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;

namespace PdBot.Documents;

/// <summary>Writes the forms of a procedure as DOCX, filled in from a report.</summary>
public static class DocumentWriter
{
    /// <summary>The content type of what <see cref="Write"/> returns.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private static readonly ImmutableDictionary<string, Kind> Kinds = ImmutableDictionary.CreateRange<string, Kind>(
    [
        new(DocumentIds.Summary, new("案情摘要", SummaryForm.Fill)),
        new(DocumentIds.Record, new("個人資料安全事件通報紀錄表", RecordForm.Fill)),
        new(DocumentIds.BreachReport, new("個人資料侵害事故通報與紀錄表", BreachReportForm.Fill)),
        new(DocumentIds.Correction, new("矯正預防處理單", CorrectionForms.Preventive)),
        new(DocumentIds.CorrectiveAction, new("矯正事項報告單", CorrectionForms.Action)),
        new(DocumentIds.CorrectiveReport, new("矯正作業報告", CorrectionForms.Report)),
        new(DocumentIds.PressRelease, new("新聞稿", PublicDrafts.PressRelease)),
        new(DocumentIds.Questions, new("事件說明之 FAQ", PublicDrafts.Questions)),
        new(DocumentIds.DataSubjectRecord, new("通知當事人紀錄", DataSubjectRecord.Fill)),
        new(DocumentIds.Conclusions, new("會議結論", InquiryForms.Minutes)),
        new(DocumentIds.FinalReport, new("調查、處理及改善報告", FinalReportForm.Fill)),
        new(DocumentIds.Notice, new("個人資料外洩通知", NoticeLetter.Fill)),
        new(DocumentIds.ReviewReport, new("檢討報告", ReviewForms.Review)),
        new(DocumentIds.Compilation, new("資訊面事件彙整資料", ReviewForms.Compilation)),
        new(DocumentIds.ResponseReview, new("應變作業檢討", ReviewForms.Response)),
        new(DocumentIds.IncidentReport, new("個資事件報告", InquiryForms.Incident)),
        new(DocumentIds.Minutes, new("會議紀錄", InquiryForms.Minutes)),
        new(DocumentIds.Investigation, new("事件深入調查報告", InquiryForms.Investigation)),
        new(DocumentIds.CaseFile, new("結案專卷", CaseFileForm.Fill)),
    ]);

    /// <summary>The ids that have a form of their own.</summary>
    public static IEnumerable<string> KnownIds => Kinds.Keys.Order(StringComparer.Ordinal);

    /// <summary>Writes a document. Pure: the same arguments give the same bytes.</summary>
    /// <param name="documentId">One of <see cref="DocumentIds"/>, or any id of the procedure's documents; an unknown one gives a general form with everything that is known.</param>
    /// <param name="report">The report; it must have been opened.</param>
    /// <param name="organisation">Its organisation.</param>
    /// <param name="writtenAt">When it is written, UTC: printed, and the moment at which time limits are measured.</param>
    /// <returns>A DOCX file. Title, form number and clause are those of the procedure's definition where it has one.</returns>
    public static byte[] Write(string documentId, Report report, Organisation organisation, DateTimeOffset writtenAt)
    {
        var @case = new Case(report, organisation, writtenAt);
        return DocxFile.Write(Fill(documentId, @case), Head(@case));
    }

    /// <summary>A name for the file: 案號, title, and in a drill the mark; no sign that a file system refuses.</summary>
    public static string FileName(string documentId, Report report)
    {
        var name = $"{(report.Mode == ReportMode.Drill ? "【演練】" : "")}{report.Number.Value}_{Title(documentId, report.Procedure)}";
        return string.Concat(SafeText.Clean(name).Select(sign => sign is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|' or '\n' ? '_' : sign)) + ".docx";
    }

    internal static Form Fill(string documentId, Case @case)
    {
        var definition = Definition(documentId, @case.Procedure);
        return new Form
        {
            Title = Title(documentId, @case.Procedure),
            Number = definition?.FormNumber ?? "",
            Clause = definition?.Clause.Print() ?? "",
            Blocks = Kinds.GetValueOrDefault(documentId) is { } kind ? kind.Fill(@case) : GeneralForm.Fill(@case, documentId),
            IsCompact = documentId == DocumentIds.Summary,
            IsLetter = documentId is DocumentIds.Notice or DocumentIds.PressRelease or DocumentIds.Questions,
        };
    }

    private static Letterhead Head(Case @case) => new(
        @case.Organisation.Title.ZhTw, @case.Report.Number.Value, @case.Report.Mode == ReportMode.Drill, @case.Now, @case.Time.At(@case.Now), @case.Procedure.SourceDocument);

    private static string Title(string documentId, Procedure procedure) =>
        Definition(documentId, procedure)?.Title.ZhTw ?? Kinds.GetValueOrDefault(documentId)?.Title ?? "個資事件案卷";

    private static DocumentDefinition? Definition(string documentId, Procedure procedure) => procedure.Documents.FirstOrDefault(document => document.Id == documentId);

    private sealed record Kind(string Title, Func<Case, ImmutableArray<Block>> Fill);
}
