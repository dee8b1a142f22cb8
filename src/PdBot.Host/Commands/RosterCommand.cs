using System.CommandLine;
using PdBot.Domain;
using PdBot.Host.Composition;
using PdBot.Procedures.Checks;

namespace PdBot.Host.Commands;

/// <summary><c>roster check</c>: every level of every unit's chain, and who could be reached now.</summary>
internal static class RosterCommand
{
    public static Command Create()
    {
        var common = new CommonOptions();
        var check = new Command("check", "檢查聯絡名冊 / Who could be reached now, level by level.") { common.Procedures, common.Roster, common.English };
        check.SetAction(result => Check(result.GetValue(common.Procedures), result.GetValue(common.Roster), result.GetValue(common.English) ? Language.En : Language.ZhTw));
        return new Command("roster", "聯絡名冊 / Rosters.") { check };
    }

    private static int Check(string? procedures, string? roster, Language language)
    {
        if (Rosters.Open(procedures, roster, Console.Error) is not { } library)
            return 1;
        var good = true;
        foreach (var following in library.Current.Organisations)
        {
            var report = RosterCheck.Run(following.Definition.Procedure, following.Organisation, RosterEvidence.None, TimeProvider.System.GetUtcNow());
            foreach (var line in report.ToLines(language))
                Console.WriteLine(line);
            Console.WriteLine();
            good &= report.Ok;
        }
        return good ? 0 : 1;
    }
}
