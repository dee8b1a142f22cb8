using System.Security.Cryptography;
using System.Text;
using PdBot.Storage.Events;
using static PdBot.Storage.Tests.Contract.Sample;

namespace PdBot.Storage.Tests.Events;

/// <summary>The line of a checkpoint is the same bytes for ever, and no other line is taken for one.</summary>
public sealed class CheckpointTests
{
    private static readonly Checkpoint Kept = new(Start, [new(new("r2"), Number(2), 12, new string('b', 64)), new(new("r1"), Number(1), 3, new string('a', 64))]);

    [Fact]
    public void The_line_is_as_documented()
    {
        var line = $$"""{"pdbotCheckpoint":1,"at":"2026-03-02T01:05:00.0000000Z","reports":[{"report":"r1","number":"PD-115-0001","rows":3,"hash":"{{new string('a', 64)}}"},{"report":"r2","number":"PD-115-0002","rows":12,"hash":"{{new string('b', 64)}}"}]""";
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(line)));
        Assert.Equal($$"""{{line}},"digest":"{{digest}}"}""", Kept.Line);
        Assert.Equal(digest, Kept.Digest);
    }

    [Fact]
    public void What_was_written_is_read()
    {
        Assert.Equal(Kept.Reports.AsEnumerable(), Checkpoint.Parse(Kept.Line + "\r\n")!.Reports);
        Assert.Empty(Checkpoint.Parse(new Checkpoint(Start, []).Line)!.Reports);
    }

    [Fact]
    public void No_single_byte_can_be_changed_or_left_out()
    {
        for (var at = 0; at < Kept.Line.Length; at++)
        {
            Assert.Null(Checkpoint.Parse(Kept.Line.Remove(at, 1)));
            Assert.Null(Checkpoint.Parse(Kept.Line.Remove(at, 1).Insert(at, Kept.Line[at] == '7' ? "8" : "7")));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"at\":1,\"reports\":{}}")]
    public void Something_else_is_no_checkpoint(string line) => Assert.Null(Checkpoint.Parse(line));
}
