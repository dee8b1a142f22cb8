using PdBot.Domain.Delivery;
using PdBot.Domain.Escalation;
using PdBot.Domain.Facts;
using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;
using PdBot.Domain.Tests.World;
using static PdBot.Domain.Tests.World.SmallRoster;

namespace PdBot.Domain.Tests.Stories;

/// <summary>What looks like personal data is not kept; what only looks like a number is.</summary>
public sealed class Free_text_is_masked
{
    [Theory]
    [InlineData("身分證A123456789遭外洩", "身分證○○○遭外洩")]
    [InlineData("居留證 AC12345678", "居留證 ○○○")]
    [InlineData("電話 0912-345-678", "電話 ○○○")]
    [InlineData("電話 (02)2345-6789 轉 12", "電話 ○○○ 轉 12")]
    [InlineData("電話 +886 2 2345 6789", "電話 ○○○")]
    [InlineData("寄到 some.one@example.org.tw 了", "寄到 ○○○ 了")]
    [InlineData("a@b.tw", "○○○")]
    [InlineData("卡號 4111 1111 1111 1111", "卡號 ○○○")]
    [InlineData("卡號 4111-1111-1111-1111。", "卡號 ○○○。")]
    [InlineData("身分證Ａ１２３４５６７８９遭外洩", "身分證○○○遭外洩")]
    [InlineData("電話（０９１２－３４５－６７８）", "電話（○○○）")]
    [InlineData("寄到 some.one＠example.org.tw 了", "寄到 ○○○ 了")]
    [InlineData("https://teams.microsoft.com/l/message/19%3Aa%40thread.v2/4111111111119?x=A123456789", "https://teams.microsoft.com/l/message/19%3Aa%40thread.v2/○○○?x=○○○")]
    [InlineData("https://teams.microsoft.com/l/message/19%3Aa%40thread.v2/1763618474235 A123456789", "https://teams.microsoft.com/l/message/19%3Aa%40thread.v2/1763618474235 ○○○")]
    public void Personal_data_is_masked(string text, string masked) => Assert.Equal(masked, Masking.Apply(text));

    [Theory]
    [InlineData("CGU-PIMS-I-02-008")]
    [InlineData("依 1120530 函辦理")]
    [InlineData("案號 PD-115-0001")]
    [InlineData("發文字號 1234567890123456")]
    [InlineData("2026-03-02 08:10 發現")]
    [InlineData("約 1000 筆")]
    [InlineData("（一）誤寄；（二）補正：共三件，均已收回！")]
    [InlineData("@channel 請看")]
    [InlineData("")]
    [InlineData("訊息 https://teams.microsoft.com/l/message/19%3Aa%5FB-9%40thread.tacv2/4111111111119?tenantId=f0000000-0000-4000-8000-091234567800&createdTime=4111111111119 ，請看")]
    [InlineData("https://teams.cloud.microsoft/l/message/19%3Aab%40thread.v2/1763618474235")]
    public void Other_numbers_stay(string text) => Assert.Equal(text, Masking.Apply(text));

    [Fact]
    public void A_free_answer_is_masked_before_it_becomes_an_event()
    {
        var story = Story.Opened(null, ("note", "請電 0912345678"));

        Assert.Equal("請電 ○○○", story.Of<FactStated>().Single(fact => fact.Fact == SmallProcedure.Note).Value);
        Assert.DoesNotContain(story.Log, happened => happened.ToString().Contains("0912345678", StringComparison.Ordinal));
    }
}
