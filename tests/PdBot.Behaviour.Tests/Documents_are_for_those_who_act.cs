using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace PdBot.Behaviour.Tests;

/// <summary>A link to a document works for the person who asked, for a short time, and for nobody else; the evidence pack verifies itself.</summary>
public sealed class Documents_are_for_those_who_act
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    [Fact]
    public async Task Whoever_acts_on_the_report_gets_its_forms_filled_in()
    {
        await using var bot = await Bot.StartAsync();
        var unit = await EstablishedAsync(bot);

        var card = await unit.PressAsync(unit.Duties, "refresh");
        var documents = await unit.InvokeAsync("documents", new { report = unit.Duties.Report, card = "documents" });
        using var answer = await bot.GetAsync(documents.Links["個人資料安全事件通報紀錄表"]);

        Assert.Contains("documents", card.Buttons);
        Assert.Equal(Word, answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("PD-115-0001_個人資料安全事件通報紀錄表.docx", answer.Content.Headers.ContentDisposition?.FileNameStar);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        using var word = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        Assert.Contains("寄送通知信時誤附名單", await new StreamReader(word.GetEntry("word/document.xml")!.Open()).ReadToEndAsync());
        Assert.DoesNotContain("證據包（ZIP）", documents.Links.Keys);
    }

    [Fact]
    public async Task The_reporter_and_a_stranger_get_none()
    {
        await using var bot = await Bot.StartAsync();
        var unit = await EstablishedAsync(bot);
        var stranger = bot.Staff("路人甲", "c9000000-0000-4000-8000-0000000000ee");

        foreach (var person in new[] { bot.Staff(), stranger })
            Assert.True((await person.InvokeAsync("documents", new { report = unit.Duties.Report, card = "documents" })).Says("您不是本案的聯絡人"));
    }

    [Fact]
    public async Task A_link_ends_after_ten_minutes_and_a_changed_one_never_worked()
    {
        await using var bot = await Bot.StartAsync();
        var unit = await EstablishedAsync(bot);
        var link = (await unit.InvokeAsync("documents", new { report = unit.Duties.Report, card = "documents" })).Links["案情摘要（一頁）"];

        using (var changed = await bot.GetAsync(link[..^6] + "AAAAAA"))
            Assert.Equal(HttpStatusCode.Forbidden, changed.StatusCode);
        bot.Clock.Advance(TimeSpan.FromMinutes(11));
        using var late = await bot.GetAsync(link);

        Assert.Equal(HttpStatusCode.Forbidden, late.StatusCode);
        Assert.Contains("連結已失效", await late.Content.ReadAsStringAsync());
        Assert.Contains("default-src 'none'", late.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Fact]
    public async Task The_evidence_pack_holds_everything_and_its_sums()
    {
        await using var bot = await Bot.StartAsync();
        await EstablishedAsync(bot);
        var executive = bot.Person("邱試算");
        var documents = await executive.InvokeAsync("documents", new { report = executive.Duties.Report, card = "documents" });
        using var answer = await bot.GetAsync(documents.Links["證據包（ZIP）"]);
        using var pack = new ZipArchive(await answer.Content.ReadAsStreamAsync());

        using var manifest = JsonDocument.Parse(Read(pack, "manifest.json"));
        var files = manifest.RootElement.GetProperty("files").EnumerateArray().ToDictionary(file => file.GetProperty("name").GetString()!, file => file.GetProperty("sha256").GetString());
        Assert.Equal(pack.Entries.Select(entry => entry.FullName).Where(name => name != "manifest.json").Order(), files.Keys.Order());
        Assert.All(files, file => Assert.Equal(file.Value, Convert.ToHexStringLower(SHA256.HashData(Read(pack, file.Key)))));
        Assert.Equal(6, files.Count(file => file.Key.EndsWith(".docx", StringComparison.Ordinal)) + 1);
        Verify(Encoding.UTF8.GetString(Read(pack, "log.jsonl")), manifest.RootElement.GetProperty("lastHash").GetString()!);
    }

    /// <summary>The chain of hashes, from the pack's own description alone.</summary>
    private static void Verify(string log, string lastHash)
    {
        var previous = "";
        foreach (var line in log.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var row = JsonSerializer.Deserialize<Dictionary<string, string>>(line)!;
            Assert.Equal(previous, row["previousHash"]);
            var text = $"{previous}{{\"report\":\"{row["report"]}\",\"sequence\":{row["sequence"]},\"type\":\"{row["type"]}\",\"data\":{row["data"]}}}";
            previous = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
            Assert.Equal(previous, row["hash"]);
        }
        Assert.Equal(lastHash, previous);
    }

    private static byte[] Read(ZipArchive pack, string name)
    {
        using var copy = new MemoryStream();
        using var stream = pack.GetEntry(name)!.Open();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static async Task<Persona> EstablishedAsync(Bot bot)
    {
        await bot.Staff().ReportAsync();
        await bot.Person("黃測試").PressAsync("establish");
        return bot.Person("黃測試");
    }
}
