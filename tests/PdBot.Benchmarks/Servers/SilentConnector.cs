namespace PdBot.Benchmarks.Servers;

/// <summary>A Connector on 127.0.0.1 that takes everything and keeps nothing.</summary>
internal sealed class SilentConnector : IAsyncDisposable
{
    private readonly WebApplication app;
    private long taken;

    private SilentConnector(WebApplication app) => this.app = app;

    public string ServiceUrl => app.Urls.First() + "/teams/";

    /// <summary>Requests so far.</summary>
    public long Taken => Interlocked.Read(ref taken);

    public static async Task<SilentConnector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var connector = new SilentConnector(app);
        app.Run(connector.AnswerAsync);
        await app.StartAsync();
        return connector;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var id = Interlocked.Increment(ref taken);
        await context.Request.Body.CopyToAsync(Stream.Null);
        context.Response.StatusCode = 201;
        await context.Response.WriteAsJsonAsync(new { id = $"a:{id}" });
    }
}
