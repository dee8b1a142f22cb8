using System.Text.Json;
using PdBot.Teams.Protocol;

namespace PdBot.Teams.Outbound;

/// <summary>What an error answer says, in any of the forms that Teams has been seen to use.</summary>
/// <param name="Code">The code; null when the body has none or is no JSON.</param>
/// <param name="SubCode">The sub-code inside the message of an <c>errorCode</c> answer; null when absent.</param>
internal readonly record struct ErrorBody(string? Code, string? SubCode)
{
    private static readonly JsonDocumentOptions Shallow = new() { MaxDepth = 16 };

    public static ErrorBody Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body, Shallow);
            var root = json.RootElement;
            var error = root.Object("error") ?? root;
            return new ErrorBody(
                error.Text("code") ?? Number(error, "errorCode") ?? Number(root, "errorCode"),
                SubCodeOf(error.Text("message")) ?? SubCodeOf(root.Text("message")));
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static string? Number(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.Number
            ? member.GetRawText()
            : element.Text(name);

    // {"errorCode":209,"message":"{\r\n  \"subCode\": \"MessageWritesBlocked\", …}"}: JSON inside a string.
    private static string? SubCodeOf(string? message)
    {
        if (message is null || !message.AsSpan().TrimStart().StartsWith('{'))
        {
            return null;
        }

        try
        {
            using var inner = JsonDocument.Parse(message, Shallow);
            return inner.RootElement.Text("subCode");
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
