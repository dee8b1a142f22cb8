using PdBot.Domain;
using PdBot.Domain.Procedures;

namespace PdBot.Documents.Cases;

/// <summary>Facts that forms ask for by name. A procedure that asks for one under another key gets 【待填】, and the fact among the other ones.</summary>
internal static class FactKeys
{
    public static readonly FactKey Kind = new("event-kind");
    public static readonly FactKey Description = new("description");
    public static readonly FactKey OccurredAt = new("occurred-at");
    public static readonly FactKey DiscoveredAt = Intake.DiscoveredAt;
    public static readonly FactKey Records = new("records");
    public static readonly FactKey LeakedFields = new("leaked-fields");
    public static readonly FactKey LeakChannel = new("leak-channel");
    public static readonly FactKey StorageMedium = new("storage-medium");
    public static readonly FactKey DataTypes = new("data-kind");
    public static readonly FactKey Cause = new("cause");
    public static readonly FactKey Damage = new("damage");
    public static readonly FactKey Consequences = new("consequences");
    public static readonly FactKey NotifyAt = new("notice-at");
    public static readonly FactKey NotifyHow = new("notice-way");
    public static readonly FactKey Impact = new("impact");
    public static readonly FactKey Measures = new("measures");
}
