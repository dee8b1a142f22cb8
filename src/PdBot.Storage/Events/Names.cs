namespace PdBot.Storage.Events;

/// <summary>Enums are stored by their names.</summary>
internal static class Names
{
    public static string Of<T>(T value) where T : struct, Enum => Enum.GetName(value) ?? throw new ArgumentOutOfRangeException(nameof(value), value, null);

    public static T Parse<T>(string name) where T : struct, Enum => Enum.Parse<T>(name);
}
