using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PdBot.EndToEnd.Tests.Operation;

/// <summary>The real nginx with the file of <c>infra/server</c>, in which only ports and certificate are others.</summary>
internal sealed class Nginx : IAsyncDisposable
{
    public const string Name = "bot.example.tw";

    private readonly string _folder = Machine.TemporaryFolder("nginx");
    private readonly int _plain = Machine.FreePort();
    private readonly int _secure = Machine.FreePort();
    private readonly HttpClient _http;
    private ChildProcess? _process;

    private Nginx() => _http = new HttpClient(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        ConnectCallback = ConnectAsync,
        SslOptions = new SslClientAuthenticationOptions { TargetHost = Name, RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.Subject == $"CN={Name}" },
    });

    public string Output => _process?.Output ?? "";

    /// <summary>Starts it in front of a bot.</summary>
    public static async Task<Nginx> StartAsync(Uri bot)
    {
        var nginx = new Nginx();
        try
        {
            await nginx.StartAsync(bot.Port);
            return nginx;
        }
        catch
        {
            await nginx.DisposeAsync();
            throw;
        }
    }

    /// <summary>Sends a request to the name, over TLS unless the address says http.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content = null, string? token = null, string scheme = "https")
    {
        var request = new HttpRequestMessage(method, $"{scheme}://{Name}{path}") { Content = content };
        if (token is not null)
            request.Headers.Authorization = new("Bearer", token);
        return _http.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_process is not null)
            await _process.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task StartAsync(int bot)
    {
        WriteCertificate();
        var site = await File.ReadAllTextAsync(Path.Combine(Machine.Repository, "infra", "server", "nginx.conf"));
        foreach (var (own, test) in new[]
        {
            ("    listen [::]:80;\n", ""), ("    listen [::]:443 ssl http2;\n", ""), ("listen 80;", $"listen 127.0.0.1:{_plain};"), ("listen 443 ssl", $"listen 127.0.0.1:{_secure} ssl"),
            ("/etc/ssl/pdbot", _folder), ("127.0.0.1:3978", $"127.0.0.1:{bot}"),
        })
        {
            Assert.Contains(own, site, StringComparison.Ordinal);
            site = site.Replace(own, test, StringComparison.Ordinal);
        }
        await File.WriteAllTextAsync(Path.Combine(_folder, "pdbot.conf"), site);
        await File.WriteAllTextAsync(Path.Combine(_folder, "nginx.conf"), $$"""
            daemon off;
            pid {{_folder}}/nginx.pid;
            error_log stderr;
            events {}
            http {
                access_log {{_folder}}/access.log;
                {{string.Join('\n', new[] { "client_body", "proxy", "fastcgi", "uwsgi", "scgi" }.Select(kind => $"{kind}_temp_path {_folder}/{kind};"))}}
                include {{_folder}}/pdbot.conf;
            }
            """);
        _process = ChildProcess.Start("nginx", "nginx", ["-p", _folder, "-c", Path.Combine(_folder, "nginx.conf")], _folder, new Dictionary<string, string?>());
        await Eventually.TrueAsync(async () => _process.HasExited || await ListensAsync(), TimeSpan.FromSeconds(20), "nginx listens");
        Assert.False(_process.HasExited, Output);
    }

    /// <summary>What it has noted about requests.</summary>
    public string AccessLog => File.ReadAllText(Path.Combine(_folder, "access.log"));

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port == 80 ? _plain : _secure, cancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }

    private async Task<bool> ListensAsync()
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, _secure);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private void WriteCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest($"CN={Name}", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        File.WriteAllText(Path.Combine(_folder, "fullchain.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(_folder, "privkey.pem"), key.ExportPkcs8PrivateKeyPem());
    }
}
