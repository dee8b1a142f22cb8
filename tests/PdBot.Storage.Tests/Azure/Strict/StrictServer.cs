using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace PdBot.Storage.Tests.Azure.Strict;

/// <summary>
/// A storage account on loopback that checks the signature of every request, keeps what it got, and fails when told to.
/// Names of the host decide as with the real one: no account in the path.
/// </summary>
internal sealed class StrictServer : IAsyncDisposable
{
    private static readonly Lazy<X509Certificate2> Certificate = new(MakeCertificate);

    private readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly WebApplication _app;
    private readonly SemaphoreSlim _one = new(1);

    private StrictServer(WebApplication app) => _app = app;

    public StrictTables Tables { get; } = new();

    public StrictQueue Queue { get; } = new();

    public StrictBlobs Blobs { get; } = new();

    /// <summary>For the next requests, one each.</summary>
    public ConcurrentQueue<Fault> Faults { get; } = new();

    /// <summary>All requests, signed rightly or not.</summary>
    public ConcurrentQueue<Received> Requests { get; } = new();

    /// <summary>How it failed itself; must stay empty.</summary>
    public ConcurrentQueue<Exception> Bugs { get; } = new();

    /// <summary>Completes with the first answer.</summary>
    public Task Answered => _answered.Task;

    public Uri Plain => new(_app.Urls.Single(url => url.StartsWith("http:", StringComparison.Ordinal)));

    public Uri Secure => new(_app.Urls.Single(url => url.StartsWith("https:", StringComparison.Ordinal)));

    public static async Task<StrictServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(Certificate.Value));
        });
        var app = builder.Build();
        var server = new StrictServer(app);
        app.Run(server.ServeAsync);
        await app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _one.Dispose();
        Assert.Empty(Bugs);
    }

    private static X509Certificate2 MakeCertificate()
    {
        using var key = RSA.Create(2048);
        var now = TimeProvider.System.GetUtcNow();
        using var made = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }

    private static async Task<Received> ReceiveAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var headers = context.Request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => $"{header.Value}", StringComparer.Ordinal);
        return new(context.Request.Method, context.Features.Get<IHttpRequestFeature>()!.RawTarget, headers, body.ToArray(), TimeProvider.System.GetTimestamp());
    }

    private static bool IsForQueue(Received request) => request.Path.StartsWith("/wakes", StringComparison.Ordinal);

    private static bool IsForBlobs(Received request) => request.Path.StartsWith(StrictBlobs.Container, StringComparison.Ordinal);

    private static Answer Error(Received request, int status, string code) =>
        IsForQueue(request) || IsForBlobs(request) ? Answer.XmlError(status, code) : Answer.Error(status, code);

    private static Answer Refusal(Received request, Fault fault)
    {
        var answer = fault.Said ?? Error(request, fault.Status, fault.Code);
        if (fault.Status == 401)
            answer.With("WWW-Authenticate", "Bearer authorization_uri=https://login.example/tenant resource_id=https://storage.azure.com");
        return fault.RetryAfter is { } seconds ? answer.With("Retry-After", seconds.ToString(CultureInfo.InvariantCulture)) : answer;
    }

    private static async Task WriteAsync(HttpContext context, Answer answer, Fault? fault)
    {
        if (fault is { LosesAnswer: true })
        {
            context.Abort();
            return;
        }
        context.Response.StatusCode = answer.Status;
        context.Response.Headers["x-ms-request-id"] = "request-of-the-test";
        foreach (var (name, value) in answer.Headers)
            context.Response.Headers[name] = value;
        if (answer.Status == 204 || context.Request.Method == "HEAD")
            return;
        var body = Encoding.UTF8.GetBytes(answer.Body);
        context.Response.ContentType = answer.Type;
        context.Response.ContentLength = body.Length;
        if (fault is { CutsAnswer: true })
        {
            await context.Response.Body.WriteAsync(body.AsMemory(0, body.Length / 2));
            await context.Response.Body.FlushAsync();
            context.Abort();
            return;
        }
        await context.Response.Body.WriteAsync(body);
    }

    private async Task ServeAsync(HttpContext context)
    {
        var request = await ReceiveAsync(context);
        await _one.WaitAsync();
        try
        {
            Requests.Enqueue(request);
            var fault = Faults.TryDequeue(out var next) ? next : null;
            await WriteAsync(context, fault is { Status: > 0 } ? Refusal(request, fault) : await AnswerAsync(request), fault);
        }
        catch (Exception bug)
        {
            Bugs.Enqueue(bug);
            context.Response.StatusCode = 500;
        }
        finally
        {
            _one.Release();
            _answered.TrySetResult();
        }
    }

    private async Task<Answer> AnswerAsync(Received request)
    {
        var (queue, blobs) = (IsForQueue(request), IsForBlobs(request));
        if (!Signatures.AreRight(request, lite: !queue && !blobs))
            return Error(request, 403, "AuthenticationFailed");
        return queue ? Queue.Reply(request) : blobs ? Blobs.Reply(request) : await Tables.AnswerAsync(request);
    }
}
