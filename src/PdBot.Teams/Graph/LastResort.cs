using System.Collections.Concurrent;
using PdBot.Domain;
using PdBot.Domain.Delivery;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;
using PdBot.Engine.Organisations;
using PdBot.Engine.Outbox;
using PdBot.Engine.Ports;
using PdBot.Teams.Inbound;

namespace PdBot.Teams.Graph;

/// <summary>Delivers by Teams; where a person lacks the app it is installed, and whoever cannot be reached all the same gets a mail.</summary>
/// <remarks>
/// A mail says that a report waits: its number and a link, never its content. It holds nothing up: the contact counts as unreachable,
/// the deputy is asked, and the mail stands in the evidence.
/// </remarks>
/// <param name="teams">The delivery by Teams.</param>
/// <param name="posts">The Graph of an organisation.</param>
/// <param name="register">Knows the mail addresses that the directory told.</param>
/// <param name="addresses">Where people can be written to; learns the chat of an installation.</param>
/// <param name="link">Opens the chat with the bot.</param>
/// <param name="time">The clock.</param>
public sealed class LastResort(Deliver teams, Func<Organisation, GraphPost> posts, OrganisationRegister register, AddressBook addresses, string link, TimeProvider time)
{
    /// <summary>So long after it was installed the app may still be unknown to Teams.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<PersonId, Installation> installed = new();

    /// <summary>The engine's way to deliver.</summary>
    public async ValueTask<DeliveryResult> DeliverAsync(Report report, Organisation organisation, OutboxMessage message, CancellationToken cancellationToken)
    {
        var result = await teams(report, organisation, message, cancellationToken).ConfigureAwait(false);
        if (result is not DeliveryResult.Failed failed || message.Rewrite || message.Receiver.Contains(':', StringComparison.Ordinal))
            return result;
        var person = PersonId.From(message.Receiver);
        var post = posts(organisation);
        if (failed.Reason == UnreachableReason.BotNotInstalled && await IsInstalledAsync(post, person, cancellationToken).ConfigureAwait(false))
            return await LearnsChatAsync(post, organisation, person, cancellationToken).ConfigureAwait(false)
                && await teams(report, organisation, message, cancellationToken).ConfigureAwait(false) is var again and not DeliveryResult.Failed
                    ? again
                    : new DeliveryResult.Retry(Wait, "the app was installed just now");
        return result;
    }

    /// <summary>The mail to whom Teams finally did not bring a message; null where none is due.</summary>
    public async ValueTask<string?> MailAsync(Report report, Organisation organisation, OutboxMessage message, CancellationToken cancellationToken)
    {
        if (message.Rewrite || message.Kind is not (MessageKind.Escalation or MessageKind.Mine or MessageKind.Alarm) || message.Receiver.Contains(':', StringComparison.Ordinal))
            return null;
        var to = register.Learnt(organisation.Id)?.People.GetValueOrDefault(PersonId.From(message.Receiver))?.Mail ?? "";
        var (subject, text) = Words(report);
        return await posts(organisation).MailAsync(to, subject, text, cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> IsInstalledAsync(GraphPost post, PersonId person, CancellationToken cancellationToken)
    {
        if (installed.TryGetValue(person, out var installation))
            return time.GetElapsedTime(installation.At) < Settling;
        if (!await post.InstallAsync(person, cancellationToken).ConfigureAwait(false))
            return false;
        installed[person] = new Installation(time.GetTimestamp(), TellsChat: true);
        return true;
    }

    /// <summary>Graph knows the chat of an installation before Teams tells the bot of it, so the card need not wait.</summary>
    /// <returns>True when the chat was learnt just now. False when it is not known, Graph will not tell it, or it was known and did not help.</returns>
    private async Task<bool> LearnsChatAsync(GraphPost post, Organisation organisation, PersonId person, CancellationToken cancellationToken)
    {
        var address = await addresses.FindAsync(person, cancellationToken).ConfigureAwait(false);
        var tenant = address?.Tenant ?? organisation.Tenants[0];
        if (address is { Conversation.Length: > 0 } || !installed[person].TellsChat
            || (address?.ServiceUrl ?? await addresses.FindServiceUrlAsync(tenant, cancellationToken).ConfigureAwait(false)) is not { } serviceUrl)
            return false;
        var (chat, fault) = await post.ChatAsync(person, cancellationToken).ConfigureAwait(false);
        if (fault is not null)
            installed[person] = installed[person] with { TellsChat = false };
        if (chat is null)
            return false;
        await addresses.KeepAsync((address ?? new PersonAddress(person, tenant, serviceUrl, "", "", "", Language.ZhTw)) with { Conversation = chat }, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private (string Subject, string Text) Words(Report report)
    {
        var drill = report.Mode == ReportMode.Drill;
        return (
            $"{(drill ? "【演練】" : "")}個資事件通報案件 {report.Number} 待您處理 / Report {report.Number} waits for you",
            $"""
            {(drill ? "【演練】" : "")}個資事件通報案件 {report.Number} 有待您處理事項，惟 Teams 訊息無法送達，特此通知。
            案件內容請逕至 Teams 查閱及處理：
            {link}
            本案已依通報原則續行聯繫代理人或陳報上一層級。本郵件由系統自動發送，請勿回覆。

            {(drill ? "[DRILL] " : "")}Report {report.Number} waits for you, but Teams could not bring you the message. Please open Teams:
            {link}
            Your deputy or the next level is being asked meanwhile. Sent automatically; please do not reply.
            """);
    }

    /// <summary>An installation that this process made.</summary>
    /// <param name="At">When, monotonic.</param>
    /// <param name="TellsChat">Whether Graph may still be asked for its chat.</param>
    private sealed record Installation(long At, bool TellsChat);
}
