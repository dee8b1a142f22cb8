using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using PdBot.Domain;
using PdBot.Domain.Roster;
using PdBot.Host.Composition;

namespace PdBot.Host.Commands;

/// <summary><c>playground</c>: writes the settings with which Microsoft 365 Agents Playground plays a person of a roster.</summary>
internal static class PlaygroundCommand
{
    /// <summary>What Playground looks for in its folder.</summary>
    private const string FileName = ".m365agentsplayground.yml";

    /// <summary>Playground wants exactly five other users.</summary>
    private const int Users = 5;

    // JSON is YAML, and no name needs quoting rules.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    public static Command Create()
    {
        var common = new CommonOptions();
        var person = new Option<string?>("--as") { Description = "帳號或姓名；未指定者為不在名冊之通報人 / Who: account or name of the roster; left out, a member of staff in no chain." };
        var organisation = new Option<string>("--organisation") { Description = "機構代號；未指定人員時適用 / The organisation whose member of staff is played.", DefaultValueFactory = _ => "cgu-example" };
        var folder = new Argument<string>("folder") { Description = "設定資料夾 / The folder, one for each person." };
        var command = new Command("playground", "產生 Agents Playground 設定 / Settings for Microsoft 365 Agents Playground, as a person of a roster.") { folder, person, organisation, common.Procedures, common.Roster };
        command.SetAction(result => Write(result.GetValue(folder) ?? "", result.GetValue(person), result.GetValue(organisation), result.GetValue(common.Procedures), result.GetValue(common.Roster)));
        return command;
    }

    private static int Write(string folder, string? who, string? whose, string? procedures, string? roster)
    {
        if (Rosters.Open(procedures, roster, Console.Error) is not { } library)
            return 1;
        var organisations = library.Current.Organisations.Select(following => following.Organisation).ToArray();
        var (organisation, me) = who is null
            ? organisations.OrderBy(one => one.Id.Value != whose).Select(one => (one, (Person?)Staff(one, 0))).First()
            : organisations.SelectMany(one => one.People.Values.Select(person => (one, person))).FirstOrDefault(found => found.person.UserPrincipalName == who || found.person.Name == who);
        if (me is null)
        {
            Console.Error.WriteLine($"名冊中查無「{who}」/ nobody in the rosters is called \"{who}\". {string.Join("、", organisations.SelectMany(one => one.People.Values).Select(person => $"{person.Name} {person.UserPrincipalName}"))}");
            return 1;
        }
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, FileName);
        File.WriteAllText(file, JsonSerializer.Serialize(Settings(organisation, me), Json));
        Console.WriteLine($"{me.Name}（{organisation.Title.ZhTw}）→ {file}\n  cd {folder} && agentsplayground start -e {BotApplication.DefaultUrl}/api/messages -c msteams");
        return 0;
    }

    /// <summary>Someone who may report and is asked nothing.</summary>
    private static Person Staff(Organisation organisation, int number) =>
        new(PersonId.From($"00000000-0000-4000-8000-0000000000f{number}"), number == 0 ? "丁同仁" : $"同仁{number}", "同仁", $"staff{number}@{organisation.Id}.example");

    private static object Settings(Organisation organisation, Person me) => new
    {
        version = "0.1.1",
        tenantId = organisation.Tenants[0],
        bot = new { id = "28:00000000-0000-4000-8000-0000000000b0", name = "PdBot" },
        currentUser = User(me),
        users = organisation.People.Values.Where(person => person.Id != me.Id).Concat(Enumerable.Range(1, Users).Select(number => Staff(organisation, number))).Take(Users).Select(User),
        personalChat = new { id = $"a:1{me.Id}" },
        groupChat = new { id = "19:group@thread.v2", name = "群組聊天" },
        team = new
        {
            id = "19:team@thread.tacv2",
            name = organisation.Title.ZhTw,
            aadGroupId = "00000000-0000-4000-8000-00000000007e",
            channels = new[] { new { id = organisation.ExecutiveGroup.Channel ?? "19:channel@thread.tacv2", name = "個資保護執行小組" } },
        },
    };

    // The spelling "userPrincipleName" is Playground's own.
    private static object User(Person person) => new
    {
        id = $"29:1{person.Id}",
        name = person.Name,
        userPrincipleName = person.UserPrincipalName,
        aadObjectId = person.Id.Value,
        givenName = person.Name[1..],
        surname = person.Name[..1],
        email = person.UserPrincipalName,
    };
}
