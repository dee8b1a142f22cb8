using PdBot.Domain;
using PdBot.Domain.Procedures;

namespace PdBot.Procedures;

/// <summary>What is said when files that are right one by one do not fit together.</summary>
internal static class ShelfWords
{
    public static LocalizedText EmptyFolder { get; } =
        new("資料夾內沒有 .yaml 檔", "The folder holds no .yaml file");

    public static LocalizedText ProcedureTwice(ProcedureId id) =>
        new($"作業程序「{id}」已由另一檔案定義", $"Procedure '{id}' is already defined by another file");

    public static LocalizedText OrganisationTwice(OrganisationId id) =>
        new($"機構「{id}」已由另一檔案定義", $"Organisation '{id}' is already defined by another file");

    public static LocalizedText TenantTwice(string tenant) =>
        new($"租用戶「{tenant}」已屬於另一機構", $"Tenant '{tenant}' already belongs to another organisation");

    public static LocalizedText OutsideRole(Role role) =>
        new($"「{role.Title.ZhTw}」為外部機關，不得列入名冊", $"'{role.Title.En}' is an outside body and cannot be held by anyone in the roster");

    public static LocalizedText UnitMissing(Role role) =>
        new($"「{role.Title.ZhTw}」須逐單位指定，請填 unit", $"'{role.Title.En}' is held unit by unit: 'unit' is needed");

    public static LocalizedText UnitNotWanted(Role role) =>
        new($"「{role.Title.ZhTw}」屬全機構，不得填 unit", $"'{role.Title.En}' belongs to the whole organisation: 'unit' is not possible");
}
