namespace PdBot.EndToEnd.Tests.Auditing;

/// <summary>A verb that cannot do its work says why in a line, and ends with code 2.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class VerbRefusalTests : IDisposable
{
    private static readonly Dictionary<string, string?> Nothing = [];

    private readonly string _folder = Machine.TemporaryFolder("unreadable");

    [Theory]
    [InlineData("log", "show")]
    [InlineData("log", "verify")]
    [InlineData("log", "export")]
    [InlineData("log", "checkpoint")]
    [InlineData("report", "list")]
    [InlineData("report", "export", "PD-115-0001", "--to", "papers")]
    [InlineData("roster", "roll-call")]
    [InlineData("storage", "backup", "--to", "copy.db")]
    public async Task What_is_no_database_is_named(params string[] verb)
    {
        var file = Path.Combine(_folder, "letter.db");
        await File.WriteAllTextAsync(file, "寄錯的信");

        var ended = await VerbResult.OfAsync(Nothing, [.. verb.Select(word => word is "papers" or "copy.db" ? Path.Combine(_folder, word) : word), "--storage", file]);

        AssertLine(ended, file, "file is not a database");
    }

    [Fact]
    public async Task An_account_that_is_not_named_is_asked_for() =>
        AssertLine(await VerbResult.OfAsync(Nothing, "log", "verify", "--storage", "azure"), "Storage:AccountName or Storage:ConnectionString");

    [Theory]
    [InlineData("secret-of-the-account", "part 1 is not of the form name=value")]
    [InlineData("AccountName=a;AccountKey=c2VjcmV0;TableEndpoint=http://127.0.0.1:9/a;QueueEndpoint=http://127.0.0.1:9/a", "Connection refused (127.0.0.1:9)")]
    public async Task An_account_that_does_not_answer_is_named_without_its_key(string connection, string says)
    {
        var ended = await VerbResult.OfAsync(new Dictionary<string, string?> { ["Storage:ConnectionString"] = connection }, "log", "verify", "--storage", "azure");

        AssertLine(ended, says);
        Assert.DoesNotContain("secret-of-the-account", ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_verb_that_does_not_exist_is_wrong_use()
    {
        var ended = await VerbResult.OfAsync(Nothing, "log", "verfy");

        Assert.Equal(2, ended.Code);
        Assert.Contains("verfy", ended.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void AssertLine(VerbResult ended, params string[] says)
    {
        Assert.Equal(2, ended.Code);
        Assert.Single(ended.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.All(says, words => Assert.Contains(words, ended.Errors, StringComparison.Ordinal));
    }
}
