using System.Text.Json;
using PdBot.Teams.Cards.Schema;

namespace PdBot.Teams.Protocol;

/// <summary>The body that answers a dialog's invoke.</summary>
/// <param name="Task">What happens to the dialog.</param>
public sealed record TaskModuleResponse(TaskModuleResponse.ContinueTask Task)
{
    /// <summary>The dialog shows this card now.</summary>
    /// <param name="title">Above the card; at most 64 characters.</param>
    /// <param name="card">The card; a dialog takes Action.Submit only, see <see cref="CardFallback.ForDialog"/>.</param>
    public static TaskModuleResponse Show(string title, AdaptiveCard card) =>
        new(new ContinueTask("continue", new TaskInfo(title, "large", "medium", new DialogCard(Attachment.AdaptiveCardType, card))));

    /// <summary>The HTTP answer that carries this body.</summary>
    public InvokeResponse ToInvokeResponse() => new(200, JsonSerializer.SerializeToUtf8Bytes(this, CardJson.Context.TaskModuleResponse));

    /// <summary>The dialog goes on.</summary>
    /// <param name="Type">Always <c>continue</c>.</param>
    /// <param name="Value">With what.</param>
    public sealed record ContinueTask(string Type, TaskInfo Value);

    /// <summary>A dialog.</summary>
    /// <param name="Title">Its title.</param>
    /// <param name="Height"><c>small</c>, <c>medium</c> or <c>large</c>.</param>
    /// <param name="Width"><c>small</c>, <c>medium</c> or <c>large</c>.</param>
    /// <param name="Card">What it shows.</param>
    public sealed record TaskInfo(string Title, string Height, string Width, DialogCard Card);

    /// <summary>A card in a dialog.</summary>
    /// <param name="ContentType">See <see cref="Attachment.AdaptiveCardType"/>.</param>
    /// <param name="Content">The card.</param>
    public sealed record DialogCard(string ContentType, AdaptiveCard Content);
}
