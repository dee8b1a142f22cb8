using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using PdBot.Teams.Inbound;
using PdBot.Teams.Protocol;

namespace PdBot.Teams.Tests.Protocol;

public sealed class ActivityReaderTests
{
    private const string Typed = """
        {"type":"message","id":"1632474074231","timestamp":"2026-11-20T04:00:00Z","channelId":"msteams",
         "serviceUrl":"https://smba.trafficmanager.net/apac/","from":{"id":"29:abc","name":"林怡君","aadObjectId":"00000000-0000-0000-0000-000000000001"},
         "conversation":{"conversationType":"personal","tenantId":"t1","id":"a:1"},"recipient":{"id":"28:bot","name":"個資通報"},
         "text":"report leak","textFormat":"plain","entities":[{"type":"clientInfo","locale":"zh-TW","country":"TW","platform":"Web","timezone":"Asia/Taipei"}],
         "channelData":{"tenant":{"id":"t1"}},"somethingNew":{"deep":[1,2,{"x":null}]}}
        """;

    [Fact]
    public void A_typed_message_is_read_with_everything_an_answer_needs()
    {
        var activity = Parse(Typed).Activity!;

        Assert.Equal(ActivityTypes.Message, activity.Type);
        Assert.Equal("00000000-0000-0000-0000-000000000001", activity.From!.AadObjectId);
        Assert.Equal("zh-TW", activity.UserLocale());
        var reference = activity.GetConversationReference()!;
        Assert.Equal("https://smba.trafficmanager.net/apac/", reference.ServiceUrl);
        Assert.Equal(("a:1", "t1"), (reference.Conversation.Id, reference.Conversation.TenantId));
        Assert.Equal("林怡君", reference.User!.Name);
    }

    [Fact]
    public void The_tenant_is_taken_from_the_channel_data_when_the_conversation_does_not_name_it() =>
        Assert.Equal("t9", Parse("""{"type":"conversationUpdate","conversation":{"id":"a:1"},"channelData":{"tenant":{"id":"t9"}}}""").Activity!.TenantId());

    [Fact]
    public void Half_a_character_is_no_text_however_deep_it_hides()
    {
        Assert.Equal(ActivityError.Malformed, Parse("""{"type":"invoke","value":{"action":{"data":{"unit":"\ud83d"}}}}""").Error);
        Assert.Equal(ActivityError.Malformed, Parse("""{"type":"invoke","value":{"\udc00":1}}""").Error);
        Assert.Equal(ActivityError.Malformed, ActivityReader.Parse(new([.. "{\"type\":\"invoke\",\"value\":{\"data\":\"a"u8, 0xC3, .. "\"}}"u8])).Error);
        Assert.Equal(ActivityError.None, Parse("""{"type":"invoke","value":{"data":"\ud83d\ude00 \u5831"}}""").Error);
    }

