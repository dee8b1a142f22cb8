namespace PdBot.Domain.Tests.Invariants;

/// <summary>8: no two messages of a report share a key, and none is sent to nobody.</summary>
internal sealed class KeysAreUnique
{
    private readonly HashSet<string> keys = [];

    public void See(Moment moment)
    {
        foreach (var message in moment.Messages)
        {
            if (!keys.Add(message.Key))
                throw new BrokenInvariantException(8, $"the key {message.Key} was used twice");
            if (message.Receiver.Length == 0)
                throw new BrokenInvariantException(8, $"the message {message.Key} has no receiver");
        }
    }
}
