namespace PdBot.Documents;

/// <summary>The ids by which procedure definitions name the forms that this room knows. Any other id gets the general form.</summary>
public static class DocumentIds
{
    /// <summary>案情摘要: one page for the head of the organisation. Needs no entry in a definition.</summary>
    public const string Summary = "case-summary";

    /// <summary>通報紀錄表: 異常通知・事件判斷・處理情形.</summary>
    /// <remarks>來源:CGU-PIMS-I-02-008 6.4.3, 6.4.2.1.1–.5 (CGU-PIMS-L-04-022); NIU 6.4.3 (NIU-PIMS-D-012)</remarks>
    public const string Record = "record";

    /// <summary>個人資料侵害事故通報與紀錄表.</summary>
    /// <remarks>來源:大陸委員會指定非公務機關個人資料檔案安全維護辦法 §6 II</remarks>
    public const string BreachReport = "report-form";

    /// <summary>矯正預防處理單.</summary>
    /// <remarks>來源:NIU 6.7.2 (NIU-PIMS-D-019)</remarks>
    public const string Correction = "correction";

    /// <summary>調查、處理及改善報告.</summary>
    /// <remarks>來源:CGU-PIMS-I-02-008 6.4.2.4</remarks>
    public const string FinalReport = "final-report";

    /// <summary>通知當事人函, or the public notice in its place.</summary>
    /// <remarks>來源:個人資料保護法 §12; 施行細則 §22</remarks>
    public const string Notice = "notice";

    /// <summary>檢討報告.</summary>
    /// <remarks>來源:CGA 二(二)3</remarks>
    public const string ReviewReport = "review-report";

    /// <summary>資訊面彙整資料.</summary>
    /// <remarks>來源:CGA 二(三)3</remarks>
    public const string Compilation = "summary";

    /// <summary>應變作業檢討.</summary>
    /// <remarks>來源:CGA 二(三)4</remarks>
    public const string ResponseReview = "response-review";

    /// <summary>個資事件報告（初步調查報告）.</summary>
    /// <remarks>來源:NCO 起始階段 (2)</remarks>
    public const string IncidentReport = "incident-report";

    /// <summary>會議紀錄.</summary>
    /// <remarks>來源:NCO 應變階段</remarks>
    public const string Minutes = "minutes";

    /// <summary>會議結論: the same form.</summary>
    /// <remarks>來源:CGA 二(二)4</remarks>
    public const string Conclusions = "meeting-conclusions";

    /// <summary>事件深入調查報告.</summary>
    /// <remarks>來源:NCO 深入調查/根因分析</remarks>
    public const string Investigation = "investigation-report";

    /// <summary>矯正事項報告單.</summary>
    /// <remarks>來源:NCO 原因檢討及後續改善 (1)</remarks>
    public const string CorrectiveAction = "corrective-order";

    /// <summary>矯正作業報告.</summary>
    /// <remarks>來源:NCO 原因檢討及後續改善 (1)</remarks>
    public const string CorrectiveReport = "corrective-report";

    /// <summary>新聞稿: a draft that names nobody.</summary>
    /// <remarks>來源:NCO 對外溝通 (1)</remarks>
    public const string PressRelease = "press-release";

    /// <summary>FAQ: a draft that names nobody.</summary>
    /// <remarks>來源:NCO 對外溝通 (1)</remarks>
    public const string Questions = "faq";

    /// <summary>通知當事人紀錄.</summary>
    /// <remarks>來源:CGA 二(二)2</remarks>
    public const string DataSubjectRecord = "data-subject-record";

    /// <summary>結案專卷: cover and index.</summary>
    /// <remarks>來源:NCO 追蹤事項（事件結案）</remarks>
    public const string CaseFile = "closing-file";
}
