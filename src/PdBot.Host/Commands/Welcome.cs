using PdBot.Procedures;

namespace PdBot.Host.Commands;

/// <summary>What the terminal says once the bot serves: where it is, and how to talk to it.</summary>
internal static class Welcome
{
    public static void Print(WebApplication app, Library library)
    {
        var address = app.Urls.First();
        Console.WriteLine($"""

            PdBot 已啟動 / is serving:  {address}/api/messages
            機構 / organisations:       {string.Join("、", library.Current.Organisations.Select(following => following.Organisation.Title.ZhTw))}

            以 Microsoft 365 Agents Playground 連線 / connect Agents Playground:
              npm install --global @microsoft/m365agentsplayground
              agentsplayground start -e {address}/api/messages -c msteams
            於名冊所列人員的設定資料夾執行（.m365agentsplayground.yml：tenantId 及 currentUser.aadObjectId 須為名冊所列），
            開啟後輸入「通報 外洩」。 / Run it in a folder whose .m365agentsplayground.yml names a tenant and a person of the
            roster (README, "Talking to it"), then type /report leak.  Ctrl+C 結束 / ends.

            """);
    }
}
