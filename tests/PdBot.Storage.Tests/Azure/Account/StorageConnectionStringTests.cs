using Azure.Storage;

namespace PdBot.Storage.Tests.Azure.Account;

/// <summary>A connection string is read, or the error says what is missing and nothing else.</summary>
public sealed class StorageConnectionStringTests
{
    private const string Key = "c2VjcmV0LWtleS1vZi10aGUtYWNjb3VudA==";

    [Fact]
    public void The_portals_string_makes_the_public_addresses()
    {
        var account = StorageConnectionString.Parse($"DefaultEndpointsProtocol=https;AccountName=pdbot;AccountKey={Key};EndpointSuffix=core.windows.net");

        Assert.Equal(("pdbot", Key), (account.AccountName, account.AccountKey));
        Assert.Equal(new("https://pdbot.table.core.windows.net/"), account.TableEndpoint);
        Assert.Equal(new("https://pdbot.queue.core.windows.net/"), account.QueueEndpoint);
        Assert.Equal(new("https://pdbot.blob.core.windows.net/"), account.BlobEndpoint);
    }

    [Theory]
    [InlineData("EndpointSuffix=core.chinacloudapi.cn;", "https://pdbot.table.core.chinacloudapi.cn/")]
    [InlineData("DefaultEndpointsProtocol=http;", "http://pdbot.table.core.windows.net/")]
    [InlineData(" tableendpoint = https://tables.example/ ;BlobEndpoint=https://blobs.example/", "https://tables.example/")]
    [InlineData("", "https://pdbot.table.core.windows.net/")]
    public void What_is_said_replaces_the_default(string more, string table) =>
        Assert.Equal(new Uri(table), StorageConnectionString.Parse($"AccountName=pdbot;AccountKey={Key};{more}").TableEndpoint);

    [Fact]
    public void The_emulator_has_its_own_word()
    {
        var emulator = StorageConnectionString.Parse("UseDevelopmentStorage=true;");

        Assert.Equal("devstoreaccount1", emulator.AccountName);
        Assert.Equal(new("http://127.0.0.1:10002/devstoreaccount1"), emulator.TableEndpoint);
        Assert.Equal(new("http://127.0.0.1:10001/devstoreaccount1"), emulator.QueueEndpoint);
        Assert.Equal(new("http://127.0.0.1:10000/devstoreaccount1"), emulator.BlobEndpoint);
    }

    [Theory]
    [InlineData("", "AccountName is missing")]
    [InlineData($"AccountKey={Key}", "AccountName is missing")]
    [InlineData("AccountName=pdbot", "AccountKey is missing")]
    [InlineData("AccountName=pdbot;AccountKey=", "AccountKey is missing")]
    [InlineData("AccountName=pdbot;AccountKey=c2VjcmV0!", "not Base64")]
    [InlineData("AccountName=pdbot;c2VjcmV0", "part 2 is not of the form name=value")]
    [InlineData($"AccountKey={Key};AccountName=pdbot;accountkey=c2VjcmV0", "part 3 repeats a setting")]
    [InlineData("UseDevelopmentStorage=c2VjcmV0", "UseDevelopmentStorage can only be true")]
    [InlineData("AccountName=pdbot;SharedAccessSignature=sig=c2VjcmV0", "SharedAccessSignature")]
    [InlineData($"AccountName=pdbot;AccountKey={Key};TableEndpoint=c2VjcmV0", "TableEndpoint does not make")]
    [InlineData($"AccountName=pdbot;AccountKey={Key};DefaultEndpointsProtocol=c2VjcmV0", "DefaultEndpointsProtocol")]
    [InlineData($"AccountName=pdbot c2VjcmV0;AccountKey={Key}", "AccountName or EndpointSuffix")]
    public void An_error_names_the_setting_and_shows_no_value(string connectionString, string says)
    {
        var error = Assert.Throws<FormatException>(() => StorageConnectionString.Parse(connectionString).TableEndpoint);

        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", error.ToString(), StringComparison.Ordinal);
    }
}
