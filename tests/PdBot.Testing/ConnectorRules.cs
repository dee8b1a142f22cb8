namespace PdBot.Testing;

/// <summary>Who gets which refusal, and how often.</summary>
internal sealed class ConnectorRules
{
    private readonly List<Rule> rules = [];

    public void Add(string who, ConnectorAnswer answer, int times, string? method) => rules.Add(new(who, answer, method) { Left = times });

    public void Clear(string who) => rules.RemoveAll(rule => rule.Who == who);

    /// <summary>The refusal that applies now, counted as used; null when the request is to be taken.</summary>
    public ConnectorAnswer? Take(string method, params ReadOnlySpan<string?> affected)
    {
        foreach (var rule in rules)
        {
            if (rule.Left > 0 && (rule.Method is null || rule.Method == method) && (rule.Who == LoopbackConnector.Anyone || affected.Contains(rule.Who)))
            {
                rule.Left--;
                return rule.Answer;
            }
        }

        return null;
    }

    private sealed record Rule(string Who, ConnectorAnswer Answer, string? Method)
    {
        public int Left { get; set; }
    }
}
