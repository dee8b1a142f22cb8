using System.Diagnostics;

namespace PdBot.Benchmarks.Load;

/// <summary>Sends prepared requests over some connections at once, each waiting for its answer before the next. Blocking sockets cost least.</summary>
internal static class LoadClient
{
    public static LoadResult Run(int port, int connections, IReadOnlyList<byte[]> requests)
    {
        var milliseconds = new double[requests.Count];
        var next = -1;
        Exception? broken = null;
        using var ready = new CountdownEvent(connections);
        using var go = new ManualResetEventSlim();
        var threads = Enumerable.Range(0, connections).Select(_ => new Thread(Work, 256 * 1024)).ToArray();
        foreach (var thread in threads)
            thread.Start();
        ready.Wait();
        var started = Stopwatch.GetTimestamp();
        go.Set();
        foreach (var thread in threads)
            thread.Join();
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        if (broken is not null)
            throw new InvalidOperationException("The load broke.", broken);
        Array.Sort(milliseconds);
        return new LoadResult(requests.Count / seconds, milliseconds[requests.Count / 2], milliseconds[requests.Count * 99 / 100]);

        void Work()
        {
            try
            {
                using var connection = new KeptConnection(port);
                ready.Signal();
                go.Wait();
                for (var index = Interlocked.Increment(ref next); index < requests.Count; index = Interlocked.Increment(ref next))
                {
                    var sent = Stopwatch.GetTimestamp();
                    connection.Exchange(requests[index]);
                    milliseconds[index] = Stopwatch.GetElapsedTime(sent).TotalMilliseconds;
                }
            }
            catch (Exception exception)
            {
                broken = exception;
                next = requests.Count;
                if (!go.IsSet)
                    ready.Signal();
            }
        }
    }
}
