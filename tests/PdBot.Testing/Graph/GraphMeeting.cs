namespace PdBot.Testing.Graph;

/// <summary>A meeting in the calendar of a user of <see cref="GraphServer"/>.</summary>
/// <param name="Organiser">In whose calendar, by id.</param>
/// <param name="Transaction">The id by which a client says that it is the same one.</param>
/// <param name="Subject">Its name.</param>
/// <param name="Body">What the invitation says.</param>
/// <param name="Start">When it begins.</param>
/// <param name="End">When it ends.</param>
/// <param name="Attendees">Their mail addresses.</param>
public sealed record GraphMeeting(
    string Organiser, string Transaction, string Subject, string Body, DateTimeOffset Start, DateTimeOffset End, IReadOnlyList<string> Attendees)
{
    /// <summary>The address by which it is joined in Teams.</summary>
    public string JoinUrl => $"https://teams.microsoft.com/l/meetup-join/19%3ameeting_{Transaction}_{Organiser}%40thread.v2/0";
}
