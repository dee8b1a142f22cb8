using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using PdBot.Storage.Tests.Azure.Emulator;

namespace PdBot.Storage.Tests.Azure.Blobs;

/// <summary>Containers and append blobs, as a service knows them.</summary>
[Collection(nameof(Azurite))]
public sealed class BlobClientTests(Azurite azurite)
{
    [Fact]
    public async Task A_container_and_a_blob_are_made_once()
    {
        var container = await azurite.NewContainerAsync();
        Assert.Null(await container.CreateIfNotExistsAsync());
        var blob = container.GetAppendBlobClient("pdbot/it's 個+%.jsonl");

        Assert.NotNull(await blob.CreateIfNotExistsAsync());
        await AppendAsync(blob, "one\n");
        Assert.Null(await blob.CreateIfNotExistsAsync());

        Assert.Equal("one\n", await TextAsync(blob));
        Assert.Equal(["pdbot/it's 個+%.jsonl"], await container.GetBlobsAsync("pdbot/").Select(item => item.Name).ToListAsync());
        Assert.Empty(await container.GetBlobsAsync("other/").ToListAsync());
    }

    [Fact]
    public async Task Blocks_follow_one_another_where_they_are_expected_and_nowhere_else()
    {
        var blob = (await azurite.NewContainerAsync()).GetAppendBlobClient("b");
        await blob.CreateIfNotExistsAsync();

        var first = (await AppendAsync(blob, "個\n", 0)).Value;
        var second = (await AppendAsync(blob, "two\n", 4)).Value;
        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => AppendAsync(blob, "two\n", 4));

        Assert.Equal(("0", 1, "4", 2), (first.BlobAppendOffset, first.BlobCommittedBlockCount, second.BlobAppendOffset, second.BlobCommittedBlockCount));
        Assert.Equal((412, BlobErrorCode.AppendPositionConditionNotMet), (refusal.Status, refusal.ErrorCode));
        Assert.Equal("個\ntwo\n", await TextAsync(blob));
    }

    [Fact]
    public async Task A_block_may_be_larger_than_four_mebibytes()
    {
        var blob = (await azurite.NewContainerAsync()).GetAppendBlobClient("b");
        await blob.CreateIfNotExistsAsync();

        await AppendAsync(blob, new string('x', 9_000_000), 0);

        Assert.Equal(9_000_000, (await TextAsync(blob)).Length);
    }

    [Fact]
    public async Task What_is_not_there_is_said_to_be_missing()
    {
        var container = await azurite.NewContainerAsync();
        var nowhere = new BlobContainerClient(azurite.ConnectionString, "nowhere");

        Assert.Equal(BlobErrorCode.BlobNotFound, await CodeAsync(container.GetAppendBlobClient("b").DownloadContentAsync()));
        Assert.Equal(BlobErrorCode.BlobNotFound, await CodeAsync(AppendAsync(container.GetAppendBlobClient("b"), "x")));
        Assert.Equal(BlobErrorCode.ContainerNotFound, await CodeAsync(nowhere.GetAppendBlobClient("b").CreateIfNotExistsAsync()));
        Assert.Equal(BlobErrorCode.ContainerNotFound, await CodeAsync(nowhere.GetPropertiesAsync()));
        Assert.Equal(BlobErrorCode.ContainerNotFound, await CodeAsync(nowhere.GetBlobsAsync().ToListAsync().AsTask()));
    }

    [Fact]
    public async Task A_container_without_a_policy_says_so()
    {
        var properties = (await (await azurite.NewContainerAsync()).GetPropertiesAsync()).Value;
        Assert.Equal((false, false), (properties.HasImmutabilityPolicy, properties.HasLegalHold));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/b")]
    [InlineData("a//b")]
    [InlineData("a/../b")]
    [InlineData("a/.")]
    public async Task A_name_that_would_be_another_address_is_refused(string name)
    {
        var container = await azurite.NewContainerAsync();
        Assert.Throws<ArgumentException>(() => container.GetAppendBlobClient(name));
    }

    [Theory]
    [InlineData("ab")]
    [InlineData("Upper")]
    [InlineData("a--b")]
    [InlineData("a/b")]
    [InlineData("$root")]
    public void A_name_that_no_container_has_is_refused(string name) =>
        Assert.Throws<ArgumentException>(() => new BlobContainerClient("UseDevelopmentStorage=true", name));

    private static async Task<Response<BlobAppendInfo>> AppendAsync(AppendBlobClient blob, string text, long? position = null)
    {
        using var content = BinaryData.FromString(text).ToStream();
        return await blob.AppendBlockAsync(content, new() { Conditions = new() { IfAppendPositionEqual = position } });
    }

    private static async Task<string> TextAsync(AppendBlobClient blob) => (await blob.DownloadContentAsync()).Value.Content.ToString();

    private static async Task<string?> CodeAsync(Task asked) => (await Assert.ThrowsAsync<RequestFailedException>(() => asked)).ErrorCode;
}
