using PdBot.Domain;
using Xunit;

namespace PdBot.Procedures.Tests;

public sealed class Broken_procedures_are_explained
{
    [Theory]
    [InlineData("scope: unit\n", "scop: unit\n", "Unknown key 'scop'", "scop:")]
    [InlineData("scope: unit\n", "scope: planet\n", "'scope' must be one of", "planet")]
    [InlineData("  - id: unit-head\n", "  - id: unit\n", "role 'unit' is there twice", "- id: unit\n    title: { zh: 業務單位主管")]
    [InlineData("roles: [mail-room]", "roles: [nobody]", "role 'nobody' does not exist", "nobody")]
    [InlineData("firstLevel: receiving", "firstLevel: nowhere", "level 'nowhere' does not exist", "nowhere")]
    [InlineData("{ source: fax }", "{ source: pigeon }", "source 'pigeon' does not exist", "pigeon")]
    [InlineData("{ fact: network-down, is: true }", "{ fact: weather, is: true }", "question 'weather' does not exist", "weather")]
    [InlineData("{ fact: network-down, is: true }", "{ fact: network-down, is: perhaps }", "'is' must be true or false", "perhaps")]
    [InlineData("{ fact: network-down, is: true }", "{ fact: network-down }", "'fact' needs exactly one comparison", "{ fact: network-down }")]
    [InlineData("{ fact: network-down, is: true }", "{ fact: network-down, atLeast: 3 }", "cannot be compared with 'atLeast'", "{ fact: network-down, atLeast")]
    [InlineData("when: { severityAtLeast: 3 }", "when: { severityAtLeast: 4 }", "grade '4' does not exist", "severityAtLeast: 4")]
    [InlineData("when: { always: true }", "when: { severityAtLeast: 3 }", "must not be used", "severityAtLeast: 3")]
    [InlineData("window: { value: 10m, parameter: true }", "window: { value: \"24:00:00\", parameter: true }", "must be a length of time", "24:00:00")]
    [InlineData("window: { value: 10m, parameter: true }", "window: { value: 10m }", "The clause is missing", "window: { value: 10m }")]
    [InlineData("{ hours: 36,", "{ hours: 36, months: 1,", "exactly one of 'hours' and 'months'", "{ hours: 36, months")]
    [InlineData("zone: Asia/Taipei", "zone: Asia/Atlantis", "Unknown zone", "Asia/Atlantis")]
    [InlineData("notBefore: occurred-at", "notBefore: records", "'records' is not an instant", "notBefore: records")]
    [InlineData("required: true\n      recordOnly: true\n      choices:", "required: true\n      recordOnly: true\n      choice:", "Unknown key 'choice'", "choice:\n")]
    [InlineData("version: 1.1", "# 1.1", "'version' is missing", "id: cgu")]
    [InlineData("after: [damage-control]", "after: [nowhere]", "task 'nowhere' does not exist", "nowhere")]
    [InlineData("by: unit-head, act: confirm,", "by: unit-head, act: confirm, returnsTo: nowhere,", "task 'nowhere' does not exist", "nowhere")]
    [InlineData("by: unit-head, act: confirm,", "by: nobody, act: confirm,", "role 'nobody' does not exist", "nobody")]
    [InlineData("by: unit-head, act: confirm,", "by: unit-head, act: glance,", "'act' must be one of", "glance")]
    [InlineData("evidence: reference", "evidence: pigeon", "'evidence' must be one of", "pigeon")]
    [InlineData("achieves: contained", "achieves: fame", "'achieves' must be one of", "fame")]
    [InlineData("document: notice", "document: novel", "document 'novel' does not exist", "novel")]
    [InlineData("hours: 36, start: discovered", "hours: 36, start: dreamt", "'start' must be one of", "dreamt")]
    [InlineData("retention: { years: 3,", "retention: { years: many,", "'years' must be a whole number", "many")]
    public void A_mistake_is_named_with_its_line_and_reason(string passage, string replacement, string reason, string at)
    {
        var yaml = Shipped.ProcedureText("cgu").With(passage, replacement);

        var result = ProcedureFile.Parse(yaml, "broken.yaml");

        Assert.False(result.Ok);
        var problem = result.Problems.FirstOrDefault(one => one.Message.En.Contains(reason, StringComparison.Ordinal));
        Assert.True(problem is not null, string.Join("\n", result.Problems.Select(one => one.ToLine(Language.En))));
        Assert.Equal("broken.yaml", problem.File);
        Assert.Equal(yaml.LineOf(at), problem.Line);
        Assert.True(problem.Column > 0);
        Assert.NotEmpty(problem.Message.ZhTw);
    }

    [Fact]
    public void The_clause_of_the_element_is_named_too()
    {
        var result = ProcedureFile.Parse(Shipped.ProcedureText("cgu").With("act: approve", "act: wave"), "broken.yaml");

        Assert.Equal("6.2.3", Assert.Single(result.Problems).Clause);
    }

    [Fact]
    public void A_missing_clause_is_a_problem()
    {
        var yaml = Shipped.ProcedureText("cgu").With("    scope: unit\n    clause: 6.2.3\n", "    scope: unit\n");

        Assert.Contains("The clause is missing", Assert.Single(ProcedureFile.Parse(yaml, "broken.yaml").Problems).Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void All_problems_are_told_at_once_in_the_order_of_the_lines()
    {
        var yaml = Shipped.ProcedureText("cgu").With("act: judge", "act: guess").With("scope: outside", "scope: mars").With("years: 3", "years: 0");

        var lines = ProcedureFile.Parse(yaml, "broken.yaml").Problems.Select(problem => problem.Line).ToArray();

        Assert.Equal([yaml.LineOf("mars"), yaml.LineOf("guess"), yaml.LineOf("years: 0")], lines);
    }

    [Theory]
    [InlineData("id: [")]
    [InlineData("")]
    [InlineData("- a\n- b\n")]
    [InlineData("id: a\nid: b\n")]
    [InlineData("id: a\n---\nid: b\n")]
    public void A_text_that_is_no_mapping_in_YAML_is_a_problem_and_no_crash(string yaml)
    {
        var result = ProcedureFile.Parse(yaml, "broken.yaml");

        Assert.False(result.Ok);
        Assert.NotEmpty(result.Problems);
    }

    [Fact]
    public void A_condition_that_contains_itself_is_a_problem_and_no_crash()
    {
        var yaml = Shipped.ProcedureText("cgu").With("when: { always: true }", "when: &self { not: *self }");

        Assert.False(ProcedureFile.Parse(yaml, "broken.yaml").Ok);
    }

    [Fact]
    public void A_file_that_is_not_there_is_a_problem_and_no_crash() =>
        Assert.Equal(0, Assert.Single(ProcedureFile.Load("/nowhere/at/all.yaml").Problems).Line);
}
