using System.Collections.Immutable;
using PdBot.Domain.Roster;

namespace PdBot.Domain.Tests.World;

/// <summary>Who holds which role of the small procedure, and how a test changes it.</summary>
internal static class SmallRoster
{
    public static readonly UnitId Library = UnitId.From("library");

    public static readonly PersonId Reporter = PersonId.From("reporter");
    public static readonly PersonId WindowA = PersonId.From("window-a");
    public static readonly PersonId WindowB = PersonId.From("window-b");
    public static readonly PersonId Head = PersonId.From("head");
    public static readonly PersonId HeadDeputy = PersonId.From("head-deputy");
    public static readonly PersonId HeadSecondDeputy = PersonId.From("head-second-deputy");
    public static readonly PersonId Security = PersonId.From("security");
    public static readonly PersonId SecurityDeputy = PersonId.From("security-deputy");
    public static readonly PersonId Convener = PersonId.From("convener");
    public static readonly PersonId ConvenerDeputy = PersonId.From("convener-deputy");
    public static readonly PersonId Vice = PersonId.From("vice");
    public static readonly PersonId President = PersonId.From("president");
    public static readonly PersonId Chief = PersonId.From("chief");
    public static readonly PersonId Aide = PersonId.From("aide");
    public static readonly PersonId Stranger = PersonId.From("stranger");

    public const string Channel = "19:executive@thread.tacv2";

    public static Organisation Value { get; } = new()
    {
        Id = OrganisationId.From("small"),
        Title = new("小型機關", "Small"),
        Procedure = SmallProcedure.Value.Id,
        Tenants = ["tenant"],
        Units = [new(Library, new("圖書館", "Library"))],
        People = new[]
        {
            Named(Reporter, "丁一"), Named(WindowA, "王甲"), Named(WindowB, "王乙"), Named(Head, "李甲"), Named(HeadDeputy, "李乙"),
            Named(HeadSecondDeputy, "李丙"), Named(Security, "陳甲"), Named(SecurityDeputy, "陳乙"), Named(Convener, "林甲"),
            Named(ConvenerDeputy, "林乙"), Named(Vice, "周甲"), Named(President, "吳甲"), Named(Chief, "許甲"), Named(Aide, "許乙"),
            Named(Stranger, "外人"),
        }.ToImmutableDictionary(person => person.Id),
        Assignments =
        [
            new(SmallProcedure.WindowRole, Library, WindowA, []),
            new(SmallProcedure.WindowRole, Library, WindowB, []),
            new(SmallProcedure.HeadRole, Library, Head, [HeadDeputy, HeadSecondDeputy]),
            new(SmallProcedure.SecurityRole, null, Security, [SecurityDeputy]),
            new(SmallProcedure.ConvenerRole, null, Convener, [ConvenerDeputy]),
            new(SmallProcedure.ViceRole, null, Vice, []),
            new(SmallProcedure.PresidentRole, null, President, []),
        ],
        ExecutiveGroup = new([Chief, Aide], Channel),
        EmergencyContact = new("秘書室", "內線 1000"),
    };

    public static Organisation With(this Organisation organisation, PersonId id, Func<Person, Person> change) =>
        organisation with { People = organisation.People.SetItem(id, change(organisation.People[id])) };

    public static Organisation Without(this Organisation organisation, RoleId role) =>
        organisation with { Assignments = organisation.Assignments.RemoveAll(assignment => assignment.Role == role) };

    public static Organisation Appoint(this Organisation organisation, RoleId role, PersonId holder, params PersonId[] deputies) =>
        organisation with { Assignments = [.. organisation.Assignments.Where(seat => seat.Role != role), new(role, null, holder, [.. deputies])] };

    public static Organisation Away(this Organisation organisation, PersonId id, DateTimeOffset from, DateTimeOffset until) =>
        organisation with { Absences = organisation.Absences.Add(new(id, from, until)) };

    private static Person Named(PersonId id, string name) => new(id, name, "", "");
}
