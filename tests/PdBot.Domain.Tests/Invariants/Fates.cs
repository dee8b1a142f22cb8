using PdBot.Domain.Roster;
using PdBot.Domain.Tests.World;

namespace PdBot.Domain.Tests.Invariants;

/// <summary>What happens to people and roles at random.</summary>
internal static class Fates
{
    private static readonly PersonId[] Everyone = [.. SmallRoster.Value.People.Keys.OrderBy(person => person.Value, StringComparer.Ordinal)];

    private static readonly AccountState[] Accounts = [AccountState.Active, AccountState.Disabled, AccountState.Gone];

    public static Organisation Change(Organisation organisation, Dice dice, DateTimeOffset now)
    {
        var person = dice.Pick(Everyone);
        var from = now + TimeSpan.FromMinutes(dice.Roll(90) - 30);
        return dice.Roll(6) switch
        {
            0 => organisation.Away(person, from, from + TimeSpan.FromMinutes(1 + dice.Roll(300))),
            1 => organisation.With(person, someone => someone with { Account = dice.Pick(Accounts) }),
            2 => organisation.With(person, someone => someone with { Offline = !someone.Offline }),
            3 => organisation.Without(organisation.Assignments.IsEmpty ? RoleId.From("") : dice.Pick(organisation.Assignments).Role),
            4 => organisation.Appoint(dice.Pick(SmallProcedure.Value.Roles).Id, person, dice.Pick(Everyone)),
            _ => SmallRoster.Value,
        };
    }
}
