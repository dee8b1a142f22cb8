using PdBot.Domain;
using PdBot.Teams.Cards.Schema;

namespace PdBot.Teams.Tests.Cards;

/// <summary>What people see, word for word.</summary>
public sealed class GoldenCardTests
{
    public static TheoryData<string, string> All
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var name in Gallery.Cards.Keys)
            {
                all.Add(name, "zh-TW");
                all.Add(name, "en");
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_card_reads_as_it_was_accepted(string name, string language)
    {
        var json = CardJson.Serialize(Gallery.Cards[name](language == "en" ? Language.En : Language.ZhTw));

        Assert.True(CardJson.Fits(json), $"{name} is larger than Teams takes.");
        GoldenFile.Matches($"Cards/{name}.{language}", json);
    }

    [Fact]
    public void No_golden_card_is_left_over() =>
        Assert.Equal(All.Select(row => $"{row[0]}.{row[1]}.json").Order(StringComparer.Ordinal), GoldenFile.Names("Cards"));
}
