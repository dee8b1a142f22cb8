using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PdBot.Domain;
using PdBot.Domain.Roster;
using PdBot.Engine.Ports;
using PdBot.Teams.Protocol;

namespace PdBot.Teams.Graph;

/// <summary>The directory in Microsoft 365. A right that is not granted switches its feature off and nothing else.</summary>
public sealed class GraphDirectory(GraphClient graph, GraphRights rights, TimeProvider time) : IDirectory
{
    /// <summary>How many ids a question for presence may hold.</summary>
    public const int MostPresences = 650;

    private const string PersonFields = "id,displayName,jobTitle,userPrincipalName,mail,accountEnabled";

    /// <inheritdoc/>
    public async ValueTask<DirectoryAnswer<IReadOnlyDictionary<string, DirectoryPerson>>> FindAsync(IReadOnlyCollection<string> idsOrNames, CancellationToken cancellationToken)
    {
        string[] asked = [.. idsOrNames.Distinct()];
        var (answers, fault) = await EachAsync(
            DirectoryFeature.People, asked, one => $"/users/{Uri.EscapeDataString(one)}?$select={PersonFields}&$expand=manager($select={PersonFields})", cancellationToken).ConfigureAwait(false);
        if (answers is null)
            return DirectoryAnswer<IReadOnlyDictionary<string, DirectoryPerson>>.Without(fault);
        var found = new Dictionary<string, DirectoryPerson>();
        foreach (var (one, answer) in asked.Zip(answers))
            if (answer is GraphResult.Done done)
                found[one] = Person(done.Body) with { Manager = done.Body.TryGetProperty("manager", out var manager) && manager.ValueKind == JsonValueKind.Object ? Person(manager) : null };
            else if (answer is GraphResult.Failed { Fault: { IsNotFound: true, Code: "Request_ResourceNotFound" } })
                found[one] = new DirectoryPerson(PersonId.From(one), "", "", "", AccountState.Gone);
        return DirectoryAnswer<IReadOnlyDictionary<string, DirectoryPerson>>.Of(found);
    }

    /// <inheritdoc/>
    public async ValueTask<DirectoryAnswer<IReadOnlyList<PersonId>>> MembersAsync(string group, CancellationToken cancellationToken)
    {
        if (rights.IsOff(DirectoryFeature.Groups))
            return DirectoryAnswer<IReadOnlyList<PersonId>>.Without(DirectoryFault.NotGranted);
        // Only ids: what else is to be known of members is asked like of everybody, so that the smaller right is enough.
        var request = GraphRequest.Get($"/groups/{Uri.EscapeDataString(group)}/transitiveMembers/microsoft.graph.user?$select=id&$top=999&$count=true") with { Eventual = true };
        var (values, fault) = await graph.PagesAsync(request, cancellationToken).ConfigureAwait(false);
        rights.Note(DirectoryFeature.Groups, fault is { IsDenied: true });
        return fault is null
            ? DirectoryAnswer<IReadOnlyList<PersonId>>.Of([.. values.Select(value => value.Text("id")).OfType<string>().Select(id => PersonId.From(id.ToLowerInvariant())).Distinct()])
            : DirectoryAnswer<IReadOnlyList<PersonId>>.Without(Meaning(fault));
    }

    /// <inheritdoc/>
    public async ValueTask<DirectoryAnswer<IReadOnlyDictionary<PersonId, Presence>>> PresencesAsync(IReadOnlyCollection<PersonId> people, CancellationToken cancellationToken)
    {
        if (rights.IsOff(DirectoryFeature.Presence))
            return DirectoryAnswer<IReadOnlyDictionary<PersonId, Presence>>.Without(DirectoryFault.NotGranted);
        var found = new Dictionary<PersonId, Presence>();
        foreach (var some in people.Distinct().Chunk(MostPresences))
        {
            var ids = new JsonArray([.. some.Select(person => (JsonNode)JsonValue.Create(person.Value))]);
            var (values, fault) = await graph.PagesAsync(new(HttpMethod.Post, "/communications/getPresencesByUserId", new JsonObject { ["ids"] = ids }), cancellationToken).ConfigureAwait(false);
            rights.Note(DirectoryFeature.Presence, fault is { IsDenied: true });
            if (fault is not null)
                return DirectoryAnswer<IReadOnlyDictionary<PersonId, Presence>>.Without(Meaning(fault));
            foreach (var value in values)
                if (value.Text("id") is { } id && Presences(value.Text("availability")) is { } presence)
                    found[PersonId.From(id.ToLowerInvariant())] = presence;
        }
        return DirectoryAnswer<IReadOnlyDictionary<PersonId, Presence>>.Of(found);
    }

