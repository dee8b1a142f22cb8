namespace PdBot.Procedures.Tests.Walks;

/// <summary>A story of one report, from the first word to the closed file.</summary>
/// <param name="Name">The name of its golden file.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Summary">What it is about, in a sentence or two.</param>
/// <param name="Organisation">The example organisation that lives it.</param>
/// <param name="Unit">The unit concerned.</param>
/// <param name="Play">What people do, and when.</param>
/// <param name="Readings">The ids of the procedure's decisions that bear on it.</param>
internal sealed record Story(string Name, string Title, string Summary, string Organisation, string Unit, Action<Walkthrough> Play, params string[] Readings)
{
    /// <summary>All stories, in the order of the seeds.</summary>
    public static IReadOnlyList<Story> All { get; } =
        [.. CgaStories.All, .. CguStories.All, .. NiuStories.All, .. NcoStories.All, .. MacStories.All, .. DraftStories.All];
}
