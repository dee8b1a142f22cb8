using PdBot.Teams.Cards.Schema;
using PdBot.Teams.Protocol;

namespace PdBot.Teams.Tests.Protocol;

public sealed class InvokeAnswerTests
{
    public static TheoryData<string, AdaptiveCardInvokeResponse> Answers => new()
    {
        { "invoke-card", AdaptiveCardInvokeResponse.Card(new AdaptiveCard { Body = [new TextBlock("已簽收")] }) },
        { "invoke-message", AdaptiveCardInvokeResponse.Message("此通報已由他人處理") },
        { "invoke-bad-request", AdaptiveCardInvokeResponse.BadRequest("看不懂這個動作") },
        { "invoke-server-error", AdaptiveCardInvokeResponse.ServerError("請稍後再試") },
    };

    [Theory]
    [MemberData(nameof(Answers), DisableDiscoveryEnumeration = true)]
    public void Every_answer_is_HTTP_200_with_its_own_status_inside(string golden, AdaptiveCardInvokeResponse answer)
    {
        var response = answer.ToInvokeResponse();

        Assert.Equal(200, response.Status);
        GoldenFile.Matches(golden, response.Body!);
    }
}
