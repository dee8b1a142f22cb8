using PdBot.Storage.Azure.Keeping;
using PdBot.Storage.Events;
using PdBot.Storage.Tests.Azure.Emulator;
using PdBot.Testing;
using static PdBot.Storage.Tests.Contract.Sample;

namespace PdBot.Storage.Tests.Azure.Blobs;

/// <summary>Checkpoints are the same for the official JavaScript SDK and for this client.</summary>
[Collection(nameof(Azurite))]
public sealed class OfficialSdkTests(Azurite azurite)
{
    private const string March = "pdbot/checkpoints-2026-03.jsonl";

    private static readonly Checkpoint First = new(Start, [new(new("r1"), Number(1), 3, new string('a', 64))]);
    private static readonly Checkpoint Second = new(Start.AddDays(1), [new(new("r1"), Number(1), 4, new string('b', 64))]);

    [Fact]
    public async Task What_was_kept_the_SDK_reads_byte_for_byte()
    {
        var (container, checkpoints) = await NewAsync();
        await checkpoints.KeepAsync(First, default);
        await checkpoints.KeepAsync(Second, default);

        var (code, output, errors) = await NodeProgram.JudgeAsync("blobs.mjs", "", "read", azurite.ConnectionString, container, March);

        Assert.Equal((0, $"{First.Line}\n{Second.Line}\n", "{\"blobType\":\"AppendBlob\",\"committedBlocks\":2}"), (code, output, errors.Trim()));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("")]
    public async Task What_the_SDK_appended_is_read_and_followed(string end)
    {
        var (container, checkpoints) = await NewAsync();
        await NodeProgram.RunAsync("blobs.mjs", First.Line + end, "append", azurite.ConnectionString, container, March);

        await checkpoints.KeepAsync(Second, default);

        Assert.Equal([(1, First.Digest), (2, Second.Digest)], await checkpoints.ReadAsync(default).Select(line => (line.Number, line.Checkpoint?.Digest)).ToListAsync());
    }

    private async Task<(string Container, CheckpointContainer Checkpoints)> NewAsync()
    {
        var container = (await azurite.NewContainerAsync()).Uri.Segments[^1];
        return (container, await azurite.CheckpointsAsync(container));
    }
}
