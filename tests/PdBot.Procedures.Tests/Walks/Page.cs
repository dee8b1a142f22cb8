using PdBot.Domain.Escalation;
using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;
using PdBot.Domain.Tasks;

namespace PdBot.Procedures.Tests.Walks;

/// <summary>A played story as Markdown.</summary>
internal static class Page
{
    public static IEnumerable<string> Of(Walkthrough walk) =>
        [.. Head(walk), .. Cast(walk), "", "## 經過", .. Course(walk), "", "## 結果", "", .. End(walk), .. Duties(walk), .. Documents(walk), .. Readings(walk)];

    private static IEnumerable<string> Head(Walkthrough walk)
    {
        var procedure = walk.Report.Procedure;
        return
        [
            $"# {walk.Story.Title}",
            "",
            "<!-- 由測試產生：PDBOT_ACCEPT=1 dotnet test tests/PdBot.Procedures.Tests。請勿逕行修改。 -->",
            "",
            walk.Story.Summary,
            "",
            $"- 程序：{procedure.Title.ZhTw}（{procedure.SourceDocument}，{procedure.Version}）",
            $"- 機關（構）：{walk.Organisation.Title.ZhTw}；事發單位：{walk.Organisation.Find(walk.Report.Unit)!.Title.ZhTw}；案號：{walk.Report.Number}",
            "- 〔　〕內為條號；〔機構自訂〕者來源未規定，〔系統功能〕者為本系統所增，均非條文。→ 為新發出之訊息。時間為臺北時間。",
        ];
    }

    private static IEnumerable<string> Cast(Walkthrough walk) =>
    [
        "",
        "## 人物",
        "",
        "| 姓名 | 職稱 | 本案角色 |",
        "| --- | --- | --- |",
        .. from person in walk.Cast
           orderby person != Walkthrough.Reporter, person.Value
           select $"| {walk.NameOf(person)} | {walk.Organisation.Find(person)?.JobTitle ?? "同仁"} | {string.Join("、", walk.RolesOf(person).Distinct())} |",
    ];

    private static IEnumerable<string> Course(Walkthrough walk)
    {
        DateOnly? day = null;
        var moments = walk.Chronicle.Moments;
        for (var index = 0; index < moments.Count; index++)
        {
            var moment = moments[index];
            var run = 1;
            while (moment.IsDigestOnly && index + run < moments.Count && moments[index + run].IsDigestOnly)
                run++;
            var first = LocalTime.DayOf(moment.At);
            if (first != day)
            {
                yield return "";
                yield return $"### {LocalTime.Day(first)}{(run > 1 ? "起" : "")}";
                yield return "";
                day = first;
            }
            if (run > 1)
            {
                yield return $"- 至{LocalTime.Day(LocalTime.DayOf(moments[index + run - 1].At))}每日09:00　{moments[index + run - 1].Lines[0]}（計{run}次）";
                day = null;
                index += run - 1;
            }
            else if (moment.Head.Length == 0 && moment.Lines.Length == 1)
                yield return $"- {LocalTime.Hour(moment.At)}　{moment.Lines[0]}";
            else
            {
                yield return $"- {LocalTime.Hour(moment.At)}　{(moment.Head.Length > 0 ? moment.Head : "（時間屆至）")}";
                foreach (var line in moment.Lines)
                    yield return $"  - {line}";
            }
        }
    }

