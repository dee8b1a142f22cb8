using PdBot.Storage.Sqlite;
using PdBot.Storage.Sqlite.Raw;
using PdBot.Teams.Protocol;
using SQLitePCL;

namespace PdBot.Benchmarks.Servers;

/// <summary>The least that a durable bot could do: parse the same JSON, commit one row by group commit with the same settings, answer.</summary>
internal static class RawServer
{
    private const int MostBytes = 262_144;
    private static readonly byte[] Answer = """{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"stored"}"""u8.ToArray();

    public static async Task<int> RunAsync(string file, string port)
    {
        var connection = Connection.Open(file, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE, SqliteStore.WriterPragmas);
        connection.Execute(RowAct.Table);
        await using var writer = new Writer(connection);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = ["--hostBuilder:reloadConfigOnChange=false"] });
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}").ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet("/readyz", () => "ready");
        app.MapPost("/api/messages", async (HttpContext context) =>
        {
            var parsed = await ActivityReader.ParseAsync(context.Request.BodyReader, MostBytes, context.RequestAborted);
            if (parsed.Activity is not { Id: { } id, From.AadObjectId: { } person })
            {
                context.Response.StatusCode = 400;
                return;
            }
            await writer.RunAsync(new RowAct(id, person));
            context.Response.ContentType = "application/json; charset=utf-8";
            context.Response.ContentLength = Answer.Length;
            await context.Response.Body.WriteAsync(Answer);
        });
        await app.RunAsync();
        return 0;
    }
}
