using System.CommandLine;
using PdBot.Domain;
using PdBot.Host.Composition;
using PdBot.Procedures.Checks;

namespace PdBot.Host.Commands;

/// <summary><c>procedures check</c>: the proof that a procedure works before anyone depends on it.</summary>
internal static class ProceduresCommand
{
    public static Command Create()
    {
        var common = new CommonOptions();
        var check = new Command("check", "檢查作業程序定義 / Prove every procedure that an organisation follows.") { common.Procedures, common.Roster, common.English };
        check.SetAction(result => Check(result.GetValue(common.Procedures), result.GetValue(common.Roster), result.GetValue(common.English) ? Language.En : Language.ZhTw));
        return new Command("procedures", "作業程序 / Procedures.") { check };
    }

    private static int Check(string? procedures, string? roster, Language language)
    {
        if (Rosters.Open(procedures, roster, Console.Error) is not { } library)
            return 1;
        var good = true;
        foreach (var following in library.Current.Organisations)
        {
            var report = ProcedureCheck.Run(following.Definition, following.Organisation);
            foreach (var line in report.ToLines(language))
                Console.WriteLine(line);
            Console.WriteLine();
            good &= report.Ok;
        }
        return good ? 0 : 1;
    }
}
