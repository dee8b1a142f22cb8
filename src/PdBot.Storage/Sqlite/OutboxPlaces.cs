namespace PdBot.Storage.Sqlite;

/// <summary>Numbers the messages in the order in which they are written. Used within the writer's turn only.</summary>
internal sealed class OutboxPlaces(long last)
{
    private long _last = last;

    /// <summary>The next place.</summary>
    public long Next() => ++_last;
}
