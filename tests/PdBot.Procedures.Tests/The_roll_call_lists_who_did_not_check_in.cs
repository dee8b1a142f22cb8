using PdBot.Domain;
using PdBot.Domain.RollCalls;
using PdBot.Domain.Roster;
using PdBot.Procedures.Checks;
using PdBot.Procedures.RollCalls;
using Xunit;

namespace PdBot.Procedures.Tests;

public sealed class The_roll_call_lists_who_did_not_check_in
{
    private static readonly Quarter Autumn = new(2026, 4);
    private static readonly Following University = Shipped.Organisation("cgu-example");

    [Theory]
    [InlineData(Language.ZhTw)]
    [InlineData(Language.En)]
    public void Its_state_and_its_end_read_like_this(Language language)
    {
        var report = Report(Marks());

        Shipped.Golden($"roll-call-cgu-example.{language}.txt", [.. report.ToLines(language), "", .. report.News.For(language).Split('\n')]);
    }

    [Theory]
    [InlineData(Language.ZhTw)]
    [InlineData(Language.En)]
    public void The_grid_with_the_last_check_ins_reads_like_this(Language language)
    {
        RollCallMark[] marks = [.. Marks(), Mark(RollCallMarkKind.Told, null)];
        var evidence = RosterEvidence.None with { RollCalls = marks };

        Shipped.Golden($"roster-check-cgu-example-roll-call.{language}.txt", RosterCheck.Run(University.Definition.Procedure, University.Organisation, evidence, Shipped.Now).ToLines(language));
    }

    [Fact]
    public void Before_the_end_nobody_has_missed_it() =>
        Assert.DoesNotContain("did not check in", string.Join('\n', RosterCheck.Run(
            University.Definition.Procedure, University.Organisation, RosterEvidence.None with { RollCalls = Marks() }, Shipped.Now).ToLines(Language.En)), StringComparison.Ordinal);

    [Fact]
    public void A_roll_call_that_has_not_begun_says_when_it_is_due() =>
        Assert.Contains("due on 2026-10-01", string.Join('\n', Report([]).ToLines(Language.En)), StringComparison.Ordinal);

    [Fact]
    public void When_all_are_there_it_is_one_line()
    {
        var all = RollCallRules.Asked(University.Definition.Procedure, University.Organisation).Select(contact => Mark(RollCallMarkKind.CheckedIn, contact.Person));

        Assert.EndsWith(": all 18 checked in.", Report([.. all]).News.En, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', Report([.. all]).News.ZhTw);
    }

    /// <summary>All but four have checked in: one is silent, one on leave, one blocked the bot, one was not tried.</summary>
    private static RollCallMark[] Marks()
    {
        string[] absent = ["謝佔位", "郭假設", "黃測試", "王示範"];
        var people = University.Organisation.People.Values.ToDictionary(person => person.Name, person => person.Id);
        return
        [
            Mark(RollCallMarkKind.Until, null) with { At = Shipped.Now.AddDays(7) },
            Mark(RollCallMarkKind.Asked, people["謝佔位"]),
            Mark(RollCallMarkKind.Asked, people["郭假設"]),
            Mark(RollCallMarkKind.Unreachable, people["黃測試"]) with { Reason = UnreachableReason.BotBlocked },
            .. people.Where(person => !absent.Contains(person.Key)).Select(person => Mark(RollCallMarkKind.CheckedIn, person.Value)),
        ];
    }

    private static RollCallMark Mark(RollCallMarkKind kind, PersonId? person) => new(University.Organisation.Id, Autumn, kind, person, Shipped.Now);

    private static RollCallReport Report(IEnumerable<RollCallMark> marks) =>
        RollCallReport.Of(University.Definition.Procedure, University.Organisation, Autumn, new RollCall(marks), Shipped.Now);
}
