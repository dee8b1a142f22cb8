using PdBot.Domain;
using PdBot.Procedures.Checks;
using Xunit;

namespace PdBot.Procedures.Tests;

public sealed class The_check_proves_a_procedure
{
    public static TheoryData<string> Ids => Shipped.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_shipped_procedures_pass_without_a_finding(string id)
    {
        Assert.Equal("", Findings(ProcedureCheck.Run(Shipped.Definition(id), null)));

        foreach (var following in Library.Open(null, null).Value!.Current.Organisations.Where(one => one.Organisation.Procedure.Value == id))
            Assert.Equal("", Findings(ProcedureCheck.Run(following.Definition, following.Organisation)));
    }

    [Theory]
    [InlineData("cga", 60)]
    [InlineData("taipei-nco", 30)]
    [InlineData("mac", 60)]
    [InlineData("pdpa-2026-draft", 70)]
    public void The_top_of_the_other_chains_is_told_within(string id, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), ProcedureCheck.Run(Shipped.Definition(id), null).WorstCases.Max(worst => worst.TopReached));

    [Theory]
    [InlineData("official-letter", 30, 40, 50)]
    [InlineData("public-opinion", 30, 40, 50)]
    [InlineData("self-discovered", 20, 30, 40)]
    public void The_CGU_top_is_told_in_time_even_if_nobody_answers(string source, int top, int alarm, int undecided)
    {
        var worst = ProcedureCheck.Run(Shipped.Definition("cgu"), null).WorstCases.Single(one => one.Source.Value == source);

        Assert.Equal(TimeSpan.FromMinutes(top), worst.TopReached);
        Assert.Equal(TimeSpan.FromMinutes(alarm), worst.Exhausted);
        Assert.Equal(TimeSpan.FromMinutes(undecided), worst.TopReachedUndecided);
    }

    [Theory]
    [InlineData(1, 30)]
    [InlineData(2, 40)]
    [InlineData(3, 45)]
    public void The_NIU_chain_grows_with_the_level(int rank, int top)
    {
        var worst = ProcedureCheck.Run(Shipped.Definition("niu"), null).WorstCases.First(one => one.Rank == rank);

        Assert.Equal(TimeSpan.FromMinutes(top), worst.TopReached);
    }

    [Fact]
    public void Windows_that_outlast_the_hour_fail()
    {
        var slow = ProcedureFile.WithParameters(Shipped.ProcedureText("cgu"), new Dictionary<string, string> { ["unit.window"] = "45m" });

        var report = ProcedureCheck.Run(Shipped.Read(slow), null);

        Assert.False(report.Ok);
        Assert.Contains("the top is told only after 1 h 5 min", Findings(report), StringComparison.Ordinal);
    }

    [Fact]
    public void A_chain_that_is_late_only_when_nobody_decides_is_a_warning()
    {
        var slow = ProcedureFile.WithParameters(Shipped.ProcedureText("cgu"), new Dictionary<string, string> { ["unit.decideWithin"] = "20m" });

        var report = ProcedureCheck.Run(Shipped.Read(slow), null);

        Assert.True(report.Ok);
        Assert.Contains("decides nothing", Findings(report), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("niu", "when: { fact: records, is: 1000 }", "when: { fact: records, is: 2000 }", "= 1000 is in no severity rule")]
    [InlineData("niu", "when: { all: [{ fact: records, atLeast: 51 }, { fact: records, lessThan: 1000 }] }", "when: { all: [{ fact: records, atLeast: 51 }, { fact: records, lessThan: 40 }] }", "can never apply")]
    [InlineData("niu", "when: { severityAtLeast: 3 }", "when: { all: [{ severityAtLeast: 3 }, { not: { severityAtLeast: 2 } }] }", "The level 'Legal adviser' can never apply")]
    [InlineData("cgu", "firstLevel: receiving, clause: 6.2.2", "firstLevel: unit, clause: 6.2.2", "by the conditions 'receiving' comes first")]
    [InlineData("cgu", "clause: 6.4.2.1.1, recordOnly: true", "clause: 6.4.2.1.1", "No condition hangs on the question 'Number of records leaked'")]
    [InlineData("cgu", "kind: yesNo, clause: 6.5.2 }", "kind: yesNo, clause: 6.5.2, recordOnly: true }", "is marked 'recordOnly'")]
    [InlineData("cgu", "    unheld: 僅核准文件，不參與個案\n", "", "The role 'Personal-data protection committee' is never used")]
    [InlineData("cgu", "roles: [mail-room]", "roles: [ministry]", "cannot be a level of the chain")]
    [InlineData("cgu", "when: { always: true }", "when: { fact: infosec, is: true }", "lands in no grade")]
    public void A_hole_or_a_dead_element_fails(string id, string passage, string replacement, string finding)
    {
        var report = ProcedureCheck.Run(Shipped.Read(Shipped.ProcedureText(id).With(passage, replacement)), null);

        Assert.False(report.Ok);
        Assert.Contains(finding, Findings(report), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("    achieves: contained\n", "    achieves: contained\n    after: [verify-response]\n", "waits for itself through the tasks that come first")]
    [InlineData("    achieves: contained\n", "    opens: contained\n", "opens when damage is contained, yet no task achieves that")]
    [InlineData("    owner: legal-section\n", "    owner: legal-section\n    opens: closed\n", "opens when the report is at its end")]
    [InlineData("    owner: legal-section\n", "    owner: legal-section\n    opens: dismissed\n", "opens when the report is at its end")]
    [InlineData("    owner: legal-section\n", "    owner: ministry\n", "is owned by an outside body")]
    [InlineData("by: unit-head, act: confirm", "by: ministry, act: confirm", "is reviewed by an outside body")]
    [InlineData("by: unit-head, act: confirm", "by: unit-head, act: confirm, returnsTo: losses", "returns to a task that does not come before it")]
    [InlineData("    deadline: { hours: 1, start: established, clause: 6.4.2.1 }\n", "", "has a shadow clock but no deadline")]
    [InlineData("from: unit-head, to: technical-section", "from: unit-head, to: ministry", "goes to an outside body; make it a task")]
    public void A_duty_that_could_never_be_done_or_told_fails(string passage, string replacement, string finding)
    {
        var report = ProcedureCheck.Run(Shipped.Read(Shipped.ProcedureText("cgu").With(passage, replacement)), null);

        Assert.False(report.Ok);
        Assert.Contains(finding, Findings(report), StringComparison.Ordinal);
        Assert.All(report.Findings, one => Assert.NotEmpty(one.ToLine(Language.ZhTw)));
    }

    [Fact]
    public void A_role_that_nobody_holds_fails()
    {
        var following = Shipped.Organisation("cgu-example");
        var organisation = following.Organisation with { Assignments = [.. following.Organisation.Assignments.Where(one => one.Role.Value != "contact")] };

        Assert.Contains("Nobody in the roster holds 'Personal-data protection contact'", Findings(ProcedureCheck.Run(following.Definition, organisation)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cgu", Language.En)]
    [InlineData("cga", Language.ZhTw)]
    [InlineData("cgu", Language.ZhTw)]
    [InlineData("mac", Language.ZhTw)]
    [InlineData("niu", Language.ZhTw)]
    [InlineData("pdpa-2026-draft", Language.ZhTw)]
    [InlineData("taipei-nco", Language.ZhTw)]
    public void The_report_reads_like_this_and_fits_on_a_screen(string id, Language language)
    {
        var lines = ProcedureCheck.Run(Shipped.Definition(id), null).ToLines(language).Select(line => line.Replace(Shipped.Definition(id).Hash.Value[..16], "(hash)", StringComparison.Ordinal)).ToArray();

        Assert.True(lines.Length <= 40, $"{lines.Length} lines");
        Shipped.Golden($"procedures-check-{id}.{language}.txt", lines);
    }

    private static string Findings(CheckReport report) =>
        string.Join("\n", report.Findings.Select(finding => finding.ToLine(Language.En)));
}
