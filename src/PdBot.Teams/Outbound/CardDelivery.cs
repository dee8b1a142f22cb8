using Microsoft.Extensions.Logging;
using PdBot.Domain;
using PdBot.Domain.Delivery;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;
using PdBot.Engine.Outbox;
using PdBot.Engine.Ports;
using PdBot.Teams.Cards.Screens;
using PdBot.Teams.Inbound;
using PdBot.Teams.Meetings;
using PdBot.Teams.Protocol;

namespace PdBot.Teams.Outbound;

/// <summary>Draws the card of an outbox message and brings it to its receiver, within the limits of Teams.</summary>
/// <remarks>
/// An ambiguous answer (time-out, 5xx) to a new card is tried again: a second copy is a nuisance that the next press retires,
/// a contact who was never told is a report fallen silent.
/// </remarks>
public sealed class CardDelivery(ConnectorClient connector, AddressBook addresses, Pacing pacing, CalendarOf calendars, ILogger<CardDelivery> logger)
{
    /// <summary>The engine's way to deliver.</summary>
    public async ValueTask<DeliveryResult> DeliverAsync(Report report, Organisation organisation, OutboxMessage message, CancellationToken cancellationToken)
    {
        var isChannel = message.Receiver.Contains(':', StringComparison.Ordinal);
        var person = isChannel ? (PersonId?)null : PersonId.From(message.Receiver);
        var address = person is { } known ? await addresses.FindAsync(known, cancellationToken).ConfigureAwait(false) : null;
        var tenant = address?.Tenant ?? organisation.Tenants[0];
        return message.Rewrite
            ? await RewriteAsync(report, message, tenant, Draw, cancellationToken).ConfigureAwait(false)
            : await PostAsync(message.Receiver, person, address, tenant, message.Urgency == Urgency.Escalation, Draw, cancellationToken).ConfigureAwait(false);

        // Drawn only once there is a place for it.
        OutboundActivity Draw()
        {
            var view = ReportView.For(report, organisation, person, address?.User, address?.Language ?? Language.ZhTw) with { CanMeet = calendars.CanMeet(organisation, person) };
            var (card, summary) = CardDrawing.Draw(view, message);
            return message.Rewrite ? OutboundActivity.OfCard(card) : OutboundActivity.OfCard(card, summary) with { Alert = true };
        }
    }