    private static IEnumerable<string> End(Walkthrough walk)
    {
        var report = walk.Report;
        if (report.Status == ReportStatus.Closed)
            yield return $"- **已結案**：{LocalTime.At(report.ClosedAt!.Value)}，{report.ClosedBy}。";
        else if (report.Judgement is { Verdict: Verdict.Dismissed } judgement)
            yield return $"- **不成立**：{LocalTime.At(judgement.At)}，{judgement.By}；{judgement.Reason}。";
        yield return Kept(report);
        var kinds = walk.Chronicle.Sent.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key.Print()}{pair.Value}");
        yield return $"- 新訊息{walk.Chronicle.Sent.Values.Sum()}則（{string.Join("、", kinds)}）；另更新既有卡片{walk.Chronicle.Rewritten}次，不另發通知。";
    }

    private static string Kept(Report report) => report.Procedure.Retention switch
    {
        null => "- 保存年限：來源未定，依檔案法規。",
        { } retention when report.KeptUntil() is { } until => $"- 紀錄至少保存{retention.Years}年{retention.Clause.Print()}，自{(retention.Start ?? Milestone.Closed).Print()}起算{(retention.Start is null ? "（來源未載起算點）" : "")}，至{LocalTime.Until(until)}。",
        { } retention => $"- 紀錄至少保存{retention.Years}年{retention.Clause.Print()}；案件未經結案，系統未起算。",
    };

    private static IEnumerable<string> Duties(Walkthrough walk)
    {
        var report = walk.Report;
        var rows = report.Tasks.Where(task => task.Opening > 0 || task.IsSettled).ToArray();
        if (rows.Length == 0)
            yield break;
        yield return "";
        yield return "### 應辦事項";
        yield return "";
        yield return "| 事項 | 應辦者 | 結果 | 辦畢 | 時限 | 條號 |";
        yield return "| --- | --- | --- | --- | --- | --- |";
        foreach (var task in rows)
        {
            var definition = report.DefinitionOf(task);
            var review = task.Reviewed is { } reviewed ? $"，{definition.Review!.Act.Print()}：{reviewed.By}" : "";
            var result = task.Status switch
            {
                TaskStage.Done => $"已完成{review}{(task.Completion!.LateReason.Length > 0 ? "（逾時，附遲延理由）" : "")}",
                TaskStage.Waived => "免辦",
                TaskStage.Waiting => "不適用",
                _ => report.IsOptional(task) ? "未辦（得辦）" : "未完成",
            };
            var due = report.ClockOf(task)?.Due is { } end ? LocalTime.Until(end) : "—";
            yield return $"| {definition.Title.ZhTw} | {walk.TitleOf(definition.Owner)} | {result} | {(task.Completion is { } done ? LocalTime.At(done.DoneAt) : "—")} | {due} | {definition.Clause.Print().Trim('〔', '〕')} |";
        }
    }

    private static IEnumerable<string> Documents(Walkthrough walk)
    {
        var report = walk.Report;
        var written = report.Tasks.Where(task => task.Status == TaskStage.Done).Select(task => (State: task, Task: report.DefinitionOf(task))).Where(pair => pair.Task.Document is not null).ToArray();
        if (report.Status == ReportStatus.Dismissed && report.Procedure.Documents.FirstOrDefault(document => document.Id == "record") is { } record)
        {
            yield return "";
            yield return "### 文件";
            yield return "";
            yield return $"《{record.Title.ZhTw}》{(record.FormNumber is { } number ? $"（{number}）" : "")}由系統依本案紀錄產製，於「判定不成立」卡片按「文件」取得。";
        }
        if (written.Length == 0)
            yield break;
        yield return "";
        yield return "### 文件";
        yield return "";
        yield return "| 文件 | 表單編號 | 隨何事項 | 條號 |";
        yield return "| --- | --- | --- | --- |";
        foreach (var document in report.Procedure.Documents)
        {
            var tasks = written.Where(pair => pair.Task.Document == document.Id).Select(pair => pair.Task.Title.ZhTw).ToArray();
            if (tasks.Length > 0)
                yield return $"| {document.Title.ZhTw} | {document.FormNumber ?? "—"} | {string.Join("；", tasks)} | {document.Clause.Print().Trim('〔', '〕')} |";
        }
    }

    private static IEnumerable<string> Readings(Walkthrough walk)
    {
        if (walk.Story.Readings.Length == 0)
            yield break;
        yield return "";
        yield return "### 來源未定之處，本案依下列解釋";
        yield return "";
        foreach (var id in walk.Story.Readings)
        {
            var decision = walk.Definition.Decisions.First(one => one.Id == id);
            yield return $"- {decision.Text.ZhTw}{(decision.Clause is { } clause ? $"〔{clause}〕" : "")}";
        }
    }
}
