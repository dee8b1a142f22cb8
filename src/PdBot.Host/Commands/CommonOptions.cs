using System.CommandLine;

namespace PdBot.Host.Commands;

/// <summary>Options that several verbs share.</summary>
internal sealed class CommonOptions
{
    public Option<string?> Procedures { get; } = new("--procedures") { Description = "額外的程序資料夾 / A folder that adds to the shipped procedures." };

    public Option<string?> Roster { get; } = new("--roster") { Description = "名冊檔或資料夾 / A roster file or folder (default: the example organisations)." };

    public Option<bool> English { get; } = new("--en") { Description = "English output." };

    public Option<string> Storage { get; } = new("--storage") { Description = "SQLite 檔，或 azure（環境變數所設之儲存體帳戶） / The SQLite file, or azure for the account that the environment names (Storage__...).", DefaultValueFactory = _ => "data/pdbot.db" };
}