    [Fact]
    public void A_body_in_many_pieces_is_read_like_one_in_one_piece()
    {
        var bytes = Encoding.UTF8.GetBytes(Typed);
        Segment? first = null, last = null;
        foreach (var piece in bytes.Chunk(3))
        {
            last = last is null ? first = new Segment(piece) : last.Append(piece);
        }

        var parsed = ActivityReader.Parse(new ReadOnlySequence<byte>(first!, 0, last!, last!.Memory.Length));

        Assert.Equal("林怡君", parsed.Activity!.From!.Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("\"message\"")]
    [InlineData("{")]
    [InlineData("{\"type\":\"message\"")]
    [InlineData("{\"type\":\"message\"}x")]
    [InlineData("{\"type\":\"message\"}{\"type\":\"message\"}")]
    [InlineData("{\"type\":7}")]
    [InlineData("{\"type\":{}}")]
    [InlineData("{\"type\":\"message\",\"from\":\"me\"}")]
    [InlineData("{\"type\":\"message\",\"conversation\":[]}")]
    [InlineData("{\"type\":\"message\",\"entities\":{}}")]
    [InlineData("{\"type\":\"message\",\"entities\":[5]}")]
    [InlineData("{\"type\":\"message\",\"membersAdded\":\"x\"}")]
    [InlineData("{\"type\":\"message\",\"text\":\"\\ud800\"}")]
    [InlineData("{\"type\":\"message\",}")]
    [InlineData("{/* */\"type\":\"message\"}")]
    [InlineData("\u001f\u008b\u0008\u0000")]
    public void A_body_that_is_no_activity_is_malformed_and_nothing_is_thrown(string body) =>
        Assert.Equal(new ActivityParse(null, ActivityError.Malformed), Parse(body));

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"type\":null}")]
    [InlineData("{\"type\":\"\"}")]
    [InlineData("{\"Type\":\"message\"}")]
    [InlineData("{\"value\":{\"type\":\"message\"}}")]
    public void An_object_without_a_type_is_named_as_such(string body) =>
        Assert.Equal(new ActivityParse(null, ActivityError.MissingType), Parse(body));

    [Theory]
    [InlineData("{\"type\":\"message\",\"value\":", "{\"a\":", "1", "}")]
    [InlineData("{\"type\":\"message\",\"channelData\":", "[", "", "]")]
    [InlineData("{\"type\":\"message\",\"unknown\":", "[", "", "]")]
    public void Depth_is_bounded_whichever_member_it_hides_in(string head, string open, string core, string close)
    {
        foreach (var depth in (int[])[40, 10_000, 200_000])
        {
            var body = head + string.Concat(Enumerable.Repeat(open, depth)) + core + string.Concat(Enumerable.Repeat(close, depth)) + "}";
            Assert.Equal(ActivityError.Malformed, Parse(body).Error);
        }
    }

    [Fact]
    public void Bytes_that_are_no_UTF_8_are_malformed_where_they_are_read_and_harmless_elsewhere()
    {
        byte[] bad = [.. "{\"type\":\"message\",\"text\":\""u8, 0xC3, 0x28, .. "\"}"u8];
        byte[] hidden = [.. "{\"type\":\"message\",\"value\":{\"verb\":\""u8, 0xC3, 0x28, .. "\"}}"u8];

        Assert.Equal(ActivityError.Malformed, ActivityReader.Parse(new(bad)).Error);
        Assert.Equal(ActivityError.Malformed, ActivityReader.Parse(new(hidden)).Error);
    }

    [Theory]
    [InlineData("{\"type\":\"message\"}")]
    [InlineData("{\"type\":\"message\",\"conversation\":null,\"from\":null,\"recipient\":null,\"entities\":null}")]
    [InlineData("{\"type\":\"message\",\"conversation\":{},\"from\":{},\"entities\":[null,{}],\"attachments\":[null]}")]
    [InlineData("{\"type\":\"message\",\"channelData\":7,\"value\":[1]}")]
    [InlineData("{\"type\":\"message\",\"channelData\":{\"tenant\":\"t\"},\"value\":{\"verb\":3}}")]
    [InlineData("{\"type\":\"message\",\"channelData\":{\"tenant\":{\"id\":{}}},\"value\":{\"verb\":{}}}")]
    [InlineData("{\"type\":\"invoke\",\"name\":\"adaptiveCard/action\"}")]
    [InlineData("{\"type\":\"invoke\",\"name\":\"adaptiveCard/action\",\"value\":{\"action\":[]}}")]
    [InlineData("{\"type\":\"invoke\",\"name\":\"adaptiveCard/action\",\"value\":{\"action\":{\"data\":{}}}}")]
    [InlineData("{\"type\":\"somethingNobodyKnows\"}")]
    public void An_activity_with_missing_or_strange_parts_is_read_and_nobody_stumbles_over_it(string body)
    {
        var activity = Parse(body).Activity!;

        Assert.Null(activity.GetConversationReference());
        Assert.Null(activity.TenantId());
        Assert.Null(activity.UserLocale());
        Assert.Null(CardAction.Read(activity));
        Assert.IsType<ChatCommand.Unknown>(CommandText.Read(activity));
    }

    [Fact]
    public void Random_damage_never_throws()
    {
        var random = new Random(20261120);
        var whole = Encoding.UTF8.GetBytes(Typed);
        for (var round = 0; round < 5_000; round++)
        {
            var damaged = whole.AsSpan(0, random.Next(3) == 0 ? random.Next(whole.Length) : whole.Length).ToArray();
            for (var hit = random.Next(1, 4); hit > 0 && damaged.Length > 0; hit--)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            if (ActivityReader.Parse(new(damaged)).Activity is { } activity)
            {
                _ = (activity.GetConversationReference(), activity.UserLocale(), CardAction.Read(activity), CommandText.Read(activity));
            }
        }
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused_without_being_read_to_its_end()
    {
        var pipe = new Pipe();
        await pipe.Writer.WriteAsync(new byte[2_000]);

        var parsed = await ActivityReader.ParseAsync(pipe.Reader, 1_000, CancellationToken.None);

        Assert.Equal(ActivityError.TooLarge, parsed.Error);
    }

    [Fact]
    public async Task A_body_that_trickles_in_is_read_when_it_is_whole()
    {
        var pipe = new Pipe();
        var reading = ActivityReader.ParseAsync(pipe.Reader, 10_000, CancellationToken.None).AsTask();
        foreach (var piece in Encoding.UTF8.GetBytes(Typed).Chunk(100))
        {
            await pipe.Writer.WriteAsync(piece);
        }

        await pipe.Writer.CompleteAsync();

        Assert.True((await reading).Ok);
    }

    private static ActivityParse Parse(string body) => ActivityReader.Parse(new(Encoding.UTF8.GetBytes(body)));

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(byte[] piece) => Memory = piece;

        public Segment Append(byte[] piece)
        {
            var next = new Segment(piece) { RunningIndex = RunningIndex + Memory.Length };
            Next = next;
            return next;
        }
    }
}
