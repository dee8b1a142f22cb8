using PdBot.Domain;
using PdBot.Domain.Procedures;

namespace PdBot.Procedures.Tests.Walks;

/// <summary>How the stories call people.</summary>
internal static class Names
{
    public static string NameOf(this Walkthrough walk, PersonId person) =>
        person == Walkthrough.Reporter ? "丁同仁" : walk.Organisation.Find(person)?.Name ?? person.Value;

    /// <summary>The role's title without what stands in brackets.</summary>
    public static string TitleOf(this Walkthrough walk, RoleId role)
    {
        var title = walk.Report.Procedure.Find(role)?.Title.ZhTw ?? role.Value;
        return title.IndexOf('（', StringComparison.Ordinal) is > 0 and var bracket ? title[..bracket] : title;
    }

    /// <summary>A person in a role, or as the deputy of whoever holds it, or as one of the executive group.</summary>
    public static string InRole(this Walkthrough walk, PersonId person, RoleId role)
    {
        var seats = walk.Organisation.Holders(role, walk.Report.Unit).ToArray();
        var part = Array.Exists(seats, seat => seat.Holder == person) ? walk.TitleOf(role)
            : Array.Exists(seats, seat => seat.Deputies.Contains(person)) ? $"{walk.TitleOf(role)}代理人"
            : walk.Organisation.IsExecutive(person) ? "執行小組成員" : walk.TitleOf(role);
        return $"{walk.NameOf(person)}（{part}）";
    }

    /// <summary>Everything that a person is in this story.</summary>
    public static IEnumerable<string> RolesOf(this Walkthrough walk, PersonId person)
    {
        if (person == Walkthrough.Reporter)
            yield return "通報人（不在聯絡名冊上之同仁）";
        foreach (var assignment in walk.Organisation.Assignments.Where(one => one.Unit is null || one.Unit == walk.Report.Unit))
            if (assignment.Holder == person)
                yield return walk.TitleOf(assignment.Role);
            else if (assignment.Deputies.Contains(person))
                yield return $"{walk.TitleOf(assignment.Role)}（{walk.NameOf(assignment.Holder)}）之代理人";
        if (walk.Organisation.IsExecutive(person))
            yield return "執行小組成員";
    }

    /// <summary>Receivers of one message: the whole executive group by its name.</summary>
    public static string Receivers(this Walkthrough walk, IReadOnlyCollection<PersonId> people)
    {
        var members = walk.Organisation.ExecutiveGroup.Members;
        if (!members.All(people.Contains))
            return string.Join("、", people.Select(walk.NameOf));
        var others = people.Where(person => !members.Contains(person)).Select(walk.NameOf);
        return string.Join("、", others.Append($"執行小組（{members.Length}人）"));
    }
}
