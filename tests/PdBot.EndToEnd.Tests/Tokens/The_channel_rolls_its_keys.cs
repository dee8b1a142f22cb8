using PdBot.Testing.Identity;

namespace PdBot.EndToEnd.Tests.Tokens;

/// <summary>Keys come and go at the channel without anybody restarting anything; whoever invents key ids gains nothing.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class The_channel_rolls_its_keys
{
    [Fact]
    public async Task The_keys_are_fetched_before_anybody_comes()
    {
        await using var office = await Office.StartAsync();

        await Eventually.TrueAsync(() => office.Channel.Fetches == 1, TimeSpan.FromSeconds(30), "the keys are fetched without a request");
    }

    [Fact]
    public async Task Tokens_of_the_old_and_of_the_new_key_are_accepted_at_once()
    {
        await using var office = await Office.StartAsync();
        var old = office.Token();
        Assert.Equal(200, (await office.SendAsync(Activities.Help(office))).Status);

        for (var roll = 0; roll < 3; roll++)
        {
            var fetches = office.Channel.Fetches;
            office.Channel.Roll();
            // The program fetches the keys at most once a second, and Teams comes again.
            await Eventually.TrueAsync(async () => (await office.SendAsync(Activities.Help(office))).Status == 200, TimeSpan.FromSeconds(30), "a token of the new key is accepted");
            Assert.Equal(fetches + 1, office.Channel.Fetches);
            Assert.Equal(200, (await office.SendAsync(Office.Request(old.Write(), Activities.Help(office)))).Status);
        }
    }

    [Fact]
    public async Task When_many_come_with_the_new_key_at_once_all_are_let_in_by_one_fetch()
    {
        await using var office = await Office.StartAsync();
        Assert.Equal(200, (await office.SendAsync(Activities.Help(office))).Status);
        var fetches = office.Channel.Fetches;
        office.Channel.Roll();

        await Eventually.TrueAsync(
            async () => (await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => office.SendAsync(Activities.Help(office))))).All(answer => answer.Status == 200),
            TimeSpan.FromSeconds(30),
            "all of them are accepted");

        Assert.Equal(fetches + 1, office.Channel.Fetches);
    }

    [Fact]
    public async Task A_flood_of_unknown_keys_does_not_become_a_flood_at_the_channel()
    {
        await using var office = await Office.StartAsync();
        Assert.Equal(200, (await office.SendAsync(Activities.Help(office))).Status);
        var good = office.Token();
        var before = office.Channel.Fetches;

        var waves = 0;
        await Eventually.TrueAsync(
            async () =>
            {
                var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ =>
                    office.SendAsync(Office.Request(good.WithHeader("kid", Guid.NewGuid().ToString("N")).Write(), Activities.Help(office)))));
                Assert.All(answers, answer => Assert.Equal(401, answer.Status));
                Assert.Equal(200, (await office.SendAsync(Office.Request(good.Write(), Activities.Help(office)))).Status);
                return ++waves >= 10 && office.Channel.Fetches > before;
            },
            TimeSpan.FromSeconds(30),
            "the keys are fetched again");

        Assert.InRange(office.Channel.Fetches - before, 1, 4);
        await Eventually.TrueAsync(() => office.Count("401: UnknownKey") == waves * 50, TimeSpan.FromSeconds(30), "each is in the log");
    }

    [Fact]
    public async Task While_the_channel_gives_no_keys_those_known_before_go_on_being_good()
    {
        await using var office = await Office.StartAsync();
        Assert.Equal(200, (await office.SendAsync(Activities.Help(office))).Status);
        var good = office.Token();
        office.Channel.Answers = false;

        Assert.Equal(401, (await office.SendAsync(Office.Request(good.WithHeader("kid", "another").Write(), Activities.Help(office)))).Status);

        Assert.Equal(200, (await office.SendAsync(Office.Request(good.Write(), Activities.Help(office)))).Status);
    }

    [Fact]
    public async Task Before_the_first_keys_nobody_is_let_in_and_everybody_is_asked_to_come_again()
    {
        await using var office = await Office.StartAsync(before: office => office.Channel.Answers = false);
        var empty = StoreText.Read(office.Database);

        var (status, body) = await office.SendAsync(Activities.Help(office));

        Assert.Equal((503, """{"error":"unavailable"}"""), (status, body));
        Assert.Equal(empty, StoreText.Read(office.Database));
        await Eventually.TrueAsync(() => office.Count("Request refused with 503: KeysUnavailable") == 1, TimeSpan.FromSeconds(30), "it is in the log");
        office.Channel.Answers = true;
        await Eventually.TrueAsync(async () => (await office.SendAsync(Activities.Help(office))).Status == 200, TimeSpan.FromSeconds(30), "requests are let in");
    }

    [Fact]
    public async Task A_token_is_good_for_five_minutes_beyond_its_time_and_before_it_and_with_any_RSA_hash()
    {
        await using var office = await Office.StartAsync();
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        Jwt[] good =
        [
            office.Token().With("nbf", now - 3600).With("exp", now - 240),
            office.Token().With("nbf", now + 240),
            office.Token().WithHeader("alg", "RS384"),
            office.Token().WithHeader("alg", "RS512"),
            office.Token().With("serviceurl", office.ServiceUrl.ToUpperInvariant()),
        ];

        foreach (var token in good)
            Assert.Equal(200, (await office.SendAsync(Office.Request(token.Write(), Activities.Help(office)))).Status);
    }
}
