using System.Text.Encodings.Web;
using System.Text.Json;

namespace PdBot.EndToEnd.Tests.Playground;

/// <summary>Writes <c>.m365agentsplayground.yml</c> as JSON, which YAML contains, so that no name needs quoting rules.</summary>
/// <remarks>Playground wants every key, no other key and exactly five users, and ends without a message otherwise.</remarks>
internal static class PlaygroundConfig
{
    private const int Users = 5;

    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    public static void Write(
        string folder,
        PlaygroundPersona me,
        IEnumerable<PlaygroundPersona> colleagues,
        PlaygroundOrganisation organisation)
    {
        var others = colleagues
            .Where(person => person != me)
            .Concat(Enumerable.Range(1, Users).Select(PlaygroundPersona.Bystander))
            .Take(Users);
        var config = new
        {
            version = "0.1.1",
            tenantId = organisation.TenantId,
            bot = new { id = organisation.BotId, name = organisation.BotName },
            currentUser = User(me),
            users = others.Select(User),
            personalChat = new { id = me.PersonalChatId },
            groupChat = new { id = "19:group@thread.v2", name = "群組聊天" },
            team = new
            {
                id = organisation.TeamId,
                name = "個資保護執行小組",
                aadGroupId = new Guid("5d0c1c1e-0000-4000-8000-00000000007e"),
                channels = new[] { new { id = organisation.ChannelId, name = "通報" } },
            },
        };
        File.WriteAllText(Path.Combine(folder, ".m365agentsplayground.yml"), JsonSerializer.Serialize(config, Json));
    }

    // The spelling "userPrincipleName" is Playground's own.
    private static object User(PlaygroundPersona person) => new
    {
        id = person.UserId,
        name = person.Name,
        userPrincipleName = person.UserPrincipalName,
        aadObjectId = person.ObjectId,
        givenName = person.Name[1..],
        surname = person.Name[..1],
        email = person.UserPrincipalName,
    };
}
