namespace PdBot.EndToEnd.Tests.Playground;

/// <summary>An invented person who uses Teams: one Playground process, one browser page.</summary>
/// <param name="Name">As shown in Teams, in Chinese, family name first.</param>
/// <param name="ObjectId">The Entra object id, which the roster names.</param>
/// <param name="Account">The part of the user principal name before the @; also names the files of this person.</param>
internal sealed record PlaygroundPersona(string Name, Guid ObjectId, string Account)
{
    /// <summary>The id that Teams gives this person towards this bot.</summary>
    public string UserId => $"29:1{ObjectId}";

    public string UserPrincipalName => $"{Account}@example.edu.tw";

    /// <summary>The one-to-one conversation with the bot.</summary>
    public string PersonalChatId => $"a:1{ObjectId}";

    /// <summary>The n-th invented bystander, who fills Playground's list of exactly five users.</summary>
    public static PlaygroundPersona Bystander(int number) =>
        new($"旁人{number}", new Guid(0x0b57a9de, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, (byte)number), $"bystander{number}");
}
