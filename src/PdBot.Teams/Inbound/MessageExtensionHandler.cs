using PdBot.Domain.Reports;
using PdBot.Engine.Organisations;
using PdBot.Teams.Cards.Schema;
using PdBot.Teams.Cards.Screens;
using PdBot.Teams.Intake;
using PdBot.Teams.Protocol;

namespace PdBot.Teams.Inbound;

/// <summary>The commands 「回報為個資外洩」 on a message and 「填寫個資外洩通報」 in the "/" menu: the intake card in a dialog, which nobody else sees.</summary>
public sealed class MessageExtensionHandler(ChatCommandHandler commands, CardActionHandler actions)
{
    /// <summary>The id in the manifest of the action on a message.</summary>
    public const string ReportMessage = "reportMessage";

    /// <summary>The id in the manifest of the form without a message.</summary>
    public const string ReportLeak = "reportLeak";

    internal async ValueTask<InvokeResponse> HandleAsync(Caller caller, OrganisationSetup setup, Activity activity, CancellationToken cancellationToken)
    {
        if (MessageExtensionValue.Read(activity.Value) is not { CommandId: ReportMessage or ReportLeak } value)
            return InvokeResponse.NotImplemented;
        if (activity.Name == InvokeNames.FetchTask)
        {
            var about = value is { CommandId: ReportMessage, Message: { } message } ? ReportedMessage.Read(message) : null;
            return Show(caller, setup, commands.Intake(caller, setup, ReportMode.Real, activity.Id ?? "", about));
        }
        // The dialog offers one button; whatever else its data may claim, it is not done from here.
        if (value.Data.Text(CardFallback.VerbKey) != Verbs.SubmitReport)
            return new InvokeResponse(400, null);
        var action = new CardAction(Verbs.SubmitReport, value.Data, null) { IsInvoke = true };
        return Show(caller, setup, await actions.HandleAsync(caller, setup, action, activity.Id ?? "", cancellationToken).ConfigureAwait(false));
    }

    private static InvokeResponse Show(Caller caller, OrganisationSetup setup, AdaptiveCard card) =>
        TaskModuleResponse.Show(Screen.For(caller.Language, setup.Procedure.Zone).Say("個資外洩通報", "Report a personal-data leak"), CardFallback.ForDialog(card)).ToInvokeResponse();
}
