using PdBot.Engine.Ports;

namespace PdBot.Storage;

/// <summary>What every store demands of a commit.</summary>
internal static class Commits
{
    /// <summary>Refuses a commit that contradicts itself.</summary>
    /// <exception cref="ArgumentException">It does.</exception>
    public static void Check(Commit commit)
    {
        if (commit.Head.Report != commit.Report || commit.Head.Version != commit.ExpectedVersion + commit.Events.Length)
            throw new ArgumentException("The head does not belong to the events of this commit.", nameof(commit));
        if (commit.ExpectedVersion == 0 && commit.Events.IsEmpty)
            throw new ArgumentException("A report begins with an event.", nameof(commit));
    }
}
