using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PdBot.Benchmarks.Load;

/// <summary>One HTTP/1.1 connection that is kept; understands only answers with a length.</summary>
internal sealed class KeptConnection : IDisposable
{
    private static readonly byte[] Length = "Content-Length: "u8.ToArray();
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] buffer = new byte[128 * 1024];

    public KeptConnection(int port) => socket.Connect(IPAddress.Loopback, port);

    /// <summary>Sends a request and reads the whole answer; throws unless it is 200.</summary>
    /// <returns>The body; valid until the next exchange.</returns>
    public ReadOnlySpan<byte> Exchange(byte[] request)
    {
        socket.Send(request);
        var (read, head, whole) = (0, -1, int.MaxValue);
        while (read < whole)
        {
            var count = socket.Receive(buffer.AsSpan(read));
            if (count == 0)
                throw new IOException("The server hung up.");
            read += count;
            if (head < 0 && buffer.AsSpan(0, read).IndexOf("\r\n\r\n"u8) is >= 0 and var end)
            {
                head = end + 4;
                whole = head + BodyLength(buffer.AsSpan(0, head));
            }
        }
        if (!buffer.AsSpan().StartsWith("HTTP/1.1 200"u8))
            throw new InvalidDataException(Encoding.UTF8.GetString(buffer, 0, Math.Min(read, 400)));
        return buffer.AsSpan(head, whole - head);
    }

    public void Dispose() => socket.Dispose();

    private static int BodyLength(ReadOnlySpan<byte> head)
    {
        var at = head.IndexOf(Length);
        return at >= 0 && Utf8Parser.TryParse(head[(at + Length.Length)..], out int length, out _)
            ? length
            : throw new InvalidDataException(Encoding.ASCII.GetString(head));
    }
}
