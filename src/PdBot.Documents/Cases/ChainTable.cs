using System.Collections.Immutable;
using PdBot.Documents.Forms;
using PdBot.Domain.Escalation;
using PdBot.Domain.Reports;

namespace PdBot.Documents.Cases;

/// <summary>The chain of a report: who was asked, acknowledged, judged and approved, and who was passed over and why.</summary>
internal static class ChainTable
{
    private static readonly Column[] Columns = [new("層級", 7), new("應為", 7), new("受通報層級", 24), new("簽收人及時間", 29), new("結果", 33)];

    public static Block.Table Of(Case @case)
    {
        var report = @case.Report;
        var lines = from level in report.Levels
                    where report.IsRequired(level.Index)
                    let definition = report.Procedure.Chain[level.Index]
                    select ImmutableArray.Create<Entry>(
                        $"{report.Ordinal(level.Index)}", definition.Act.Print(), definition.Title.ZhTw, Acknowledged(@case, level), Result(@case, level));
        return new([.. Columns], [.. lines], "本案無通報層級");
    }

    /// <summary>Who acknowledged, and when.</summary>
    public static string Acknowledged(Case @case, LevelState level) => string.Join("\n", level.Contacts
        .Where(contact => contact.AcknowledgedAt is not null)
        .Select(contact => $"{contact.Name}{Standing(contact)} {@case.Time.Short(contact.AcknowledgedAt!.Value)}"));

    /// <summary>What the level did, or why it was passed over.</summary>
    public static string Result(Case @case, LevelState level) => level.Status switch
    {
        LevelStatus.Waiting => level.Opening == 0 ? "未到" : "待再次通報",
        LevelStatus.Notified when level.AcknowledgedAt is null => $"通報中，應於 {@case.Time.ShortUntil(level.WindowEnds)} 前簽收",
        LevelStatus.Notified => $"已簽收，待{@case.Report.Demand(level.Index).Print()}（{@case.Time.ShortUntil(@case.Report.DecideBy(level))} 前）",
        LevelStatus.Completed => Done(@case, level),
        _ when @case.Procedure.Chain[level.Index].IsCopy => $"副知逾時未簽收{Late(level)}",
        _ => $"逕行陳報上一層級 {When(@case, level)}：{level.PassedOverFor?.Print() ?? ""}{Missed(level)}{Late(level)}",
    };

    /// <summary>A late acknowledgement is kept, and moves nothing backwards.</summary>
    private static string Late(LevelState level) => level.AcknowledgedAt > level.EndedAt ? "；逾時後補簽收" : "";

    private static string Done(Case @case, LevelState level)
    {
        var verdicts = level.Contacts.Where(contact => contact.Verdict is not null).Select(contact => $"{contact.Name}判定{contact.Verdict!.Value.Print()}");
        var approvals = level.Contacts.Where(contact => contact.Approved).Select(contact => $"{contact.Name}核准");
        var acts = string.Join("、", verdicts.Concat(approvals));
        return $"{(acts.Length > 0 ? acts : "完成簽收")} {When(@case, level)}";
    }

    private static string When(Case @case, LevelState level) => level.EndedAt is { } at ? @case.Time.Short(at) : "";

    /// <summary>Who could not be reached, each with what was seen.</summary>
    private static string Missed(LevelState level) => string.Concat(level.Contacts
        .Where(contact => contact is { Unreachable: not null, Name.Length: > 0 } && contact.Unreachable != level.PassedOverFor)
        .Select(contact => $"；{contact.Name}{contact.Unreachable!.Value.Print()}"));

    private static string Standing(Contact contact) =>
        contact.IsExecutive ? "（執行小組）" : contact.Holder is { } holder && holder != contact.Person ? "（代理）" : "";
}
