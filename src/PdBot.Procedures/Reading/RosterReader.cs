using System.Collections.Immutable;
using System.Globalization;
using PdBot.Domain;
using PdBot.Domain.Roster;
using YamlDotNet.RepresentationModel;

namespace PdBot.Procedures.Reading;

/// <summary>From the root of a roster file to an organisation.</summary>
internal sealed class RosterReader
{
    private readonly Element root;
    private readonly Names units = new("unit");
    private readonly Dictionary<string, PersonId> known = new(StringComparer.OrdinalIgnoreCase);

    private RosterReader(Element root) => this.root = root;

    /// <summary>What the file says; to be used only when no problem was reported.</summary>
    public static OrganisationFile? Read(string yaml, string file, Problems problems)
    {
        if (YamlText.Root(yaml, problems) is not { } node || Element.Open(problems, node, RosterShapes.Root, file) is not { } root)
            return null;
        return new RosterReader(root).Read(file);
    }

    private OrganisationFile Read(string file)
    {
        ImmutableArray<Unit> named = [.. root.List("units", RosterShapes.Unit, atLeastOne: true)
            .Select(element => new Unit(new UnitId(units.Declare(element, "id")), element.Localized("title")))];
        var people = ImmutableDictionary.CreateBuilder<PersonId, Person>();
        foreach (var element in root.List("people", RosterShapes.Person, atLeastOne: true))
            if (ReadPerson(element) is { } person)
                people[person.Id] = person;
        var places = ImmutableArray.CreateBuilder<FilePlace>();
        var organisation = new Organisation
        {
            Id = new OrganisationId(root.Id("id")),
            Title = root.Localized("title"),
            Procedure = new ProcedureId(root.Id("procedure")),
            Tenants = [.. root.Texts("tenants", atLeastOne: true).Select(tenant => tenant.Text.ToLowerInvariant())],
            Units = named,
            People = people.ToImmutable(),
            Assignments = [.. root.List("holders", RosterShapes.Holder, atLeastOne: true).Select(element => ReadHolder(element, places))],
            Absences = [.. root.List("absences", RosterShapes.Absence).Select(ReadAbsence)],
            ExecutiveGroup = ReadExecutiveGroup(),
            EmergencyContact = root.Child("emergencyContact", RosterShapes.EmergencyContact) is { } contact
                ? new EmergencyContact(contact.Text("name"), contact.Text("phone")) : new EmergencyContact("", ""),
            Parent = root.TextOrNull("parent") is { } parent ? new OrganisationId(parent) : null,
        };
        var (line, column) = ((int)root.At("procedure").Start.Line, (int)root.At("procedure").Start.Column);
        return new OrganisationFile(organisation, ReadParameters(), file, new FilePlace(line, column), places.ToImmutable());
    }

    private Person? ReadPerson(Element element)
    {
        var text = element.Text("id");
        if (!Guid.TryParse(text, out var guid))
        {
            if (text.Length > 0)
                element.Report(element.At("id"), new($"「{text}」不是 Entra 物件識別碼(GUID)", $"'{text}' is not an Entra object id (a GUID)"));
            return null;
        }
        var id = new PersonId(guid.ToString("D"));
        var upn = element.TextOrNull("upn") ?? "";
        if (!known.TryAdd(id.Value, id) || upn.Length > 0 && !known.TryAdd(upn, id))
            element.Report(element.At("id"), new($"人員「{text}」或其 UPN 重複", $"The person '{text}' or the UPN is there twice"));
        return new Person(id, element.Text("name"), element.TextOrNull("title") ?? "", upn)
        {
            Account = element.Has("account")
                ? element.Word("account", ("active", AccountState.Active), ("disabled", AccountState.Disabled), ("gone", AccountState.Gone)) : AccountState.Active,
            Offline = element.Has("presence") && element.Word("presence", ("available", false), ("offline", true)),
            AutomaticReply = element.Flag("automaticReply"),
            Unit = element.Has("unit") ? new UnitId(units.Refer(element, "unit")) : null,
        };
    }

    private Assignment ReadHolder(Element element, ImmutableArray<FilePlace>.Builder places)
    {
        var role = element.Id("role");
        places.Add(new FilePlace((int)element.At("role").Start.Line, (int)element.At("role").Start.Column));
        return new Assignment(
            new RoleId(role),
            element.Has("unit") ? new UnitId(units.Refer(element, "unit")) : null,
            Person(element, element.Text("person"), element.At("person")),
            [.. element.Texts("deputies").Select(deputy => Person(element, deputy.Text, deputy.Node))])
        {
            Source = ReadSource(element),
        };
    }

    /// <summary>From where in the directory the holder is taken; the person named beside it stands until the directory has answered.</summary>
    private DirectorySource? ReadSource(Element element)
    {
        var (group, managed) = (element.TextOrNull("group"), element.TextOrNull("managerOf"));
        if (group is not null && managed is not null)
            element.Report(element.At("managerOf"), new("group 與 managerOf 只能擇一", "Either 'group' or 'managerOf', not both"));
        if (group is not null && !Guid.TryParse(group, out _))
            element.Report(element.At("group"), new($"「{group}」不是 Entra 群組識別碼(GUID)", $"'{group}' is not the object id of an Entra group (a GUID)"));
        return group is not null ? new DirectorySource(Guid.TryParse(group, out var id) ? id.ToString("D") : group, null)
            : managed is not null ? new DirectorySource(null, Person(element, managed, element.At("managerOf")))
            : null;
    }

    private Absence ReadAbsence(Element element)
    {
        var absence = new Absence(Person(element, element.Text("person"), element.At("person")), Instant(element, "from"), Instant(element, "until"));
        if (absence.Until <= absence.From)
            element.Report(element.At("until"), new("until 應晚於 from", "'until' must be later than 'from'"));
        return absence;
    }

    private ExecutiveGroup ReadExecutiveGroup() =>
        root.Child("executiveGroup", RosterShapes.ExecutiveGroup) is { } group
            ? new ExecutiveGroup([.. group.Texts("members", atLeastOne: true).Select(member => Person(group, member.Text, member.Node))], group.TextOrNull("channel"))
            : new ExecutiveGroup([], null);

    private ImmutableSortedDictionary<string, string> ReadParameters()
    {
        var parameters = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (root.Find("parameters") is not { } node)
            return parameters.ToImmutable();
        if (node is not YamlMappingNode mapping)
        {
            root.Report(node, Words.ExpectedMapping("parameters"));
            return parameters.ToImmutable();
        }
        foreach (var (key, value) in mapping.Children)
        {
            var text = (value as YamlScalarNode)?.Value ?? "";
            if (Duration.Parse(text) is null)
                root.Report(value, Words.ExpectedDuration(key.ToString()));
            parameters[key.ToString()] = text;
        }
        return parameters.ToImmutable();
    }

    /// <summary>A person by object id or UPN.</summary>
    private PersonId Person(Element element, string text, YamlNode at)
    {
        var name = Guid.TryParse(text, out var guid) ? guid.ToString("D") : text;
        if (known.TryGetValue(name, out var id))
            return id;
        if (text.Length > 0)
            element.Report(at, new($"名冊 people 中沒有「{text}」", $"There is no '{text}' among the roster's people"));
        return new PersonId(name);
    }

    private static DateTimeOffset Instant(Element element, string key)
    {
        var text = element.Text(key);
        if (DateTimeOffset.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:ss'Z'"],
                CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
            return instant.ToUniversalTime();
        if (text.Length > 0)
            element.Report(element.At(key), Words.ExpectedInstant(key));
        return default;
    }
}
