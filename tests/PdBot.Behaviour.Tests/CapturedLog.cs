using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace PdBot.Behaviour.Tests;

/// <summary>What the program told its operator.</summary>
internal sealed class CapturedLog : ILoggerProvider
{
    private readonly ConcurrentQueue<(int Id, LogLevel Level, string Text)> lines = new();
    private readonly ConcurrentQueue<(int Id, TaskCompletionSource Seen)> waiting = new();

    /// <summary>All lines so far, with the texts of exceptions.</summary>
    public IReadOnlyList<(int Id, LogLevel Level, string Text)> Lines => [.. lines];

    /// <summary>The lines with an event id.</summary>
    public IReadOnlyList<string> Of(int id) => [.. lines.Where(line => line.Id == id).Select(line => line.Text)];

    /// <summary>Completes when a line with this event id is written after this call.</summary>
    public Task NextAsync(int id)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting.Enqueue((id, seen));
        return seen.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    public ILogger CreateLogger(string categoryName) => new Writer(this);

    public void Dispose()
    {
    }

    private void Add(int id, LogLevel level, string text)
    {
        lines.Enqueue((id, level, text));
        foreach (var (wanted, seen) in waiting)
        {
            if (wanted == id)
            {
                seen.TrySetResult();
            }
        }
    }

    private sealed class Writer(CapturedLog log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Add(eventId.Id, logLevel, $"{formatter(state, exception)} {exception}");
    }
}
