using PdBot.Domain;
using PdBot.Domain.Facts;
using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;

namespace PdBot.Documents.Tests.World;

/// <summary>Reports in the states that forms meet.</summary>
internal static class Stage
{
    /// <summary>Seven minutes after the opening nobody but the first level has acted.</summary>
    public static Story Early(ReportMode mode = ReportMode.Real) =>
        Story.Opened("cgu-example", "academic-affairs", "phone", mode, Answers("接獲電話反映，選課系統查詢頁可看到他人資料。"))
            .After(2).Acknowledges("陳虛構", "receiving").After(5);

    /// <summary>Two days later: a level passed over, a duty late, one in review, one overdue, data subjects told.</summary>
    public static Story Advanced(ReportMode mode = ReportMode.Real, string description = "選課系統查詢頁未驗證權限，外部人士得以流水號查得他人資料。", Func<Procedure, Procedure>? change = null)
    {
        var story = Story.Opened("cgu-example", "academic-affairs", "phone", mode, Answers(description), change)
            .After(2).Acknowledges("陳虛構", "receiving")
            .After(3).Acknowledges("黃測試", "unit").After(4).Establishes("黃測試", "unit")
            .After(12).Acknowledges("陳虛構", "contact-copy")
            .After(2).Approves("曾演練", "executive-group");
        story.After(50).Completes("黃測試", "platform-report", reference: "TANet-1151120-031", late: "通報網站於期限內無法連線，已留存畫面");
        story.Does(new ReportCommand.RecordBatch(story.Who("黃測試"), "data-subjects", story.Now, "電子郵件", 1180, 54, new string('a', 64)));
        story.After(TimeSpan.FromHours(20)).Completes("黃測試", "damage-control", note: "停用查詢頁並修補權限檢查；清除搜尋引擎快取；重設受影響帳號密碼。");
        story.Does(new ReportCommand.RecordBatch(story.Who("黃測試"), "data-subjects", story.Now, "簡訊", 50, 4, ""));
        story.Completes("黃測試", "evidence", note: "已封存網站存取紀錄");
        return story.After(TimeSpan.FromHours(20));
    }

    public static Story Joint() => Story.Opened("niu-example", "registrar", "data-subject", ReportMode.Real,
        [
            ("event-kind", "breach"), ("description", "寄送成績單時收件人欄位錯置。"), ("discovered-at", "2026-11-20T00:10:00Z"),
            ("records", "1000"), ("sensitive", "false"), ("media-attention", "true"), ("infosec", "true"),
        ])
        .After(3).Acknowledges("江虛擬", "first-judgement").After(2).Establishes("羅設例", "first-judgement")
        .After(5).Acknowledges("潘樣品", "unit").After(200);

    /// <summary>CGU's procedure with a document that this room does not know, and a duty that reports to an authority within 72 hours.</summary>
    public static Procedure WithEverything(Procedure procedure) => procedure with
    {
        Documents = procedure.Documents.Add(new("something-else", new("其他文件", "Another document"), null, Clause.Parameter)),
        Tasks =
        [
            .. procedure.Tasks,
            new TaskDefinition
            {
                Id = "authority", Title = new("通報主管機關", "Report to the authority"), Owner = RoleId.From("unit"), Receiver = RoleId.From("ministry"),
                Document = DocumentIds.BreachReport, Evidence = Evidence.Reference, Clause = new("第6條第2項"),
                Deadlines = [new(72, DeadlineUnit.Hours, Milestone.Discovered, new("第6條第2項"))],
            },
        ],
    };

    /// <summary>The longest answers that the intake takes, everywhere.</summary>
    public static Story Overlong()
    {
        var longest = string.Concat(Enumerable.Repeat("外洩資料內容極為繁雜", 50));
        return Advanced(description: longest, change: procedure => procedure with
        {
            Tasks = [.. procedure.Tasks.Select(task => task with { Title = new(longest[..60], "long") })],
            Chain = [.. procedure.Chain.Select(level => level with { Title = new(longest[..60], "long") })],
            Roles = [.. procedure.Roles.Select(role => role with { Title = new(longest[..60], "long") })],
            Severity = procedure.Severity with
            {
                Grades = [.. procedure.Severity.Grades.Select(grade => grade with { Title = new(longest[..60], "long") })],
                Rules = [.. Enumerable.Range(0, 8).Select(index => procedure.Severity.Rules[0] with { Id = $"rule{index}", Reason = new(longest[..200], "long") })],
            },
        });
    }

    private static IEnumerable<(string Key, string Answer)> Answers(string description) =>
    [
        ("event-kind", "breach"), ("description", description), ("occurred-at", "2026-11-19T16:00:00Z"), ("discovered-at", "2026-11-20T00:40:00Z"),
        ("records", "1234"), ("leaked-fields", "姓名、學號、電子郵件"), ("tampered-or-leaked", "true"), ("infosec", "true"), ("network-down", "false"),
    ];
}
