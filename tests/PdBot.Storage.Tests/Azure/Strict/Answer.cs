namespace PdBot.Storage.Tests.Azure.Strict;

/// <summary>An answer of the server.</summary>
internal sealed record Answer(int Status, string Body = "", string Type = "application/json;odata=minimalmetadata")
{
    public Dictionary<string, string> Headers { get; } = [];

    /// <summary>A refusal in the form of the Table service.</summary>
    public static Answer Error(int status, string code, string text = "Refused.") =>
        new(status, $$"""{"odata.error":{"code":"{{code}}","message":{"lang":"en-US","value":"{{text}}\nRequestId:0\nTime:2026-01-01"} } }""");

    /// <summary>A refusal in the form of the Queue service.</summary>
    public static Answer XmlError(int status, string code) =>
        new(status, $"\uFEFF<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>{code}</Code><Message>Refused.</Message></Error>", "application/xml");

    public Answer With(string name, string value)
    {
        Headers[name] = value;
        return this;
    }
}
