using System.Diagnostics.Metrics;
using PdBot.Benchmarks.Windows;
using PdBot.Storage.Sqlite;

namespace PdBot.Benchmarks.Start;

/// <summary>Counts the statements of a program to which nothing happens.</summary>
internal static class IdleStatements
{
    public static async Task<double> PerMinuteAsync(string file, TimeSpan watched)
    {
        await using var bench = new Bench(file, TimeProvider.System);
        await bench.Sender.StartAsync(CancellationToken.None);
        await bench.Wakes.StartAsync(CancellationToken.None);
        await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System);

        var count = 0L;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == StorageMeter.Name && instrument.Name == StorageMeter.StatementsName)
                    self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, more, _, _) => Interlocked.Add(ref count, more));
        listener.Start();
        await Task.Delay(watched, TimeProvider.System);
        listener.Dispose();

        await bench.Sender.StopAsync(CancellationToken.None);
        await bench.Wakes.StopAsync(CancellationToken.None);
        return count / watched.TotalMinutes;
    }
}
