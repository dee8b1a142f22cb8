using PdBot.Engine.Wakes;
using PdBot.Storage;

namespace PdBot.Host.Messages;

/// <summary><c>/healthz</c>: alive. <c>/readyz</c>: the storage answers, and no wake is overdue.</summary>
internal static class Health
{
    /// <summary>A wake may be this late before the program says that it is not ready.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(30);

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/healthz", () => Results.Text("alive"));
        app.MapGet("/readyz", async (IStore store, WakeWorker wakes, CancellationToken cancellationToken) =>
        {
            if (!await store.ProbeAsync(cancellationToken).ConfigureAwait(false))
                return Results.Text("not ready: the storage does not take writes", statusCode: StatusCodes.Status503ServiceUnavailable);
            var overdue = await wakes.OverdueAsync(cancellationToken).ConfigureAwait(false);
            return overdue > Late
                ? Results.Text($"not ready: a wake is overdue by {overdue.Value.TotalSeconds:F0} s", statusCode: StatusCodes.Status503ServiceUnavailable)
                : Results.Text("ready");
        });
    }
}
