using System.Text.Json;

namespace PdBot.Teams.Protocol;

/// <summary>The <c>value</c> of the invokes <c>composeExtension/fetchTask</c> and <c>composeExtension/submitAction</c>.</summary>
/// <param name="CommandId">Which command of the manifest; never empty.</param>
/// <param name="Data">What the dialog sent; an empty object while it is being fetched.</param>
/// <param name="Message">The message that the command was chosen on; null when it was none.</param>
public sealed record MessageExtensionValue(string CommandId, JsonElement Data, JsonElement? Message)
{
    private static readonly JsonElement NoData = JsonDocument.Parse("{}").RootElement;

    /// <summary>Reads the value; null when it is not what the protocol describes.</summary>
    public static MessageExtensionValue? Read(JsonElement? value) => value?.Text("commandId") is { Length: > 0 } command
        ? new MessageExtensionValue(command, value.Value.Object("data") ?? NoData, value.Value.Object("messagePayload"))
        : null;
}
