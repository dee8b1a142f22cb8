using System.Collections.Immutable;
using PdBot.Domain;
using PdBot.Domain.Procedures;

namespace PdBot.Procedures.Checks;

/// <summary>What <c>procedures check</c> found out about one procedure.</summary>
/// <param name="Definition">The procedure.</param>
/// <param name="Findings">What is wrong, errors first.</param>
/// <param name="WorstCases">The slowest way to the top, for each source and grade.</param>
/// <param name="Earliest">The duty whose time limit ends first; null when the source has none in numbers.</param>
/// <param name="Situations">How many situations were tried.</param>
public sealed record CheckReport(
    Definition Definition, ImmutableArray<Finding> Findings, ImmutableArray<WorstCase> WorstCases, TaskDefinition? Earliest, long Situations)
{
    /// <summary>Whether there is no error; warnings do not count.</summary>
    public bool Ok => Findings.Passed();

    /// <summary>The report as plain text that fits on one screen.</summary>
    public IEnumerable<string> ToLines(Language language)
    {
        var en = language == Language.En;
        var procedure = Definition.Procedure;
        yield return en
            ? $"Procedure {procedure.Id}: {procedure.Title.En} ({procedure.SourceDocument}, {procedure.Version})"
            : $"作業程序 {procedure.Id}：{procedure.Title.ZhTw}（{procedure.SourceDocument}，{procedure.Version}）";
        yield return en
            ? $"  {procedure.Roles.Length} roles, {procedure.Chain.Length} levels, {procedure.Intake.Questions.Length} questions, {procedure.Severity.Rules.Length} severity rules; {Situations} situations tried; content hash {Definition.Hash.Value[..16]}"
            : $"  角色 {procedure.Roles.Length}、層級 {procedure.Chain.Length}、問題 {procedure.Intake.Questions.Length}、等級規則 {procedure.Severity.Rules.Length}；已檢查情境 {Situations} 種；內容雜湊 {Definition.Hash.Value[..16]}";
        yield return en ? "Worst case from the opening of the report to the top level:" : "最壞情況（自開案起至通知最高層級）：";
        foreach (var line in Columns.Align([.. Table(language)]))
            yield return line;
        yield return EarliestLine(language);
        if (Definition.Decisions.Length > 0)
            yield return en ? "What the source leaves open, and which way the file goes:" : "來源未定之處與本檔之決定：";
        foreach (var decision in Definition.Decisions)
            yield return $"  {decision.Clause ?? "-"}  {decision.Text.For(language)}";
        foreach (var line in Findings.ToLines(language))
            yield return line;
    }

    private IEnumerable<string[]> Table(Language language)
    {
        yield return language == Language.En
            ? ["source", "grade", "levels", "all silent", "alarm", "acknowledged, undecided"]
            : ["來源", "等級", "層級數", "全員無回應", "發出警報", "僅簽收未決定"];
        var rows = WorstCases.GroupBy(one => (one.Rank, one.TopReached, one.Exhausted, one.TopReachedUndecided, Keys: string.Join(' ', one.Levels.Select(level => level.Key))));
        foreach (var group in rows)
        {
            var one = group.First();
            yield return
            [
                string.Join(language == Language.En ? ", " : "、", group.Select(same => Definition.Procedure.Intake.Sources.First(source => source.Id == same.Source).Title.For(language))),
                Definition.Procedure.Severity.Find(one.Rank)?.Title.For(language) ?? "-",
                $"{one.Levels.Length}",
                Say(one.TopReached, language), Say(one.Exhausted, language), Say(one.TopReachedUndecided, language),
            ];
        }
    }

    private string EarliestLine(Language language)
    {
        if (Earliest?.Deadline is not { Shortest: var length } deadline)
            return language == Language.En ? "Earliest deadline: the source has none in numbers" : "最早時限：來源無以數字訂定之時限";
        var (title, article) = (Earliest.Title.For(language), deadline.Clause.Article);
        return language == Language.En ? $"Earliest deadline: {Durations.En(length)} ({article}, {title})" : $"最早時限：{Durations.Zh(length)}（{article}，{title}）";
    }

    private static string Say(TimeSpan length, Language language) =>
        language == Language.En ? Durations.En(length) : Durations.Zh(length);
}
