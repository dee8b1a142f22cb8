using System.CommandLine;
using PdBot.Host.Commands;
using Spectre.Console;

// Without a verb the program serves: `dotnet run --project src/PdBot.Host`.
var root = new RootCommand("PdBot：個資事件逐級通報機器人 / climbs the chain of contacts when personal data leaks.")
{
    RehearseCommand.Create(),
    ProceduresCommand.Create(),
    RosterCommand.Create(),
    LogCommand.Create(),
    StorageCommand.Create(),
    ReportCommands.Create(),
    PlaygroundCommand.Create(),
    ManifestCommand.Create(),
};
ServeCommand.AddTo(root);
Console.OutputEncoding = System.Text.Encoding.UTF8;
if (Console.IsOutputRedirected)
{
    // Into a file or a pipe: no colours, and wide enough that no line of a table is broken.
    AnsiConsole.Profile.Capabilities.Ansi = false;
    AnsiConsole.Profile.Capabilities.ColorSystem = ColorSystem.NoColors;
    AnsiConsole.Profile.Width = 160;
}
return await Verbs.RunAsync(root.Parse(args)).ConfigureAwait(false);
