using PdBot.Domain;
using PdBot.Domain.Roster;
using PdBot.Procedures.Checks;
using Xunit;

namespace PdBot.Procedures.Tests;

public sealed class The_roster_check_shows_who_can_be_reached
{
    [Theory]
    [InlineData("cgu-example", Language.ZhTw)]
    [InlineData("niu-example", Language.ZhTw)]
    [InlineData("cgu-example", Language.En)]
    [InlineData("cga-example", Language.ZhTw)]
    [InlineData("mac-example", Language.ZhTw)]
    [InlineData("pdpa-draft-example", Language.ZhTw)]
    [InlineData("taipei-nco-example", Language.ZhTw)]
    public void The_grid_of_the_examples_reads_like_this(string id, Language language)
    {
        var report = Check(id, organisation => organisation);

        Assert.True(report.Ok);
        Shipped.Golden($"roster-check-{id}.{language}.txt", report.ToLines(language));
    }

    [Fact]
    public void Every_level_of_every_unit_has_a_seat_in_the_grid()
    {
        var seats = Check("cgu-example", organisation => organisation).Seats;

        Assert.Equal(3, seats.Count(seat => seat.Level.Key == "unit-head"));
        Assert.Equal(3, seats.Count(seat => seat.Level.Key == "executive-group"));
    }

    [Fact]
    public void A_vacant_role_is_an_error() =>
        Assert.Contains("Head of the unit: vacant", Lines(Check("cgu-example", organisation => organisation with
        {
            Assignments = [.. organisation.Assignments.Where(one => one is not { Role.Value: "unit-head", Unit.Value: "library" })],
        })), StringComparison.Ordinal);

    [Fact]
    public void A_level_where_nobody_can_be_reached_is_an_error()
    {
        var report = Check("cgu-example", organisation => organisation with
        {
            People = organisation.People.SetItems(organisation.People.Values.Where(person => person.JobTitle.Contains("文書組", StringComparison.Ordinal))
                .Select(person => KeyValuePair.Create(person.Id, person with { Account = AccountState.Disabled }))),
        });

        Assert.False(report.Ok);
        Assert.Contains("Mail-room contact: neither holder nor deputy can be reached", Lines(report), StringComparison.Ordinal);
        Assert.Contains("王示範 account disabled", Lines(report), StringComparison.Ordinal);
    }

    [Fact]
    public void A_deputy_who_is_the_holder_is_an_error() =>
        Assert.Contains("is the own deputy", Lines(Check("cgu-example", organisation => organisation with
        {
            Assignments = organisation.Assignments.SetItem(0, organisation.Assignments[0] with { Deputies = [organisation.Assignments[0].Holder] }),
        })), StringComparison.Ordinal);

    [Fact]
    public void The_same_person_on_neighbouring_levels_is_a_warning()
    {
        var report = Check("cgu-example", organisation => organisation with
        {
            Assignments = [.. organisation.Assignments.Select(one => one is { Role.Value: "unit-head", Unit.Value: "library" }
                ? one with { Holder = organisation.Assignments.First(unit => unit is { Role.Value: "unit", Unit.Value: "library" }).Holder } : one)],
        });

        Assert.Contains("謝佔位 holds both neighbouring levels", Lines(report), StringComparison.Ordinal);
    }

    [Fact]
    public void A_person_whom_the_roster_does_not_know_is_an_error() =>
        Assert.Contains("does not know 00000000", Lines(Check("cgu-example", organisation => organisation with
        {
            Assignments = organisation.Assignments.SetItem(0, organisation.Assignments[0] with { Holder = new PersonId("00000000-0000-4000-8000-000000000000") }),
        })), StringComparison.Ordinal);

    [Fact]
    public void An_empty_executive_group_is_an_error() =>
        Assert.Contains("The executive group is empty", Lines(Check("cgu-example", organisation => organisation with
        {
            ExecutiveGroup = organisation.ExecutiveGroup with { Members = [] },
        })), StringComparison.Ordinal);

    [Fact]
    public void An_absence_that_begins_soon_is_told_before_it_begins()
    {
        var report = Check("cgu-example", organisation => organisation with
        {
            Absences = [new Absence(organisation.Assignments[0].Holder, Shipped.Now.AddDays(2), Shipped.Now.AddDays(4))],
        });

        Assert.True(report.Ok);
        Assert.Contains("王示範 absent from 2026-11-22 09:00", Lines(report), StringComparison.Ordinal);
    }

    private static RosterReport Check(string id, Func<Organisation, Organisation> change)
    {
        var following = Shipped.Organisation(id);
        return RosterCheck.Run(following.Definition.Procedure, change(following.Organisation), RosterEvidence.None, Shipped.Now);
    }

    private static string Lines(RosterReport report) => string.Join("\n", report.ToLines(Language.En));
}
