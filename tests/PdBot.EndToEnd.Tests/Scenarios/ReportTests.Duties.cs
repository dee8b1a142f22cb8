using PdBot.EndToEnd.Tests.Playground;

namespace PdBot.EndToEnd.Tests.Scenarios;

/// <summary>After the chain: duties, clocks, closing, a joint dismissal and a drill.</summary>
public sealed partial class ReportTests
{
    private static readonly (string, string)[] Known = [("q-network-down", "false"), ("q-criminal", "false")];

    [Fact]
    public async Task A_report_is_worked_off_to_its_closing_with_a_late_duty_and_its_reason()
    {
        // The hour, the 36 hours and the month of the clauses, as an organisation in a hurry would set them.
        await company.BeginAsync(new Windows { Limits = [("platform-report", "1m"), ("damage-control", "1m30s"), ("final-report", "1m30s")] });
        var number = await company.ReportAsync(answers: [.. Known, .. DiscoveredNow()]);
        await PressAsync(company.Unit, number, "判定成立");
        await PressAsync(company.Head, number, "核准");
        await PressAsync(company.Contact, number, "簽收");
        await PressAsync(company.Executive, number, "簽收");
        var hour = await ReminderAsync(company.Unit, number, "時限已過 50%", "至通報應變網站通報登錄");
        Assert.Contains("自確認成立起 1 分，本機構自訂，嚴於 6.4.2.1 之 1 小時", hour.Everything, StringComparison.Ordinal);
        await ReminderAsync(company.Executive, number, "時限已過 50%", "至通報應變網站通報登錄");
        await DoAsync(company.Unit, number, "至通報應變網站通報登錄", ("reference", "1151101001"));
        var over = await ReminderAsync(company.Unit, number, "時限已屆，尚未辦理", "完成損害控制或復原");
        Assert.Contains("嚴於 6.4.2.3 之 36 小時", over.Everything, StringComparison.Ordinal);
        await DoAsync(company.Unit, number, "蒐集相關跡證", ("note", "寄件紀錄已封存"));
        var late = await OpenAsync(company.Unit, number, "完成損害控制或復原");
        var refused = await company.Unit.PressAsync(late, "辦理完成", new Dictionary<string, string> { ["note"] = "已收回郵件" });
        Assert.Contains("請填寫「遲延理由」", refused.Everything, StringComparison.Ordinal);
        await company.Unit.PressAsync(After(late, refused), "辦理完成", new Dictionary<string, string> { ["note"] = "已收回郵件", ["late-reason"] = "假期無人值班" });
        await ApproveAsync(company.Head, number, "完成損害控制或復原", "審核通過");
        var people = await OpenAsync(company.Unit, number, "通知當事人");
        var told = await company.Unit.PressAsync(people, "登錄本批通知", new Dictionary<string, string> { ["channel"] = "電子郵件", ["sent"] = "120", ["failed"] = "0" });
        await company.Unit.PressAsync(After(people, told), "辦理完成");
        await DoAsync(company.Unit, number, "填具通報紀錄表", ("note", "已填具"));
        await ApproveAsync(company.Head, number, "填具通報紀錄表", "審核通過");
        await DoAsync(company.Unit, number, "確認應變措施之完整性", ("note", "已確認"));
        await DoAsync(company.Head, number, "嚴密監控", ("note", "無異常"));
        await DoAsync(company.Unit, number, "再回報後續處理情形", ("note", "已回報"));
        await DoAsync(company.Contact, number, "通知受事件影響之相關單位", ("channel", "公文"), ("recipient", "學生事務處"));
        await DoAsync(company.Unit, number, "彙整損失情形", ("note", "無"));
        await DoAsync(company.Unit, number, "檢討控制措施", ("note", "改用密件副本"));
        await ApproveAsync(company.Head, number, "檢討控制措施", "確認");
        var month = await ReminderAsync(company.Unit, number, "時限已過 50%", "函送教育部");
        Assert.Contains("自完成損害控制起 1 分 30 秒，本機構自訂，嚴於 6.4.2.4 之 1 個月", month.Everything, StringComparison.Ordinal);
        await DoAsync(company.Unit, number, "函送教育部", ("reference", "長庚大字第1號"));

        var live = await CardAsync(company.Executive, number, "可結案");
        await company.Executive.PressAsync(live, "結案", new Dictionary<string, string> { ["closing-note"] = "已完成改善" });
        await CardAsync(company.Reporter, number, "已結案");
        await company.Bot.DisposeAsync();
        var log = await company.LogAsync(number);
        Assert.Contains("假期無人值班", log, StringComparison.Ordinal);
        Assert.Contains("report-closed.1", log, StringComparison.Ordinal);
        Assert.Contains("完整", await company.VerifyAsync(number), StringComparison.Ordinal);
        await VerifiesInABrowserAsync(number);
    }

