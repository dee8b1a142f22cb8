using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

namespace Azure.Storage;

/// <summary>
/// What the service refused. The message names status, code and the service's request id and repeats nothing of the body,
/// because exceptions are logged and bodies are not.
/// </summary>
internal static class StorageFailure
{
    /// <summary>The exception for an answer that is not the expected one.</summary>
    public static RequestFailedException Of(Response response)
    {
        var code = CodeOf(response);
        return new(response.Status, Describe(response, code), code, innerException: null);
    }

    /// <summary>The sentence for people.</summary>
    public static string Describe(Response response, string? code)
    {
        var request = response.Headers.RequestId is { } id ? $" (request {id})" : "";
        return $"The storage service answered {response.Status} {code ?? response.ReasonPhrase}{request}.";
    }

    /// <summary>The service's error code: from the header, else from the body; null when it says none.</summary>
    public static string? CodeOf(Response response)
    {
        if (response.Headers.TryGetValue("x-ms-error-code", out var code) || response.ContentStream is null)
            return Word(code);
        var body = response.Content.ToString();
        return body.TrimStart('\uFEFF', ' ', '\r', '\n') switch
        {
            ['{', ..] => ErrorOf(body).Code,
            ['<', ..] => Word(CodeInXml(body)),
            _ => null,
        };
    }

    /// <summary>Code and text of an error in the form of the Table service; nulls when it has another form.</summary>
    public static (string? Code, string? Text) ErrorOf(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json.TrimStart('\uFEFF'));
            var error = document.RootElement.GetProperty("odata.error");
            return (Word(error.GetProperty("code").GetString()), error.GetProperty("message").GetProperty("value").GetString());
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return (null, null);
        }
    }

    private static string? CodeInXml(string xml)
    {
        try
        {
            return XDocument.Parse(xml.TrimStart('\uFEFF')).Descendants().FirstOrDefault(element => element.Name.LocalName is "Code" or "code")?.Value;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    // Codes are words; anything else is not one and could be somebody's text.
    private static string? Word(string? code) => code is { Length: > 0 and <= 64 } && code.All(char.IsAsciiLetterOrDigit) ? code : null;
}
