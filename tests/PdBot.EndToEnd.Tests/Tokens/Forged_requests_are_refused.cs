namespace PdBot.EndToEnd.Tests.Tokens;

/// <summary>Against the running program: every forged or damaged request gets its status and a short answer, one line in the log, and leaves nothing in the store.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class Forged_requests_are_refused(Siege siege) : IClassFixture<Siege>
{
    public static TheoryData<string> Forgeries => [.. Forgery.All.Select(forgery => forgery.What)];

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task It_does_not_get_through(string what)
    {
        var forgery = Forgery.All.Single(forgery => forgery.What == what);
        var office = siege.Office;
        var request = forgery.Make(siege);
        var stored = StoreText.Read(office.Database);
        await FlushAsync(office);
        var before = Trouble(office);

        var (status, body) = await office.SendAsync(request);

        await FlushAsync(office);
        var lines = Trouble(office)[before.Count..];
        Assert.True(status == forgery.Status, $"{status} {body}\n{string.Join('\n', lines)}");
        var line = Assert.Single(lines);
        Assert.Contains(forgery.Reason, line, StringComparison.Ordinal);
        Assert.Equal(stored, StoreText.Read(office.Database));
        if (status != 200)
        {
            Assert.InRange(body.Length, 0, 40);
            Assert.DoesNotContain(forgery.Reason, body, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("eyJ", office.Bot.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("丁同仁", office.Bot.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_matrix_is_as_large_as_promised() => Assert.InRange(Forgery.All.Count, 40, int.MaxValue);

    /// <summary>What came before has been written once a line stands there that nothing else writes.</summary>
    private static async Task FlushAsync(Office office)
    {
        var mark = $"mark-{Guid.NewGuid():N}";
        Assert.Equal(200, (await office.SendAsync(Activities.Help(office).With("type", mark))).Status);
        await Eventually.TrueAsync(() => office.Count(mark) == 1, TimeSpan.FromSeconds(30), "the log is written");
    }

    /// <summary>What the program has said about refusals, and any warning or error beside.</summary>
    private static List<string> Trouble(Office office)
    {
        var lines = office.Bot.Output.Split('\n');
        return [.. lines.Where((line, at) => line.Contains("refused", StringComparison.Ordinal) || (at > 0 && lines[at - 1] is ['w', 'a', 'r', 'n', ..] or ['f', 'a', 'i', 'l', ..] or ['c', 'r', 'i', 't', ..]))];
    }
}