    /// <summary>The evidence pack from the command line: its own page finds the log intact, and one changed letter.</summary>
    private async Task VerifiesInABrowserAsync(string number)
    {
        var folder = Machine.TemporaryFolder("evidence");
        try
        {
            var written = (await company.ExportAsync(number, folder, "--evidence")).Split('\n').First(line => line.EndsWith(".zip", StringComparison.Ordinal));
            System.IO.Compression.ZipFile.ExtractToDirectory(written.Trim(), folder);
            var log = Path.Combine(folder, "log.jsonl");
            var page = await chromium.NewPageAsync();
            await page.GotoAsync(new Uri(Path.Combine(folder, "verify.html")).AbsoluteUri);

            await page.SetInputFilesAsync("#file", log);
            await page.Locator("#verdict.good").WaitForAsync();
            await page.ScreenshotAsync(new() { Path = Path.Combine(Machine.Repository, "tests", "output", "pages", "verify.png"), FullPage = true });
            Assert.Contains("完整", await page.Locator("#verdict").InnerTextAsync(), StringComparison.Ordinal);

            await File.WriteAllTextAsync(log, (await File.ReadAllTextAsync(log)).Replace("假期無人值班", "假期有人值班", StringComparison.Ordinal));
            await page.ReloadAsync();
            await page.SetInputFilesAsync("#file", log);
            await page.Locator("#verdict.bad").WaitForAsync();
            Assert.Contains("紀錄遭更動", await page.Locator("#verdict").InnerTextAsync(), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_report_at_NIU_is_dismissed_jointly()
    {
        await company.BeginAsNiuAsync();
        var number = await company.ReportAsync(answers: [("source", "unit-report"), ("q-records", "3")]);
        var asked = await CardAsync(company.Contact, number, "請判定個資事件是否成立");
        var also = await CardAsync(company.Executive, number, "請判定個資事件是否成立");

        await company.Contact.PressAsync(asked, "判定不成立", new Dictionary<string, string> { ["reason"] = "名單為公開資訊" });
        Assert.DoesNotContain(company.Reporter.Shown, message => message.Shows(number) && message.Shows("判定不成立，本案結束"));
        await company.Executive.PressAsync(Now(company.Executive, also), "判定不成立", new Dictionary<string, string> { ["reason"] = "同意" });

        await CardAsync(company.Reporter, number, "判定不成立，本案結束");
    }

    [Fact]
    public async Task A_drill_in_compressed_time_reminds_and_ends_with_its_score()
    {
        await company.BeginAsync(new Windows());
        var number = await company.ReportAsync("演練", "送出演練通報", [.. Known, ("pace", "60"), ("q-discovered-at-date", Today), ("q-discovered-at-time", "00:00")]);
        Assert.StartsWith("DR-", number, StringComparison.Ordinal);
        await PressAsync(company.Unit, number, "判定成立");
        await CardAsync(company.Unit, number, "【演練】");

        // An hour is a minute: half of it is over after 30 seconds.
        await CardAsync(company.Executive, number, "系統提醒：時限已過 50%", TimeSpan.FromSeconds(60));
        await DoAsync(company.Unit, number, "至通報應變網站通報登錄", ("reference", "演練1號"));
        var live = await CardAsync(company.Executive, number, "結束演練");
        await company.Executive.PressAsync(live, "結束演練", new Dictionary<string, string> { ["closing-note"] = "反應良好" });

        var score = await CardAsync(company.Reporter, number, "演練結束");
        Assert.Contains("演練成績", score.Everything, StringComparison.Ordinal);
        Assert.Contains("符合時限", score.Everything, StringComparison.Ordinal);
    }

    /// <summary>The form takes minutes, in the organisation's zone.</summary>
    private static IEnumerable<(string, string)> DiscoveredNow()
    {
        var now = TimeProvider.System.GetUtcNow().AddHours(8);
        yield return ("q-discovered-at-date", now.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        yield return ("q-discovered-at-time", now.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>A reminder of one duty; the executive group's live card names all of them and is none.</summary>
    private static async Task<ShownMessage> ReminderAsync(PlaygroundChat person, string number, string title, string duty)
    {
        ShownMessage? found = null;
        await Eventually.TrueAsync(
            () => (found = person.Shown.LastOrDefault(message => message.Shows(number) && message.Shows($"系統提醒：{title}") && message.Shows(duty))) is not null,
            TimeSpan.FromSeconds(90), $"{person.Me.Name} is reminded of '{duty}' of {number}");
        return found ?? throw new InvalidOperationException("unreachable");
    }

    private static string Today => TimeProvider.System.GetUtcNow().AddHours(-6).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Opens a duty's form from the list of the person's duties.</summary>
    private static async Task<ShownMessage> OpenAsync(PlaygroundChat person, string number, string duty)
    {
        ShownMessage? list = null;
        await Eventually.TrueAsync(
            () => (list = person.Shown.LastOrDefault(message => message.Shows(number) && message.Cards.Any(card => ShownCard.Rows(card, duty).SelectMany(ShownCard.Actions).Any()))) is not null,
            Patience, $"{person.Me.Name} is asked for '{duty}' of {number}");
        var opened = await person.PressAsync(list!, "辦理", row: duty);
        return After(list!, opened);
    }

    /// <summary>Does a duty, and goes back to the list.</summary>
    private static async Task DoAsync(PlaygroundChat person, string number, string duty, params (string Input, string Value)[] proof)
    {
        var form = await OpenAsync(person, number, duty);
        var answer = await person.PressAsync(form, "辦理完成", proof.ToDictionary(input => input.Input, input => input.Value));
        Assert.True(answer.Everything.Contains("已完成", StringComparison.Ordinal) || answer.Everything.Contains("待", StringComparison.Ordinal), answer.Everything);
        await person.PressAsync(After(form, answer), "返回應辦事項");
    }

    private static async Task ApproveAsync(PlaygroundChat person, string number, string duty, string button)
    {
        var form = await OpenAsync(person, number, duty);
        var answer = await person.PressAsync(form, button);
        Assert.Contains("已完成", answer.Everything, StringComparison.Ordinal);
        await person.PressAsync(After(form, answer), "返回應辦事項");
    }

    /// <summary>A message as the person saw it after a press, whatever the bot has made of it since: when something changes, the list is rewritten.</summary>
    private static ShownMessage After(ShownMessage pressed, PressAnswer answer) =>
        pressed with { Cards = [answer.Card ?? throw new InvalidOperationException($"No card answers: {answer.Everything}")] };

    /// <summary>A message as it stands now.</summary>
    private static ShownMessage Now(PlaygroundChat person, ShownMessage message) => person.Shown.Single(shown => shown.Id == message.Id);
}