    /// <summary>Brings a person something that belongs to no report.</summary>
    /// <param name="person">The person.</param>
    /// <param name="tenant">The person's tenant, as long as no address is known.</param>
    /// <param name="draw">Draws it for the person's address; null when the two have never met.</param>
    /// <param name="cancellationToken">Cancels.</param>
    internal async ValueTask<DeliveryResult> DeliverAsync(PersonId person, string tenant, Func<PersonAddress?, OutboundActivity> draw, CancellationToken cancellationToken)
    {
        var address = await addresses.FindAsync(person, cancellationToken).ConfigureAwait(false);
        return await PostAsync(person.Value, person, address, address?.Tenant ?? tenant, isUrgent: false, () => draw(address), cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<DeliveryResult> RewriteAsync(Report report, OutboxMessage message, string tenant, Func<OutboundActivity> draw, CancellationToken cancellationToken)
    {
        if (report.Cards.FirstOrDefault(card => card.Slot == message.Slot && card.Receiver == message.Receiver) is not { } sent)
            return new DeliveryResult.Rewritten();
        if (!pacing.TryTake(tenant, sent.Conversation, isUrgent: false, out var wait))
            return new DeliveryResult.NotYet(wait);
        var result = await connector.UpdateActivityAsync(ConversationReference.To(sent.ServiceUrl, sent.Conversation, tenant), sent.Activity, draw(), cancellationToken).ConfigureAwait(false);
        return result is ConnectorResult.Failed failed ? Judge(failed.Fault, tenant, sent.Conversation) : new DeliveryResult.Rewritten();
    }

    private async ValueTask<DeliveryResult> PostAsync(
        string receiver, PersonId? person, PersonAddress? address, string tenant, bool isUrgent, Func<OutboundActivity> draw, CancellationToken cancellationToken)
    {
        var serviceUrl = address?.ServiceUrl ?? await addresses.FindServiceUrlAsync(tenant, cancellationToken).ConfigureAwait(false);
        if (serviceUrl is null)
            return new DeliveryResult.Retry(null, "no Connector address known for the tenant");
        var conversation = person is null ? receiver : address?.Conversation ?? "";
        if (conversation.Length == 0)
        {
            if (!pacing.TryTake(tenant, receiver, isUrgent, out var pause))
                return new DeliveryResult.NotYet(pause);
            switch (await connector.CreateConversationAsync(serviceUrl, receiver, tenant, cancellationToken).ConfigureAwait(false))
            {
                case ConnectorResult.Failed failed:
                    return Judge(failed.Fault, tenant, receiver);
                case ConnectorResult.Sent created:
                    (conversation, serviceUrl) = (created.ConversationId, created.ServiceUrl);
                    if (person is { } owner)
                        await addresses.KeepAsync(
                            (address ?? new PersonAddress(owner, tenant, serviceUrl, "", "", "", Language.ZhTw)) with { Conversation = conversation, ServiceUrl = serviceUrl }, cancellationToken).ConfigureAwait(false);
                    break;
            }
        }
        if (!pacing.TryTake(tenant, conversation, isUrgent, out var wait))
            return new DeliveryResult.NotYet(wait);
        var result = await connector.SendToConversationAsync(ConversationReference.To(serviceUrl, conversation, tenant), draw(), cancellationToken).ConfigureAwait(false);
        if (result is not ConnectorResult.Failed { Fault: var fault })
            return result is ConnectorResult.Sent sent
                ? new DeliveryResult.Delivered(conversation, sent.ActivityId ?? "", sent.ServiceUrl)
                : throw new InvalidOperationException($"Unknown result {result.GetType().Name}");
        // No message is referred to, so what is not found is the chat.
        if (fault.Kind is ConnectorFaultKind.ConversationGone or ConnectorFaultKind.ActivityGone && person is { } gone && address is { Conversation.Length: > 0 })
        {
            await addresses.ForgetAsync(gone, cancellationToken).ConfigureAwait(false);
            return new DeliveryResult.NotYet(TimeSpan.Zero);
        }
        return Judge(fault, tenant, conversation);
    }

    /// <summary>An expired secret is no evidence against a contact: the card waits until a person has mended it.</summary>
    private static readonly TimeSpan UntilMended = TimeSpan.FromSeconds(30);

    /// <summary>Nor is it that Entra gives no token just now, however long that takes.</summary>
    private static readonly TimeSpan UntilToken = TimeSpan.FromSeconds(5);

    /// <summary>Which faults are hard evidence against the contact, and which pass by themselves.</summary>
    private DeliveryResult Judge(ConnectorFault fault, string tenant, string thread)
    {
        var evidence = $"{fault.Status?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "no answer"} {fault.Code ?? fault.Kind.ToString()}";
        if (fault.Kind == ConnectorFaultKind.Throttled)
            pacing.Throttled(tenant, thread, fault.RetryAfter);
        if (fault.Source == FaultSource.Bot)
            TeamsLog.BotAtFault(logger, evidence);
        if (fault.Kind is ConnectorFaultKind.NotRegistered or ConnectorFaultKind.HostNotAllowed)
            return new DeliveryResult.NotYet(UntilMended);
        if (fault.Code == ConnectorFault.NoToken)
            return new DeliveryResult.NotYet(UntilToken);
        if (!fault.IsFinal)
            return new DeliveryResult.Retry(fault.RetryAfter, evidence);
        var reason = fault.Kind switch
        {
            ConnectorFaultKind.BotBlockedByUser => UnreachableReason.BotBlocked,
            ConnectorFaultKind.BotNotInstalled or ConnectorFaultKind.BotDisabledByAdmin => UnreachableReason.BotNotInstalled,
            _ => UnreachableReason.Undeliverable,
        };
        return new DeliveryResult.Failed(reason, evidence);
    }
}