    /// <inheritdoc/>
    public async ValueTask<DirectoryAnswer<IReadOnlyDictionary<PersonId, AutomaticReplies>>> AutomaticRepliesAsync(IReadOnlyCollection<PersonId> people, CancellationToken cancellationToken)
    {
        PersonId[] asked = [.. people.Distinct()];
        var (answers, fault) = await EachAsync(
            DirectoryFeature.AutomaticReplies, asked, one => $"/users/{Uri.EscapeDataString(one.Value)}/mailboxSettings/automaticRepliesSetting", cancellationToken).ConfigureAwait(false);
        if (answers is null)
            return DirectoryAnswer<IReadOnlyDictionary<PersonId, AutomaticReplies>>.Without(fault);
        var found = new Dictionary<PersonId, AutomaticReplies>();
        foreach (var (one, answer) in asked.Zip(answers))
            if (answer is GraphResult.Done done)
                found[one] = Replies(done.Body);
        return DirectoryAnswer<IReadOnlyDictionary<PersonId, AutomaticReplies>>.Of(found);
    }

    /// <summary>The same question about each. Denied for all of them it is the right that is missing; denied for some, a policy keeps those to itself.</summary>
    private async Task<(IReadOnlyList<GraphResult>? Answers, DirectoryFault Fault)> EachAsync<T>(
        DirectoryFeature feature, IReadOnlyList<T> asked, Func<T, string> path, CancellationToken cancellationToken)
    {
        if (rights.IsOff(feature))
            return (null, DirectoryFault.NotGranted);
        if (asked.Count == 0)
            return ([], DirectoryFault.None);
        var answers = await graph.BatchAsync([.. asked.Select(one => GraphRequest.Get(path(one)))], cancellationToken).ConfigureAwait(false);
        var denied = answers.All(answer => answer is GraphResult.Failed { Fault.IsDenied: true });
        rights.Note(feature, denied);
        if (denied)
            return (null, DirectoryFault.NotGranted);
        var silent = answers.All(answer => answer is GraphResult.Failed { Fault.IsNotFound: false });
        return silent ? (null, DirectoryFault.Unavailable) : (answers, DirectoryFault.None);
    }

    private static DirectoryFault Meaning(GraphFault fault) =>
        fault.IsDenied ? DirectoryFault.NotGranted : fault.IsNotFound ? DirectoryFault.NotFound : DirectoryFault.Unavailable;

    /// <summary>Without the right to its properties an account shows no state, which is evidence of nothing.</summary>
    private static DirectoryPerson Person(JsonElement user) => new(
        PersonId.From((user.Text("id") ?? "").ToLowerInvariant()), user.Text("displayName") ?? "", user.Text("jobTitle") ?? "", user.Text("userPrincipalName") ?? "",
        user.TryGetProperty("accountEnabled", out var enabled) && enabled.ValueKind == JsonValueKind.False ? AccountState.Disabled : AccountState.Active)
    {
        Mail = user.Text("mail") ?? "",
    };

    private static Presence? Presences(string? availability) => availability switch
    {
        "Available" or "AvailableIdle" => Presence.Available,
        "Busy" or "BusyIdle" or "DoNotDisturb" => Presence.Busy,
        "Away" or "BeRightBack" => Presence.Away,
        "Offline" => Presence.Offline,
        null => null,
        _ => Presence.Unknown,
    };

    private AutomaticReplies Replies(JsonElement setting)
    {
        var (from, until) = (Instant(setting, "scheduledStartDateTime"), Instant(setting, "scheduledEndDateTime"));
        var now = time.GetUtcNow();
        return setting.Text("status") switch
        {
            "alwaysEnabled" => new(true, null),
            "scheduled" when (from is null || from <= now) && (until is null || now < until) => new(true, until),
            _ => new(false, null),
        };
    }

    /// <summary>Null when the zone is one that this machine does not know.</summary>
    private static DateTimeOffset? Instant(JsonElement setting, string name)
    {
        if (!setting.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.Object
            || !DateTime.TryParse(value.Text("dateTime"), CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            || !TimeZoneInfo.TryFindSystemTimeZoneById(value.Text("timeZone") ?? "UTC", out var zone))
            return null;
        return new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), zone), TimeSpan.Zero);
    }
}
