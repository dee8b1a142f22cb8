using System.Collections.Immutable;
using PdBot.Domain;
using PdBot.Engine.Ports;
using PdBot.Storage.Sqlite.Raw;

namespace PdBot.Storage.Sqlite;

/// <summary>
/// A wake is a column of the report's head: the commit that needs it writes it, and the commit that handled it moves it.
/// So there is nothing to guard beforehand and nothing to settle afterwards.
/// </summary>
internal sealed class SqliteWakeQueue(ReaderPool readers) : IWakeQueue
{
    private static readonly Sql Due = new("select report, wake from report where wake <= ?1 order by wake limit ?2");
    private static readonly Sql Earliest = new("select min(wake) from report where wake is not null");

    /// <inheritdoc/>
    public int MostAtOnce => 16_384;

    /// <inheritdoc/>
    public ValueTask<string> GuardAsync(ReportId report, CancellationToken cancellationToken) => new("");

    /// <inheritdoc/>
    public ValueTask SettleAsync(ReportId report, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public ValueTask RenewAsync(Func<ReportId, bool> isBusy, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public ValueTask<int> SweepAsync(DateTimeOffset now, CancellationToken cancellationToken) => new(0);

    /// <inheritdoc/>
    public ValueTask<int> CountSetAsideAsync(CancellationToken cancellationToken) => new(0);

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<Wake>> ReceiveAsync(DateTimeOffset now, int most, CancellationToken cancellationToken) =>
        new(readers.Read((now, most), static (connection, of) => Receive(connection, of.now, of.most)));

    /// <inheritdoc/>
    public ValueTask<DateTimeOffset?> NextAsync(CancellationToken cancellationToken) =>
        new(readers.Read(0, static (connection, _) => Next(connection)));

    /// <inheritdoc/>
    public async ValueTask<DateTimeOffset?> OldestDueAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        await NextAsync(cancellationToken).ConfigureAwait(false) is { } next && next <= now ? next : null;

    private static ImmutableArray<Wake> Receive(Connection connection, DateTimeOffset now, int most)
    {
        using var rows = connection.Use(Due).Bind(1, now.UtcTicks).Bind(2, (long)most);
        var wakes = ImmutableArray.CreateBuilder<Wake>();
        while (rows.Step())
            wakes.Add(new(new(rows.Text(0)), new(rows.Number(1), TimeSpan.Zero)));
        return wakes.DrainToImmutable();
    }

    private static DateTimeOffset? Next(Connection connection)
    {
        using var row = connection.Use(Earliest);
        return row.Step() && !row.IsNull(0) ? new(row.Number(0), TimeSpan.Zero) : null;
    }
}
