using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using PdBot.Domain;

namespace PdBot.Storage.Events;

/// <summary>The chain that makes a silent change visible. The exact bytes are written in this room's README.</summary>
public static class HashChain
{
    /// <summary>How many characters a hash has: SHA-256 in lower-case hex.</summary>
    public const int Length = 64;

    /// <summary>The hash of a row.</summary>
    /// <param name="previous">The hash of the row before, as ASCII hex; empty for the first.</param>
    /// <param name="report">The report.</param>
    /// <param name="sequence">1 for the first row.</param>
    /// <param name="type">The stored name.</param>
    /// <param name="data">The canonical JSON as UTF-8.</param>
    /// <returns>Lower-case hex as ASCII, <see cref="Length"/> bytes.</returns>
    public static byte[] Next(ReadOnlySpan<byte> previous, ReportId report, long sequence, string type, ReadOnlySpan<byte> data)
    {
        var size = previous.Length + data.Length + 80 + (report.Value.Length + type.Length) * 3;
        var buffer = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            var row = new RowWriter(buffer);
            row.Add(previous);
            row.Add("{\"report\":\""u8);
            row.Add(report.Value);
            row.Add("\",\"sequence\":"u8);
            row.Add(sequence);
            row.Add(",\"type\":\""u8);
            row.Add(type);
            row.Add("\",\"data\":"u8);
            row.Add(data);
            row.Add("}"u8);
            return Hex(row.Written);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Hex(ReadOnlySpan<byte> row)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(row, hash);
        var hex = new byte[Length];
        Convert.TryToHexStringLower(hash, hex, out _);
        return hex;
    }

    private ref struct RowWriter(Span<byte> buffer)
    {
        private readonly Span<byte> _buffer = buffer;
        private int _length;

        public readonly ReadOnlySpan<byte> Written => _buffer[.._length];

        public void Add(ReadOnlySpan<byte> bytes)
        {
            bytes.CopyTo(_buffer[_length..]);
            _length += bytes.Length;
        }

        public void Add(string text) => _length += Encoding.UTF8.GetBytes(text, _buffer[_length..]);

        public void Add(long number)
        {
            number.TryFormat(_buffer[_length..], out var written);
            _length += written;
        }
    }
}
