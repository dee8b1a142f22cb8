using PdBot.Domain;
using Xunit;

namespace PdBot.Procedures.Tests;

public sealed class Broken_rosters_are_explained
{
    [Theory]
    [InlineData("title: 文書組組員", "titel: 文書組組員", "Unknown key 'titel'", "titel")]
    [InlineData("id: c9000000-0000-4000-8000-000000000001", "id: wang", "is not an Entra object id", "id: wang")]
    [InlineData("deputies: [li.jiaming@cgu.example]", "deputies: [nobody@cgu.example]", "There is no 'nobody@cgu.example'", "nobody@")]
    [InlineData("presence: offline", "presence: asleep", "'presence' must be one of", "asleep")]
    [InlineData("until: \"2027-02-01T00:00:00+08:00\"", "until: \"2026-02-01T00:00:00+08:00\"", "'until' must be later", "until: \"2026")]
    [InlineData("until: \"2027-02-01T00:00:00+08:00\"", "until: tomorrow", "must be a time with its offset", "tomorrow")]
    [InlineData("members: [zeng.yanlian@cgu.example, qiu.shisuan@cgu.example, liao.niding@cgu.example]", "members: []", "must have at least one item", "members: []")]
    [InlineData("unit: academic-affairs }", "unit: kitchen }", "unit 'kitchen' does not exist", "kitchen")]
    [InlineData("emergencyContact:", "emergency:", "Unknown key 'emergency'", "emergency:")]
    [InlineData("upn: li.jiaming@cgu.example", "upn: wang.shifan@cgu.example", "is there twice", "id: c9000000-0000-4000-8000-000000000002")]
    public void A_mistake_is_named_with_its_line_and_reason(string passage, string replacement, string reason, string at)
    {
        var yaml = Shipped.RosterText("cgu-example").With(passage, replacement);

        var result = RosterFile.Parse(yaml, "broken.yaml");

        var problem = result.Problems.FirstOrDefault(one => one.Message.En.Contains(reason, StringComparison.Ordinal));
        Assert.True(problem is not null, string.Join("\n", result.Problems.Select(one => one.ToLine(Language.En))));
        Assert.Equal(yaml.LineOf(at), problem.Line);
    }

    [Theory]
    [InlineData("procedure: cgu", "procedure: xyz", "procedure 'xyz' does not exist", "procedure: xyz")]
    [InlineData("role: mail-room", "role: postman", "role 'postman' does not exist", "postman")]
    [InlineData("role: mail-room", "role: ministry", "is an outside body", "role: ministry")]
    [InlineData("{ role: unit, unit: library,", "{ role: unit,", "'unit' is needed", "{ role: unit, person")]
    [InlineData("{ role: mail-room,", "{ role: mail-room, unit: library,", "'unit' is not possible", "role: mail-room")]
    public void A_roster_that_does_not_fit_its_procedure_is_named_with_its_line(string passage, string replacement, string reason, string at)
    {
        using var folder = new Folder();
        var yaml = Shipped.RosterText("cgu-example").With(passage, replacement);

        var result = Library.Open(null, folder.Write("roster.yaml", yaml));

        var problem = Assert.Single(result.Problems);
        Assert.Contains(reason, problem.Message.En, StringComparison.Ordinal);
        Assert.Equal(yaml.LineOf(at), problem.Line);
    }

    [Fact]
    public void Own_values_that_the_procedure_does_not_know_are_a_problem()
    {
        using var folder = new Folder();
        var path = folder.Write("roster.yaml", Shipped.RosterText("cgu-example") + "\nparameters: { unit.patience: 10m }\n");

        var problem = Assert.Single(Library.Open(null, path).Problems);

        Assert.Contains("unit.patience", problem.Message.En, StringComparison.Ordinal);
        Assert.Contains("roster.yaml", problem.File, StringComparison.Ordinal);
    }
}
