using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace PdBot.EndToEnd.Tests.Operation;

/// <summary>A container registry on 127.0.0.1 with one base image, as small as one can be: a layer with a file, no shell, user 1654.</summary>
internal sealed class BaseImageRegistry : IAsyncDisposable
{
    private const string Manifest = "application/vnd.docker.distribution.manifest.v2+json";

    private readonly WebApplication _server;
    private readonly Dictionary<string, (byte[] Content, string Type)> _blobs = [];

    private BaseImageRegistry(WebApplication server) => _server = server;

    /// <summary>Host and port, as they begin the name of an image.</summary>
    public string Host => new Uri(_server.Urls.First()).Authority;

    public static async Task<BaseImageRegistry> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var registry = new BaseImageRegistry(builder.Build());
        var manifest = registry.Keep(registry.MakeManifest(), Manifest);
        registry._server.MapGet("/v2/", () => Results.Ok());
        registry._server.MapMethods("/v2/{**path}", ["GET", "HEAD"], (HttpContext context, string path) => registry.AnswerAsync(context, path.Contains("/manifests/", StringComparison.Ordinal) ? manifest : path.Split('/')[^1]));
        await registry._server.StartAsync();
        return registry;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private byte[] MakeManifest()
    {
        var (layer, content) = MakeLayer();
        var config = JsonSerializer.SerializeToUtf8Bytes(new
        {
            architecture = "amd64",
            os = "linux",
            config = new { User = "1654", Env = new[] { "PATH=/usr/bin", "APP_UID=1654", "ASPNETCORE_HTTP_PORTS=8080" } },
            rootfs = new { type = "layers", diff_ids = new[] { Digest(content) } },
        });
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            schemaVersion = 2,
            mediaType = Manifest,
            config = new { mediaType = "application/vnd.docker.container.image.v1+json", size = config.Length, digest = Keep(config, "application/json") },
            layers = new[] { new { mediaType = "application/vnd.docker.image.rootfs.diff.tar.gzip", size = layer.Length, digest = Keep(layer, "application/octet-stream") } },
        });
    }

    private static (byte[] Zipped, byte[] Content) MakeLayer()
    {
        using var plain = new MemoryStream();
        using (var tar = new TarWriter(plain, leaveOpen: true))
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "etc/base") { DataStream = new MemoryStream(Encoding.ASCII.GetBytes("base")) });
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.Fastest, leaveOpen: true))
            zip.Write(plain.ToArray());
        return (zipped.ToArray(), plain.ToArray());
    }

    private string Keep(byte[] content, string type)
    {
        _blobs[Digest(content)] = (content, type);
        return Digest(content);
    }

    private static string Digest(byte[] content) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(content))}";

    private async Task AnswerAsync(HttpContext context, string digest)
    {
        if (!_blobs.TryGetValue(digest, out var blob))
        {
            context.Response.StatusCode = 404;
            return;
        }
        context.Response.ContentType = blob.Type;
        context.Response.ContentLength = blob.Content.Length;
        context.Response.Headers["Docker-Content-Digest"] = digest;
        if (context.Request.Method == "GET")
            await context.Response.Body.WriteAsync(blob.Content);
    }
}
