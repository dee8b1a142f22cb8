using PdBot.Domain.Procedures;
using PdBot.Domain.Tests.World;

namespace PdBot.Domain.Tests.Invariants;

/// <summary>The small procedure, and others with the same roles that lean on other rules.</summary>
internal static class Variants
{
    private static readonly LevelDefinition[] Small = [.. SmallProcedure.Value.Chain];

    private static readonly Procedure[] All =
    [
        SmallProcedure.Value,
        SmallProcedure.WithDuties,
        With(Small[1] with { Quorum = Quorum.Any }, Small[4]) with { Tasks = SmallProcedure.WithDuties.Tasks, Notices = SmallProcedure.WithDuties.Notices },
        With(Small[0] with { Quorum = Quorum.All }, Small[1] with { Quorum = Quorum.Any }, Small[2] with { Quorum = Quorum.All }, Small[3], Small[4]),
        With(
            Small[0] with { Act = LevelAct.Judge, DecideWithin = new(TimeSpan.FromMinutes(5), Clause.Parameter) },
            Small[1] with { When = new Condition.SeverityAtLeast(3) }, Small[2], Small[3] with { Act = LevelAct.Approve }, Small[4]),
        With(Small[0], Small[1] with { When = new Condition.Fact(SmallProcedure.Special, Comparison.Is, Facts.FactValue.Of(true)) }, Small[4]),
    ];

    public static Procedure Pick(Dice dice) => dice.Pick(All);

    private static Procedure With(params LevelDefinition[] chain) => SmallProcedure.Value with { Chain = [.. chain] };
}
