using DocumentFormat.OpenXml.Wordprocessing;
using PdBot.Documents.Forms;
using PdBot.Documents.Tests.World;
using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;

namespace PdBot.Documents.Tests;

public sealed class What_is_missing_is_marked
{
    [Fact]
    public void Each_question_of_the_record_is_answered_or_marked()
    {
        var story = Stage.Advanced();
        using var document = Opened.Of(DocumentIds.Record, story);
        foreach (var question in story.Report.Procedure.Intake.Questions.Where(question => question.Kind != Domain.Facts.FactKind.YesNo))
            Assert.Equal(!story.Report.Facts.ContainsKey(question.Key), document.Value(question.Title.ZhTw.Split('（')[0]).StartsWith(Entry.ToFill, StringComparison.Ordinal));
    }

    [Fact]
    public void A_fact_that_becomes_known_takes_the_place_of_the_mark()
    {
        var story = Stage.Advanced();
        using var before = Opened.Of(DocumentIds.Record, story);
        Assert.StartsWith(Entry.ToFill, before.Value("外洩管道"), StringComparison.Ordinal);
        story.Does(new ReportCommand.CorrectFacts(story.Who("黃測試"), System.Collections.Immutable.ImmutableDictionary<Domain.FactKey, string>.Empty
            .Add(new("leak-channel"), "網頁權限設定錯誤")));
        using var after = Opened.Of(DocumentIds.Record, story);
        Assert.Equal("網頁權限設定錯誤", after.Value("外洩管道"));
    }

    [Fact]
    public void Every_field_of_the_report_to_the_authority_is_there()
    {
        using var document = Opened.Of(DocumentIds.BreachReport, Stage.Advanced(change: Stage.WithEverything));
        var expected = new Dictionary<string, string>
        {
            ["非公務機關名稱"] = "示範大學（採長庚大學程序）", ["通報人"] = "廖擬定", ["聯絡方式"] = Entry.ToFill, ["通報機關"] = "主管機關教育部",
            ["通報時間"] = Entry.ToFill, ["事件發生時間"] = "中華民國115年11月20日 0時", ["擬通知當事人時間"] = "已於 中華民國115年11月20日",
            ["遲延理由"] = "未逾時限（中華民國115年11月23日 8時40分）", ["事件發生種類"] = "個人資料檔案遭遇竊取", ["個人資料類型"] = "姓名、學號、電子郵件",
            ["預估個人資料侵害總筆數"] = "1,234", ["發生原因"] = Entry.ToFill, ["損害狀況"] = "選課系統", ["個人資料侵害可能結果"] = Entry.ToFill,
            ["擬採取之因應措施"] = "停用查詢頁", ["擬採通知當事人之方式"] = "以電子郵件、簡訊通知，成功 1,230 人、失敗 58 人",
        };
        foreach (var (label, value) in expected)
            Assert.StartsWith(value, document.Value(label), StringComparison.Ordinal);
    }

    [Fact]
    public void After_the_time_limit_the_reason_of_the_delay_is_missing_until_it_is_given()
    {
        var story = Stage.Advanced(change: Stage.WithEverything).After(TimeSpan.FromHours(40));
        using var late = Opened.Of(DocumentIds.BreachReport, story);
        Assert.StartsWith(Entry.ToFill, late.Value("遲延理由"), StringComparison.Ordinal);
        story.Completes("黃測試", "authority", reference: "教資字第1150001號", late: "筆數清查費時");
        using var given = Opened.Of(DocumentIds.BreachReport, story);
        Assert.Equal("筆數清查費時", given.Value("遲延理由"));
        Assert.StartsWith("中華民國115年11月23日", given.Value("通報時間"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_mark_is_highlighted()
    {
        using var document = Opened.Of(DocumentIds.Correction, Stage.Early());
        var marks = document.Body.Descendants<Run>().Where(run => run.InnerText == Entry.ToFill).ToArray();
        Assert.NotEmpty(marks);
        Assert.All(marks, mark => Assert.Equal(HighlightColorValues.Yellow, mark.RunProperties!.Highlight!.Val!.Value));
    }

    [Theory]
    [InlineData(DocumentIds.Notice)]
    [InlineData(DocumentIds.PressRelease)]
    [InlineData(DocumentIds.Questions)]
    public void What_leaves_for_the_public_names_nobody(string id)
    {
        var story = Stage.Advanced();
        using var document = Opened.Of(id, story);
        foreach (var person in story.Organisation.People.Values)
            Assert.DoesNotContain(person.Name, document.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_sent_to_data_subjects_is_printed_in_numbers_only()
    {
        var story = Stage.Advanced();
        story.Completes("黃測試", "data-subjects", channel: "電話", recipient: "受害人某甲");
        foreach (var id in DocumentWriter.KnownIds.Append("something-else"))
        {
            using var document = Opened.Of(id, story);
            Assert.DoesNotContain("受害人某甲", document.Text, StringComparison.Ordinal);
        }
        using var record = Opened.Of(DocumentIds.Record, story);
        Assert.Contains("1,180", record.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_record_tells_who_was_passed_over_and_why()
    {
        using var document = Opened.Of(DocumentIds.Record, Stage.Advanced());
        Assert.Contains("逕行陳報上一層級", document.Text, StringComparison.Ordinal);
        Assert.Contains("逾時未簽收", document.Text, StringComparison.Ordinal);
        Assert.Contains("陳虛構 115/11/20 09:02", document.Text, StringComparison.Ordinal);
        Assert.Contains("遲延理由：通報網站於期限內無法連線", document.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_case_file_says_until_when_it_is_kept()
    {
        using var document = Opened.Of(DocumentIds.CaseFile, Stage.Advanced());
        Assert.Equal("自結案起至少 3 年", document.Value("保存期限"));
    }

    [Fact]
    public void An_unknown_document_prints_everything_that_is_known()
    {
        var story = Stage.Advanced();
        using var document = Opened.Of("something-else", story);
        foreach (var question in story.Report.Procedure.Intake.Questions)
            Assert.Contains(question.Title.ZhTw.Split("（如")[0].Split("（請")[0], document.Text, StringComparison.Ordinal);
        foreach (var task in story.Report.Tasks.Where(task => task.Opening > 0))
            Assert.Contains(story.Report.Procedure.Tasks[task.Index].Title.ZhTw, document.Text, StringComparison.Ordinal);
    }
}
