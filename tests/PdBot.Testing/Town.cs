namespace PdBot.Testing;

/// <summary>A roster with many units, so that no single conversation meets the limits of Teams.</summary>
public static class Town
{
    /// <summary>How many units it has.</summary>
    public const int Units = 40;

    /// <summary>Its Entra tenant.</summary>
    public static Guid Tenant { get; } = new("c4a50000-0000-4000-8000-000000000000");

    /// <summary>業務單位, its deputy, and its head: three people per unit.</summary>
    public static Guid Person(int unit, int place) => new(0xc4a50000, 0, 0x4000, 0x80, 0, 0, 0, 0, (byte)place, (byte)(unit >> 8), (byte)unit);

    /// <summary>Someone who reports and is in no roster.</summary>
    public static Guid Reporter(int number) => new(0xc4a5ffff, 0, 0x4000, 0x80, 0, 0, 0, (byte)(number >> 16), 0, (byte)(number >> 8), (byte)number);

    /// <summary>Its roster as YAML, after the procedure of CGU.</summary>
    public static string Roster()
    {
        var units = Enumerable.Range(0, Units).ToArray();
        return $$"""
            id: town
            title: { zh: 示範機關, en: Example body }
            procedure: cgu
            tenants: [{{Tenant}}]
            units:
            {{Lines(units.Select(unit => $"  - {{ id: unit{unit}, title: {{ zh: 第{unit}科, en: Section {unit} }} }}"))}}
            people:
            {{Lines(units.SelectMany(unit => Enumerable.Range(1, 3).Select(place => $"  - {{ id: {Person(unit, place)}, name: 第{unit}科人員{place}, upn: p{unit}-{place}@town.example, unit: unit{unit} }}")))}}
            holders:
              - { role: mail-room, person: p0-1@town.example }
              - { role: contact, person: p0-1@town.example }
            {{Lines(units.Select(unit => $"  - {{ role: unit, unit: unit{unit}, person: p{unit}-1@town.example, deputies: [p{unit}-2@town.example] }}"))}}
            {{Lines(units.Select(unit => $"  - {{ role: unit-head, unit: unit{unit}, person: p{unit}-3@town.example }}"))}}
              - { role: executive-group, person: p1-1@town.example }
              - { role: executive-section, person: p2-1@town.example }
            executiveGroup:
              members: [p1-1@town.example]
            emergencyContact: { name: 值班室, phone: 02-0000-0000 }
            """;
    }

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);
}
