using PdBot.Domain;
using PdBot.Domain.RollCalls;
using PdBot.Engine.Organisations;
using PdBot.Engine.Outbox;
using PdBot.Engine.Ports;
using PdBot.Teams.Cards.Schema;
using PdBot.Teams.Cards.Screens;
using PdBot.Teams.Inbound;
using PdBot.Teams.Outbound;

namespace PdBot.Teams.RollCalls;

/// <summary>Where contacts are asked to check in, and where they do.</summary>
public sealed class RollCallDesk(IRollCalls calls, CardDelivery delivery, TimeProvider time)
{
    /// <summary>Brings a contact the card.</summary>
    /// <param name="setup">Whose roll-call.</param>
    /// <param name="quarter">Which.</param>
    /// <param name="until">Until when it may be answered.</param>
    /// <param name="contact">Who is asked.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public ValueTask<DeliveryResult> AskAsync(OrganisationSetup setup, Quarter quarter, DateTimeOffset until, RollCallContact contact, CancellationToken cancellationToken) =>
        delivery.DeliverAsync(
            contact.Person, setup.Organisation.Tenants[0],
            address =>
            {
                var view = new RollCallView(Screen.For(address?.Language ?? Language.ZhTw, setup.Procedure.Zone), setup.Organisation, quarter, contact, until, null, address?.User);
                return OutboundActivity.OfCard(RollCallCard.Draw(view), RollCallCard.Summary(view)) with { Alert = true };
            },
            cancellationToken);

    /// <summary>The card that answers a press, or a client that renews the card; null when the person is not asked, or there is no such roll-call.</summary>
    internal async ValueTask<AdaptiveCard?> HandleAsync(Caller caller, OrganisationSetup setup, CardAction action, CancellationToken cancellationToken)
    {
        var id = setup.Organisation.Id;
        if (Quarter.Parse(action.Value(Verbs.QuarterKey) ?? "") is not { } quarter
            || RollCallRules.Asked(setup.Procedure, setup.Organisation).FirstOrDefault(contact => contact.Person == caller.Person) is not { } contact
            || await ReadAsync().ConfigureAwait(false) is not { Until: { } until } call)
            return null;
        var isNew = action.Verb == Verbs.CheckIn && call.CheckedInAt(caller.Person) is null
            && await calls.AddAsync(new RollCallMark(id, quarter, RollCallMarkKind.CheckedIn, caller.Person, time.GetUtcNow()), cancellationToken).ConfigureAwait(false);
        if (isNew)
            call = await ReadAsync().ConfigureAwait(false);
        var view = new RollCallView(Screen.For(caller.Language, setup.Procedure.Zone), setup.Organisation, quarter, contact, until, call.CheckedInAt(caller.Person), caller.Reference.User?.Id);
        return RollCallCard.Draw(view, isNew || action.Verb != Verbs.CheckIn
            ? null
            : Parts.Notice(view.Screen.Say("您先前已完成報到，無須重複。", "You had checked in before; nothing more is needed."), ContainerStyle.Emphasis));

        async ValueTask<RollCall> ReadAsync() => new(await calls.ReadAsync(id, quarter, cancellationToken).ConfigureAwait(false));
    }
}
