using System.Text.Json.Nodes;
using PdBot.Domain;
using PdBot.Domain.Roster;
using PdBot.Teams.Protocol;

namespace PdBot.Teams.Graph;

/// <summary>What Graph can still do for a person whom Teams does not reach: a mail, or the app installed. One attempt each: a report waits meanwhile.</summary>
/// <param name="graph">Patient for one attempt only.</param>
/// <param name="rights">What is withheld is not tried.</param>
/// <param name="mailFrom">The mailbox that mails come from; empty for none.</param>
/// <param name="catalogApp">The app's id in the organisation's catalog, which is not that of the manifest; empty for none.</param>
public sealed class GraphPost(GraphClient graph, GraphRights rights, string mailFrom, string catalogApp)
{
    /// <summary>Sends a mail.</summary>
    /// <returns>For the log: <c>mail sent</c>, or the code; null when nothing was tried.</returns>
    public async Task<string?> MailAsync(string to, string subject, string text, CancellationToken cancellationToken)
    {
        if (mailFrom.Length == 0 || to.Length == 0 || rights.IsOff(DirectoryFeature.Mail))
            return null;
        var message = new JsonObject
        {
            ["subject"] = subject,
            ["body"] = new JsonObject { ["contentType"] = "Text", ["content"] = text },
            ["toRecipients"] = new JsonArray(new JsonObject { ["emailAddress"] = new JsonObject { ["address"] = to } }),
            ["importance"] = "high",
        };
        var result = await graph.SendAsync(
            new(HttpMethod.Post, $"/users/{Uri.EscapeDataString(mailFrom)}/sendMail", new JsonObject { ["message"] = message, ["saveToSentItems"] = false }) { MayRepeat = false },
            cancellationToken).ConfigureAwait(false);
        var fault = (result as GraphResult.Failed)?.Fault;
        rights.Note(DirectoryFeature.Mail, fault is { IsDenied: true });
        return fault is null ? "mail sent" : fault.IsDenied ? null : $"no mail: {fault.Status} {fault.Code}".Replace("  ", " ", StringComparison.Ordinal);
    }

    /// <summary>Installs the app for a person. True when it was installed just now; false when it was before, cannot be, or nothing was tried.</summary>
    public async Task<bool> InstallAsync(PersonId person, CancellationToken cancellationToken)
    {
        if (catalogApp.Length == 0 || rights.IsOff(DirectoryFeature.Installation))
            return false;
        var body = new JsonObject { ["teamsApp@odata.bind"] = $"{graph.Root}/appCatalogs/teamsApps/{catalogApp}" };
        var result = await graph.SendAsync(new(HttpMethod.Post, $"/users/{Uri.EscapeDataString(person.Value)}/teamwork/installedApps", body), cancellationToken).ConfigureAwait(false);
        rights.Note(DirectoryFeature.Installation, result is GraphResult.Failed { Fault.IsDenied: true });
        return result is GraphResult.Done;
    }

    /// <summary>The 1:1 chat of the app with a person for whom it was installed; the Connector takes its id for a conversation's.</summary>
    /// <returns>Both null while the chat is not known yet.</returns>
    public async Task<(string? Chat, GraphFault? Fault)> ChatAsync(PersonId person, CancellationToken cancellationToken)
    {
        var installed = $"/users/{Uri.EscapeDataString(person.Value)}/teamwork/installedApps";
        var (own, fault) = await graph.PagesAsync(GraphRequest.Get($"{installed}?$expand=teamsApp&$filter=teamsApp/id%20eq%20'{catalogApp}'"), cancellationToken).ConfigureAwait(false);
        if (own.Select(one => one.Text("id")).FirstOrDefault(id => id is { Length: > 0 }) is not { } installation)
            return (null, fault);
        return await graph.SendAsync(GraphRequest.Get($"{installed}/{Uri.EscapeDataString(installation)}/chat"), cancellationToken).ConfigureAwait(false) switch
        {
            GraphResult.Done { Body: var chat } when chat.Text("id") is { Length: > 0 } conversation => (conversation, null),
            GraphResult.Failed { Fault: { IsNotFound: false } failed } => (null, failed),
            _ => (null, null),
        };
    }
}
