using System.CommandLine;
using PdBot.Host.Commands;

// Without a verb the program serves: `dotnet run --project src/PdBot.Host`.
var root = new RootCommand("PdBot：個資事件逐級通報機器人 / climbs the chain of contacts when personal data leaks.")
{
    RehearseCommand.Create(),
    ProceduresCommand.Create(),
    RosterCommand.Create(),
    LogCommand.Create(),
    PlaygroundCommand.Create(),
};
ServeCommand.AddTo(root);
Console.OutputEncoding = System.Text.Encoding.UTF8;
return await root.Parse(args).InvokeAsync().ConfigureAwait(false);
