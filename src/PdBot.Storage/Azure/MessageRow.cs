using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Data.Tables;
using PdBot.Domain.Delivery;
using PdBot.Domain;
using PdBot.Domain.Reports;

namespace PdBot.Storage.Azure;

/// <summary>The messages of one commit that wait to be sent, and what guards them.</summary>
/// <param name="Key">The row's key: that of its first message when it was committed.</param>
/// <param name="Guard">The queue message whose reappearing says that nobody is sending them.</param>
/// <param name="At">When they were committed, UTC.</param>
/// <param name="Messages">Those that are not settled.</param>
internal sealed record MessageRow(string Key, string Guard, DateTimeOffset At, ImmutableArray<OutboxMessage> Messages)
{
    public TableEntity ToEntity(ReportId report)
    {
        var row = new TableEntity(report.Value, Layout.Message(Key)) { ["Guard"] = Guard, ["At"] = At };
        LongText.Write(row, "Messages", JsonSerializer.Serialize(Messages, MessageJson.Default.ImmutableArrayOutboxMessage));
        return row;
    }

    public static MessageRow Of(TableEntity row) => new(
        row.RowKey[Layout.FirstMessage.Length..], row.GetString("Guard") ?? "", row.GetDateTimeOffset("At") ?? default,
        JsonSerializer.Deserialize(LongText.Read(row, "Messages"), MessageJson.Default.ImmutableArrayOutboxMessage));
}

/// <summary>How messages are written: enums by name.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ImmutableArray<OutboxMessage>))]
[JsonSerializable(typeof(ImmutableArray<string>))]
internal sealed partial class MessageJson : JsonSerializerContext;
