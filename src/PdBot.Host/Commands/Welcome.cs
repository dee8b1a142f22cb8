using PdBot.Procedures;
using PdBot.Teams.Identity;

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

            """);
        // Playground brings no token of the channel.
        if (app.Services.GetService<ChannelTokenValidator>() is null)
            PrintPlayground(address);
    }

    private static void PrintPlayground(string address) =>
        Console.WriteLine($"""
            以 Microsoft 365 Agents Playground 連線 / connect Agents Playground:
              npm install --global @microsoft/m365agentsplayground
              dotnet run --project src/PdBot.Host -- playground play/staff
              cd play/staff && agentsplayground start -e {address}/api/messages -c msteams
            開啟後輸入「通報 外洩」；加上 --as 姓名 則以名冊所列聯絡人身分操作（另開資料夾，並加 -p 埠號）。
            Type /report leak there.  --as NAME plays a contact of the roster (a folder of its own, and -p PORT).  Ctrl+C 結束 / ends.

            """);
}
