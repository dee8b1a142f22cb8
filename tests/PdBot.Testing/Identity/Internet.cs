using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace PdBot.Testing.Identity;

/// <summary>
/// The outside world for a program under test: a proxy that takes CONNECT, shows a certificate for the host that was asked for, and leads
/// to a server on this machine. A host that nobody plays is refused, so nothing leaves the machine.
/// </summary>
/// <remarks>The program runs with its real addresses; see <see cref="Environment"/>.</remarks>
public sealed class Internet : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly ConcurrentDictionary<string, Uri> routes = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, Lazy<X509Certificate2>> certificates = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentQueue<string> refused = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("pdbot-internet-");
    private readonly X509Certificate2 authority = Authority();
    private readonly Task serving;

    private Internet()
    {
        listener.Start();
        File.WriteAllText(AuthorityFile, authority.ExportCertificatePem());
        serving = ServeAsync();
    }

    /// <summary>The proxy's address.</summary>
    public Uri Proxy => new($"http://{listener.LocalEndpoint}");

    /// <summary>The certificate authority that signs for every host, as PEM.</summary>
    public string AuthorityFile => Path.Combine(folder.FullName, "authority.pem");

    /// <summary>Hosts that were asked for although nobody plays them.</summary>
    public IReadOnlyCollection<string> Refused => refused;

    /// <summary>Environment variables with which .NET and Node programs go through this proxy and trust it.</summary>
    public IReadOnlyDictionary<string, string?> Environment => new Dictionary<string, string?>
    {
        ["https_proxy"] = Proxy.ToString(),
        ["HTTPS_PROXY"] = Proxy.ToString(),
        ["http_proxy"] = null,
        ["HTTP_PROXY"] = null,
        ["all_proxy"] = null,
        ["ALL_PROXY"] = null,
        ["no_proxy"] = null,
        ["NO_PROXY"] = null,
        ["SSL_CERT_FILE"] = AuthorityFile,
        ["SSL_CERT_DIR"] = folder.FullName,
        ["NODE_EXTRA_CA_CERTS"] = AuthorityFile,
        ["NODE_USE_ENV_PROXY"] = "1",
    };

    /// <summary>An empty world.</summary>
    public static Internet Create() => new();

    /// <summary>Lets a server on this machine play a host.</summary>
    public void Play(string host, Uri server) => routes[host] = server;

    /// <summary>A client of this process that goes through the proxy and trusts it.</summary>
    public HttpClient CreateClient() => new(CreateHandler());

    /// <summary>What such a client is made of.</summary>
    public SocketsHttpHandler CreateHandler() => new()
    {
        Proxy = new WebProxy(Proxy),
        UseProxy = true,
        SslOptions = new SslClientAuthenticationOptions
        {
            CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { authority }, RevocationMode = X509RevocationMode.NoCheck },
        },
    };

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await serving;
        listener.Stop();
        authority.Dispose();
        end.Dispose();
        folder.Delete(recursive: true);
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(end.Token);
                _ = LeadAsync(client);
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task LeadAsync(TcpClient client)
    {
        try
        {
            using (client)
            {
                var stream = client.GetStream();
                var host = await HostAsync(stream);
                if (!routes.TryGetValue(host, out var server))
                {
                    refused.Enqueue(host);
                    await stream.WriteAsync("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), end.Token);
                    return;
                }
                await stream.WriteAsync("HTTP/1.1 200 Connection established\r\n\r\n"u8.ToArray(), end.Token);
                await using var inside = new SslStream(stream);
                await inside.AuthenticateAsServerAsync(certificates.GetOrAdd(host, name => new(() => Certificate(name))).Value);
                using var upstream = new TcpClient();
                await upstream.ConnectAsync(server.Host, server.Port, end.Token);
                var there = inside.CopyToAsync(upstream.GetStream(), end.Token);
                var back = upstream.GetStream().CopyToAsync(inside, end.Token);
                await Task.WhenAny(there, back);
            }
        }
        catch (Exception broken) when (broken is IOException or SocketException or OperationCanceledException or ObjectDisposedException or System.Security.Authentication.AuthenticationException)
        {
            // One side hung up, which is its right.
        }
    }

    private async Task<string> HostAsync(NetworkStream stream)
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (head.Count < 4096 && !Encoding.ASCII.GetString([.. head]).EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one, end.Token) == 1)
            head.Add(one[0]);
        var words = Encoding.ASCII.GetString([.. head]).Split(' ', ':');
        return words[0] == "CONNECT" ? words[1] : "";
    }

    private static X509Certificate2 Authority()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=PdBot tests", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(2));
    }

    private X509Certificate2 Certificate(string host)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var signed = request.Create(authority, now.AddHours(-1), now.AddDays(1), RandomNumberGenerator.GetBytes(8));
        using var whole = signed.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null);
    }
}
