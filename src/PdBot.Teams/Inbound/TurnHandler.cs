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
    private readonly MessageExtensionHandler extensions;
    private readonly ReplyQueue replies;
    private readonly SeenActivities seen;
    private readonly ILogger<TurnHandler> logger;

    /// <summary>Wires the turn.</summary>
    public TurnHandler(
        AddressBook addresses, OrganisationRegister organisations, CardActionHandler actions, ChatCommandHandler commands, MessageExtensionHandler extensions,
        ReplyQueue replies, TimeProvider time, ILogger<TurnHandler> logger)
    {
        (this.addresses, this.organisations, this.actions, this.commands, this.extensions, this.replies, this.logger) = (addresses, organisations, actions, commands, extensions, replies, logger);
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
        // Who is first met elsewhere gets an address whose 1:1 chat is still to be opened: the receipt of a report must find its way.
        if (caller.IsPersonal)
            await addresses.KeepAsync(caller.Address(), cancellationToken).ConfigureAwait(false);
        else if (known is null && activity.Type is ActivityTypes.Message or ActivityTypes.Invoke)
            await addresses.MeetAsync(caller.Address(), cancellationToken).ConfigureAwait(false);

        return activity.Type switch
        {
            ActivityTypes.Invoke => await InvokeAsync(activity, caller, setup, cancellationToken).ConfigureAwait(false),
            ActivityTypes.Message => await MessageAsync(activity, caller, setup, cancellationToken).ConfigureAwait(false),
            _ => Greet(activity, caller),
        };
    }

    private async Task<InvokeResponse> InvokeAsync(Activity activity, Caller caller, OrganisationSetup setup, CancellationToken cancellationToken)
    {
        if (activity.Name is InvokeNames.FetchTask or InvokeNames.SubmitAction)
            return await extensions.HandleAsync(caller, setup, activity, cancellationToken).ConfigureAwait(false);
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
            // A card in public is everybody's: what its press answers to one person must not take its place.
            if (caller.IsPersonal)
                replies.Add(new Reply(caller.Person, caller.Tenant, caller.Reference, OutboundActivity.OfCard(card), action.ReplyToId));
            else
                await AnswerInPrivateAsync(caller, card, hint: false, cancellationToken).ConfigureAwait(false);
            return InvokeResponse.Empty;
        }
        var answer = await commands.HandleAsync(caller, setup, CommandText.Read(activity), activity.Id ?? "", cancellationToken).ConfigureAwait(false);
        if (caller.IsPersonal)
            replies.Add(new Reply(caller.Person, caller.Tenant, caller.Reference, OutboundActivity.OfCard(answer), null));
        else
            await AnswerInPrivateAsync(caller, answer, hint: caller.IsOverheard, cancellationToken).ConfigureAwait(false);
        return InvokeResponse.Empty;
    }

    /// <summary>
    /// What one person asked is answered to that person: in the channel or group chat by a message that nobody else sees. Where that is
    /// refused the answer goes to the 1:1 chat, and those who saw the question only hear that it did.
    /// </summary>
    private async Task AnswerInPrivateAsync(Caller caller, AdaptiveCard card, bool hint, CancellationToken cancellationToken)
    {
        var address = await addresses.FindAsync(caller.Person, cancellationToken).ConfigureAwait(false);
        var own = ConversationReference.To(address?.ServiceUrl ?? caller.Reference.ServiceUrl, address?.Conversation ?? "", caller.Tenant);
        var text = caller.Language == Language.En
            ? "For confidentiality I answer you in our 1:1 chat."
            : "為保護個資，已改於您與本系統的一對一聊天中回覆，請至該處繼續。";
        var answer = OutboundActivity.OfCard(card);
        Reply[] elsewhere =
        [
            new(caller.Person, caller.Tenant, own, answer, null),
            .. hint ? [new Reply(caller.Person, caller.Tenant, caller.Reference, OutboundActivity.OfText(text), null)] : Array.Empty<Reply>(),
        ];
        if (caller.Reference.User is { Id.Length: > 0 } user)
            elsewhere = [new(caller.Person, caller.Tenant, caller.Reference, answer with { TargetedAt = new ChannelAccount { Id = user.Id } }, null) { Otherwise = elsewhere }];
        foreach (var reply in elsewhere)
            replies.Add(reply);
    }

    private InvokeResponse Greet(Activity activity, Caller caller)
    {
        var added = activity.Type == ActivityTypes.InstallationUpdate && activity.Action is "add" or "add-upgrade";
        if (added && caller.IsPersonal)
            replies.Add(new Reply(caller.Person, caller.Tenant, caller.Reference, OutboundActivity.OfCard(HelpCards.Welcome(caller.Language)), null));
        return InvokeResponse.Empty;
    }
}
