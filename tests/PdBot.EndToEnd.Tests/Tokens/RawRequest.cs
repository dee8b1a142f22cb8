using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace PdBot.EndToEnd.Tests.Tokens;

/// <summary>A request written byte by byte: an HTTP library would not send most of what strangers send.</summary>
/// <param name="Headers">As they go over the wire, in order; Host, Connection and the length are added.</param>
/// <param name="Body">The body.</param>
internal sealed record RawRequest(IReadOnlyList<(string Name, string Value)> Headers, byte[] Body)
{
    /// <summary>What stands behind the path, with its question mark.</summary>
    public string Query { get; init; } = "";

    /// <summary>The body goes in one chunk, its length unsaid.</summary>
    public bool Chunked { get; init; }

    /// <summary>Without the headers of this name, and with these values instead.</summary>
    public RawRequest With(string name, params string[] values) =>
        this with { Headers = [.. Headers.Where(header => header.Name != name), .. values.Select(value => (name, value))] };

    /// <summary>Sends it; status and body of the answer.</summary>
    public async Task<(int Status, string Body)> SendAsync(Uri address)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        var stream = client.GetStream();
        var head = new StringBuilder($"POST {address.AbsolutePath}{Query} HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: close\r\n");
        foreach (var (name, value) in Headers)
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        head.Append(Chunked ? "Transfer-Encoding: chunked\r\n\r\n" : $"Content-Length: {Body.Length}\r\n\r\n");
        var body = Chunked ? [.. Encoding.ASCII.GetBytes($"{Body.Length:x}\r\n"), .. Body, .. "\r\n0\r\n\r\n"u8] : Body;
        var answer = ReadAsync(stream);
        try
        {
            await stream.WriteAsync((byte[])[.. Encoding.UTF8.GetBytes(head.ToString()), .. body]);
        }
        catch (IOException)
        {
            // Refused before all of it was taken: the answer is there all the same.
        }
        var text = await answer;
        var parts = text.Split("\r\n\r\n", 2);
        return (int.Parse(parts[0].Split(' ')[1], CultureInfo.InvariantCulture), Unchunked(parts[0], parts.ElementAtOrDefault(1) ?? ""));
    }

    private static async Task<string> ReadAsync(NetworkStream stream)
    {
        using var memory = new MemoryStream();
        try
        {
            await stream.CopyToAsync(memory);
        }
        catch (IOException) when (memory.Length > 0)
        {
        }
        return Encoding.UTF8.GetString(memory.ToArray());
    }

    private static string Unchunked(string head, string body)
    {
        if (!head.Contains("Transfer-Encoding: chunked", StringComparison.OrdinalIgnoreCase))
            return body;
        var bytes = Encoding.UTF8.GetBytes(body).AsSpan();
        var whole = new List<byte>();
        while (bytes.IndexOf("\r\n"u8) is var end and >= 0)
        {
            var length = int.Parse(Encoding.ASCII.GetString(bytes[..end]), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            whole.AddRange(bytes.Slice(end + 2, length));
            bytes = bytes[(end + 2 + length + 2)..];
        }
        return Encoding.UTF8.GetString([.. whole]);
    }
}
