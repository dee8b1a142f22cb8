using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using PdBot.Teams.Cards.Screens;
using PdBot.Teams.Protocol;

namespace PdBot.Teams.Intake;

/// <summary>A message that somebody reports: where it is and since when. What it says is never read, since it may hold the very data that leaked.</summary>
/// <param name="Link">Its address, made of ids only; null when it has none, or none that others could open.</param>
/// <param name="PostedAt">When it was posted; null when unknown.</param>
internal sealed partial record ReportedMessage(string? Link, DateTimeOffset? PostedAt)
{
    /// <summary>Reads a message action's payload, which comes from outside.</summary>
    public static ReportedMessage Read(JsonElement payload) => new(
        payload.Text("linkToMessage") is { Length: <= 2048 } link ? Canonical(link) : null,
        DateTimeOffset.TryParse(payload.Text("createdDateTime"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var posted) && posted.Year is > 2000 and < 2200 ? posted : null);

    /// <summary>What the description of the report begins with; empty when nothing is known.</summary>
    /// <param name="screen">For whom.</param>
    /// <param name="most">The most characters that the question takes.</param>
    public string Words(Screen screen, int most)
    {
        var time = PostedAt is { } posted
            ? screen.Say($"{screen.Local(posted).Year - 1911}年{screen.Time(posted)} 張貼之 Teams 訊息", $"A Teams message posted {screen.Time(posted)}, {screen.Local(posted).Year}")
            : screen.Say("Teams 訊息", "A Teams message");
        var whole = Link is null ? time : $"{time} {Link} ";
        return Link is null && PostedAt is null ? "" : whole.Length <= most ? whole : time.Length <= most ? time : "";
    }

    /// <summary>
    /// The link without what names people: the names of team and channel go, and a link into a 1:1 chat, which is made of the two
    /// people's ids and which nobody else can open, is none. The underscores of ids are escaped, since Markdown would take them for mark-up.
    /// </summary>
    private static string? Canonical(string link)
    {
        if (Form().Match(link) is not { Success: true } match)
            return null;
        var thread = Uri.EscapeDataString(Uri.UnescapeDataString(match.Groups["thread"].Value)).Replace("_", "%5F", StringComparison.Ordinal);
        var query = match.Groups["query"].Value.Split('&').Where(pair => Kept().IsMatch(pair));
        return Thread().IsMatch(thread) ? $"https://{match.Groups["host"].Value}/l/message/{thread}/{match.Groups["id"].Value}{(string.Join('&', query) is { Length: > 0 } kept ? $"?{kept}" : "")}" : null;
    }

    [GeneratedRegex(@"^https://(?<host>teams\.microsoft\.com|teams\.cloud\.microsoft)/l/message/(?<thread>[^/?#\s]+)/(?<id>[0-9]{13})(?:\?(?<query>[^#\s]*))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex(@"^19%3A(?:[A-Za-z0-9-]|%5F){1,120}%40thread\.(?:tacv2|v2|skype)$", RegexOptions.CultureInvariant)]
    private static partial Regex Thread();

    [GeneratedRegex("^(?:(?:tenantId|groupId)=[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}|(?:parentMessageId|createdTime)=[0-9]{13})$", RegexOptions.CultureInvariant)]
    private static partial Regex Kept();
}
