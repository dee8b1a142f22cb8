using PdBot.Domain;
using PdBot.Domain.Procedures;

namespace PdBot.Procedures.Checks;

/// <summary>Elements that no report can ever come to, and questions upon which nothing hangs.</summary>
internal static class DeadElements
{
    public static IEnumerable<Finding> Find(Definition definition, ChainWalk walk)
    {
        var procedure = definition.Procedure;
        foreach (var level in procedure.Chain.Where(level => !walk.Requires(level)))
            yield return Never("層級", "The level", level.Title, level.Clause);
        foreach (var rule in procedure.Severity.Rules.Where(rule => !walk.Fires(rule)))
            yield return Never("等級規則", "The severity rule", rule.Reason, rule.Clause);
        foreach (var branch in procedure.Branches.Where(branch => !Possible(procedure, branch.When)))
            yield return Never("支線", "The branch", branch.Title, branch.Clause);
        foreach (var task in procedure.Tasks.Where(task => !Possible(procedure, task.When)))
            yield return Never("應辦事項", "The task", task.Title, task.Clause);
        foreach (var notice in procedure.Notices.Where(notice => !Possible(procedure, notice.When)))
            yield return Never("通知", "The notice", notice.Title, notice.Clause);
        foreach (var finding in Grades(procedure).Concat(Questions(definition)))
            yield return finding;
    }

    private static IEnumerable<Finding> Grades(Procedure procedure) =>
        from grade in procedure.Severity.Grades
        where procedure.Severity.Rules.All(rule => rule.Rank != grade.Rank)
        select Never("等級", "The grade", grade.Title, grade.Clause);

    private static IEnumerable<Finding> Questions(Definition definition)
    {
        var compared = ConditionFacts.All(definition.Procedure)
            .SelectMany(condition => ConditionFacts.Comparisons(condition, definition.Procedure.Branches))
            .Select(fact => fact.Key).ToHashSet();
        var bounds = definition.Procedure.Intake.Questions.Select(question => question.NotBefore).OfType<FactKey>().ToHashSet();
        foreach (var question in definition.Procedure.Intake.Questions)
        {
            var recordOnly = definition.RecordOnly.Contains(question.Key);
            if (compared.Contains(question.Key) && recordOnly)
                yield return Finding.Error(question.Clause.Article, $"問題「{question.Title.ZhTw}」標示為僅供記錄（recordOnly），卻有條件引用", $"The question '{question.Title.En}' is marked 'recordOnly', yet a condition hangs on it");
            else if (!compared.Contains(question.Key) && !bounds.Contains(question.Key) && !recordOnly)
                yield return Finding.Error(question.Clause.Article, $"問題「{question.Title.ZhTw}」無任何條件引用；僅供記錄者請標示 recordOnly: true", $"No condition hangs on the question '{question.Title.En}'; mark it 'recordOnly: true' if it is only recorded");
        }
    }

    /// <summary>Whether the condition surely holds in some situation; grades are taken as independent of the facts.</summary>
    private static bool Possible(Procedure procedure, Condition condition) =>
        (from facts in Samples.For(procedure, [condition]).All()
         from source in procedure.Intake.Sources
         from rank in procedure.Severity.Grades.Select(grade => grade.Rank).Prepend(0)
         select condition.Evaluate(new Situation(source.Id, facts, rank, procedure.Branches))).Contains(Truth.Yes);

    private static Finding Never(string zh, string en, LocalizedText title, Clause clause) =>
        Finding.Error(clause.Article, $"{zh}「{title.ZhTw}」在任何情境下均不會成立", $"{en} '{title.En}' can never apply");
}
