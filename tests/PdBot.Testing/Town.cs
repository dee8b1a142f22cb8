namespace PdBot.Testing;

/// <summary>A roster with many units, so that no single conversation meets the limits of Teams; or several, so that no executive's does either.</summary>
public static class Town
{
    /// <summary>How many units it has.</summary>
    public const int Units = 40;

    /// <summary>Its Entra tenant; the first of several towns has the same.</summary>
    public static Guid Tenant { get; } = TenantOf(0);

    /// <summary>The Entra tenant of one of several towns.</summary>
    public static Guid TenantOf(int town) => new(0xc4a50000, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, (byte)town);

    /// <summary>The id of one of several towns.</summary>
    public static string IdOf(int town) => town == 0 ? "town" : $"town{town}";

    /// <summary>業務單位, its deputy, and its head: three people per unit.</summary>
    public static Guid Person(int unit, int place) => new(0xc4a50000, 0, 0x4000, 0x80, 0, 0, 0, 0, (byte)place, (byte)(unit >> 8), (byte)unit);

    /// <summary>Someone who reports and is in no roster.</summary>
    public static Guid Reporter(int number) => new(0xc4a5ffff, 0, 0x4000, 0x80, 0, 0, 0, (byte)(number >> 16), 0, (byte)(number >> 8), (byte)number);

    /// <summary>Its roster as YAML, after the procedure of CGU.</summary>
    public static string Roster() => Roster(0, 1, Units, Tenant);

    /// <summary>The rosters of several towns as files of a folder: every unit belongs to one of them, in turn, and each has an executive group of its own.</summary>
    /// <param name="folder">The folder; made here.</param>
    /// <param name="towns">How many; at most half as many as units.</param>
    /// <param name="units">How many units they have together.</param>
    /// <param name="tenantOf">The tenant of a town.</param>
    public static async Task WriteAsync(string folder, int towns, int units, Func<int, Guid> tenantOf)
    {
        Directory.CreateDirectory(folder);
        for (var town = 0; town < towns; town++)
            await File.WriteAllTextAsync(Path.Combine(folder, $"{IdOf(town)}.yaml"), Roster(town, towns, units, tenantOf(town)));
    }

    private static string Roster(int town, int towns, int all, Guid tenant)
    {
        var units = Enumerable.Range(0, all).Where(unit => unit % towns == town).ToArray();
        var (contact, executive, section) = (units[0], units[1 % units.Length], units[2 % units.Length]);
        return $$"""
            id: {{IdOf(town)}}
            title: { zh: 示範機關, en: Example body }
            procedure: cgu
            tenants: [{{tenant}}]
            units:
            {{Lines(units.Select(unit => $"  - {{ id: unit{unit}, title: {{ zh: 第{unit}科, en: Section {unit} }} }}"))}}
            people:
            {{Lines(units.SelectMany(unit => Enumerable.Range(1, 3).Select(place => $"  - {{ id: {Person(unit, place)}, name: 第{unit}科人員{place}, upn: p{unit}-{place}@town.example, unit: unit{unit} }}")))}}
            holders:
              - { role: mail-room, person: p{{contact}}-1@town.example }
              - { role: contact, person: p{{contact}}-1@town.example }
            {{Lines(units.Select(unit => $"  - {{ role: unit, unit: unit{unit}, person: p{unit}-1@town.example, deputies: [p{unit}-2@town.example] }}"))}}
            {{Lines(units.Select(unit => $"  - {{ role: unit-head, unit: unit{unit}, person: p{unit}-3@town.example }}"))}}
              - { role: executive-group, person: p{{executive}}-1@town.example }
              - { role: executive-section, person: p{{section}}-1@town.example }
            executiveGroup:
              members: [p{{executive}}-1@town.example]
            emergencyContact: { name: 值班室, phone: 02-0000-0000 }
            """;
    }

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);
}
