namespace PdBot.Procedures.Reading;

/// <summary>The mappings of a procedure file.</summary>
internal static class ProcedureShapes
{
    public static readonly Shape Root = new("root",
        ["id", "title", "sourceDocument", "version", "zone", "roles", "intake", "severity", "chain", "skip", "repeatEvery"],
        ["decisions", "branches", "notices", "tasks", "documents", "retention", "parameters"]);

    public static readonly Shape Text = new("text", ["zh", "en"], []);
    public static readonly Shape Decision = new("decision", ["id", "text"], ["clause"]);
    public static readonly Shape Role = new("role", ["id", "title", "scope"], ["clause", "parameter", "unheld"]);
    public static readonly Shape Intake = new("intake", ["sources", "questions"], []);
    public static readonly Shape Source = new("source", ["id", "title", "firstLevel"], ["clause", "parameter"]);
    public static readonly Shape Question = new("question", ["key", "title", "kind"],
        ["clause", "parameter", "required", "min", "max", "notBefore", "choices", "recordOnly"]);
    public static readonly Shape Choice = new("choice", ["id", "title"], []);
    public static readonly Shape Branch = new("branch", ["id", "title", "when"], ["clause", "parameter"]);
    public static readonly Shape Severity = new("severity", ["grades", "rules"], []);
    public static readonly Shape Grade = new("grade", ["rank", "title"], ["clause", "parameter"]);
    public static readonly Shape Rule = new("rule", ["id", "rank", "when", "reason"], ["clause", "parameter"]);
    public static readonly Shape Chain = new("chain", ["levels"], ["clause", "parameter"]);
    public static readonly Shape Level = new("level", ["key", "title", "roles", "act", "asks", "window"],
        ["clause", "parameter", "quorum", "decideWithin", "when", "copy"]);
    public static readonly Shape Span = new("span", ["value"], ["clause", "parameter"]);
    public static readonly Shape Skip = new("skip", [], ["clause", "parameter"]);
    public static readonly Shape Notice = new("notice", ["id", "title", "from", "to"], ["clause", "parameter", "when", "opens", "after", "afterLevel"]);
    public static readonly Shape Task = new("task", ["id", "title", "owner"],
        ["clause", "parameter", "receiver", "deadline", "shadow", "when", "required", "opens", "after", "afterLevel", "evidence", "review", "achieves", "againOnSeverity", "document"]);
    public static readonly Shape Review = new("review", ["by", "act"], ["clause", "parameter", "returnsTo"]);
    public static readonly Shape Deadline = new("deadline", ["start"], ["clause", "parameter", "hours", "months"]);
    public static readonly Shape Document = new("document", ["id", "title"], ["clause", "parameter", "formNumber"]);
    public static readonly Shape Retention = new("retention", ["years"], ["clause", "parameter", "start"]);
    public static readonly Shape Condition = new("condition", [],
        ["always", "all", "any", "not", "fact", "is", "atLeast", "atMost", "moreThan", "lessThan", "source", "branch", "severityAtLeast"]);

    public static readonly Shape[] All =
    [
        Root, Text, Decision, Role, Intake, Source, Question, Choice, Branch, Severity, Grade, Rule, Chain, Level, Span, Skip,
        Notice, Task, Review, Deadline, Document, Retention, Condition,
    ];
}
