using Microsoft.Extensions.Logging;
using PdBot.Domain;
using PdBot.Engine.Organisations;
using PdBot.Engine.Ports;
using PdBot.Teams.Cards.Schema;
using PdBot.Teams.Commands;
using PdBot.Teams.Outbound;
using PdBot.Teams.Protocol;

namespace PdBot.Teams.Inbound;

/// <summary>One activity from Teams, from the moment it is authenticated to its HTTP answer. Never sends: answers to messages wait in the reply queue.</summary>
public sealed class TurnHandler
{
    private readonly AddressBook addresses;
    private readonly OrganisationRegister organisations;
    private readonly CardActionHandler actions;
    private readonly ChatCommandHandler commands;
    private readonly ReplyQueue replies;
    private readonly SeenActivities seen;
    private readonly ILogger<TurnHandler> logger;

    /// <summary>Wires the turn.</summary>
    public TurnHandler(
        AddressBook addresses, OrganisationRegister organisations, CardActionHandler actions, ChatCommandHandler commands, ReplyQueue replies, TimeProvider time, ILogger<TurnHandler> logger)
    {
        (this.addresses, this.organisations, this.actions, this.commands, this.replies, this.logger) = (addresses, organisations, actions, commands, replies, logger);
        seen = new SeenActivities(time);
    }

    /// <summary>The HTTP answer to an activity. The same activity sent again gets the same answer.</summary>
    public Task<InvokeResponse> HandleAsync(Activity activity, CancellationToken cancellationToken) =>
        seen.AnswerOnceAsync(activity, first => TurnAsync(first, cancellationToken));

    private async Task<InvokeResponse> TurnAsync(Activity activity, CancellationToken cancellationToken)
    {
        if (activity.Type is not (ActivityTypes.Message or ActivityTypes.Invoke or ActivityTypes.InstallationUpdate or ActivityTypes.ConversationUpdate))
        {
            TeamsLog.Ignored(logger, activity.Type.Length > 40 ? activity.Type[..40] : activity.Type);
            return InvokeResponse.Empty;
        }
        var known = Caller.PersonOf(activity) is { } person ? await addresses.FindAsync(person, cancellationToken).ConfigureAwait(false) : null;
        if (Caller.Read(activity, known) is not { } caller)
        {
            TeamsLog.Anonymous(logger, activity.Type);
            return activity.Type == ActivityTypes.Invoke ? AdaptiveCardInvokeResponse.BadRequest("from.aadObjectId, conversation and serviceUrl are required").ToInvokeResponse() : InvokeResponse.Empty;
        }
        if (organisations.Find(caller.Person, caller.Tenant) is not { } setup)
        {
            TeamsLog.ForeignTenant(logger, caller.Tenant);
            return new InvokeResponse(403, null);
        }
        if (caller.IsPersonal)
            await addresses.KeepAsync(caller.Address(), cancellationToken).ConfigureAwait(false);

        return activity.Type switch
        {
            ActivityTypes.Invoke => await InvokeAsync(activity, caller, setup, cancellationToken).ConfigureAwait(false),
            ActivityTypes.Message => await MessageAsync(activity, caller, setup, cancellationToken).ConfigureAwait(false),
            _ => Greet(activity, caller),
        };
    }

    private async Task<InvokeResponse> InvokeAsync(Activity activity, Caller caller, OrganisationSetup setup, CancellationToken cancellationToken)
    {
        if (activity.Name != InvokeNames.AdaptiveCardAction)
            return InvokeResponse.NotImplemented;
        if (CardAction.Read(activity) is not { } action)
            return AdaptiveCardInvokeResponse.BadRequest("value.action.verb is required").ToInvokeResponse();
        var card = await actions.HandleAsync(caller, setup, action, activity.Id ?? "", cancellationToken).ConfigureAwait(false);
        return AdaptiveCardInvokeResponse.Card(card).ToInvokeResponse();
    }

    private async Task<InvokeResponse> MessageAsync(Activity activity, Caller caller, OrganisationSetup setup, CancellationToken cancellationToken)
    {
        if (CardAction.Read(activity) is { } action)
        {
            var card = await actions.HandleAsync(caller, setup, action, activity.Id ?? "", cancellationToken).ConfigureAwait(false);
            replies.Add(new Reply(caller.Person, caller.Tenant, caller.Reference, OutboundActivity.OfCard(card), action.ReplyToId));
            return InvokeResponse.Empty;
        }
        await AnswerAsync(caller, await commands.HandleAsync(caller, setup, CommandText.Read(activity), activity.Id ?? "", cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        return InvokeResponse.Empty;
    }

    /// <summary>What one person asked is answered to that person: a channel only hears that the answer is in the 1:1 chat.</summary>
    private async Task AnswerAsync(Caller caller, AdaptiveCard card, CancellationToken cancellationToken)
    {
        if (caller.IsPersonal)
        {
            replies.Add(new Reply(caller.Person, caller.Tenant, caller.Reference, OutboundActivity.OfCard(card), null));
            return;
        }
        var address = await addresses.FindAsync(caller.Person, cancellationToken).ConfigureAwait(false);
        var own = address is { Conversation.Length: > 0 } ? ConversationReference.To(address.ServiceUrl, address.Conversation, caller.Tenant) : null;
        replies.Add(new Reply(caller.Person, caller.Tenant, own ?? ConversationReference.To(caller.Reference.ServiceUrl, "", caller.Tenant), OutboundActivity.OfCard(card), null));
        var text = caller.Language == Language.En
            ? "For confidentiality I answer you in our 1:1 chat."
            : "為保護個資，已改於您與本系統的一對一聊天中回覆，請至該處繼續。";
        replies.Add(new Reply(caller.Person, caller.Tenant, caller.Reference, OutboundActivity.OfText(text), null));
    }

    private InvokeResponse Greet(Activity activity, Caller caller)
    {
        var added = activity.Type == ActivityTypes.InstallationUpdate && activity.Action is "add" or "add-upgrade";
        if (added && caller.IsPersonal)
            replies.Add(new Reply(caller.Person, caller.Tenant, caller.Reference, OutboundActivity.OfCard(HelpCards.Welcome(caller.Language)), null));
        return InvokeResponse.Empty;
    }
}
