namespace PdBot.Testing.Graph;

/// <summary>People for <see cref="GraphServer"/> by the thousand.</summary>
public static class GraphUsers
{
    /// <summary>Adds people who are at work; each id and name is made from a number.</summary>
    public static IReadOnlyList<string> AddMany(this GraphServer server, int count)
    {
        string[] ids = [.. Enumerable.Range(1, count).Select(number => $"ab000000-0000-4000-8000-{number:d12}")];
        foreach (var (number, id) in ids.Index())
        {
            server.Add(new GraphUser { Id = id, UserPrincipalName = $"person{number}@many.example", DisplayName = $"某員{number}" });
        }

        return ids;
    }
}
