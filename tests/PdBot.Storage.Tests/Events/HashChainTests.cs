using System.Security.Cryptography;
using System.Text;
using PdBot.Storage.Events;
using PdBot.Storage.Tests.Sqlite;
using static PdBot.Storage.Tests.Contract.Sample;

namespace PdBot.Storage.Tests.Events;

/// <summary>An outsider can check the chain with what the README says, and nothing else.</summary>
public sealed class HashChainTests
{
    [Fact]
    public async Task The_hash_is_what_the_README_says()
    {
        await using var storage = new SqliteUnderTest();
        await storage.Log.AppendAsync(Opening("r"), default);
        await storage.Log.AppendAsync(Next("r", 1, Acknowledged(2), Acknowledged(3)), default);

        var hash = "";
        foreach (var row in await storage.Log.ReadAsync(new("r"), default).ListAsync())
        {
            var text = hash + $$"""{"report":"{{row.Report}}","sequence":{{row.Sequence}},"type":"{{row.Type}}","data":{{row.Data}}}""";
            hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
            Assert.Equal(hash, row.Hash);
        }
    }

    [Fact]
    public void The_hash_of_a_known_row_never_changes() =>
        Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData("""{"report":"r","sequence":1,"type":"chain-completed.1","data":{}}"""u8)),
            Encoding.ASCII.GetString(HashChain.Next([], new("r"), 1, "chain-completed.1", "{}"u8)));
}
