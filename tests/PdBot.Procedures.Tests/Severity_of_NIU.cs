using PdBot.Domain.Facts;
using PdBot.Domain.Procedures;
using PdBot.Domain.Severity;
using Xunit;

namespace PdBot.Procedures.Tests;

/// <summary>6.2.3: the highest of all conditions met; what is unknown counts upward.</summary>
public sealed class Severity_of_NIU
{
    private static readonly Procedure Procedure = Shipped.Definition("niu").Procedure;

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(50, 1)]
    [InlineData(51, 2)]
    [InlineData(999, 2)]
    [InlineData(1000, 3)]
    [InlineData(1001, 3)]
    public void Records_decide_when_nothing_graver_is_known(long records, int rank) =>
        Assert.Equal(rank, Rank(("records", FactValue.Of(records)), Yes("protected"), No("sensitive")));

    [Theory]
    [InlineData(false, true, 1)]
    [InlineData(false, false, 2)]
    [InlineData(true, true, 2)]
    [InlineData(true, false, 3)]
    public void The_kind_of_data_and_its_protection_decide_when_few_records_are_touched(bool sensitive, bool guarded, int rank) =>
        Assert.Equal(rank, Rank(("records", FactValue.Of(1)), ("sensitive", FactValue.Of(sensitive)), ("protected", FactValue.Of(guarded))));

    [Theory]
    [InlineData("media-attention", 2)]
    [InlineData("media-reported", 3)]
    [InlineData("judicial-notice", 3)]
    public void Media_and_courts_raise_the_level(string fact, int rank) =>
        Assert.Equal(rank, Rank(("records", FactValue.Of(1)), No("sensitive"), Yes("protected"), Yes(fact)));

    [Fact]
    public void Thirty_unprotected_general_records_meet_two_levels_and_get_the_higher()
    {
        var fired = Fired(("records", FactValue.Of(30)), No("sensitive"), No("protected"));

        Assert.Equal(["records-up-to-50", "general-unprotected"], fired.Select(rule => rule.Rule.Id));
        Assert.Equal(2, Assessment.Rank([.. fired]));
    }

    [Fact]
    public void Exactly_1000_records_are_no_quotation_of_the_source()
    {
        var rule = Fired(("records", FactValue.Of(1000)), No("sensitive"), Yes("protected")).Single(one => one.Rule.Rank == 3).Rule;

        Assert.Equal("records-exactly-1000", rule.Id);
        Assert.True(rule.Clause.IsParameter);
        Assert.Contains(Shipped.Definition("niu").Decisions, decision => decision.Id == "exactly-1000");
    }

    [Fact]
    public void Unknown_records_count_upward() =>
        Assert.Equal(3, Rank(No("sensitive"), Yes("protected")));

    [Fact]
    public void A_report_of_which_nothing_is_known_is_level_3() =>
        Assert.Equal(3, Assessment.Rank(Assessment.Assess(Procedure.Severity, Procedure.Situation("phone"))));

    [Fact]
    public void Every_CGU_report_is_level_3() =>
        Assert.Equal(3, Assessment.Rank(Assessment.Assess(Shipped.Definition("cgu").Procedure.Severity, Procedure.Situation("phone"))));

    private static int Rank(params (string Key, FactValue Value)[] facts) => Assessment.Rank([.. Fired(facts)]);

    private static IEnumerable<FiredRule> Fired(params (string Key, FactValue Value)[] facts)
    {
        var quiet = new[] { No("media-attention"), No("media-reported"), No("judicial-notice") };
        var all = facts.Concat(quiet).DistinctBy(fact => fact.Key).ToArray();
        return Assessment.Assess(Procedure.Severity, Procedure.Situation("phone", all));
    }

    private static (string Key, FactValue Value) Yes(string key) => (key, FactValue.Of(true));

    private static (string Key, FactValue Value) No(string key) => (key, FactValue.Of(false));
}
