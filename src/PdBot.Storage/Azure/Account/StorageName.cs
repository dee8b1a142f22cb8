namespace Azure.Storage;

/// <summary>What a queue or a container may be called.</summary>
internal static class StorageName
{
    /// <summary>3 to 63 lower-case ASCII letters, digits and single hyphens between them.</summary>
    public static bool IsValid(string name) =>
        name.Length is >= 3 and <= 63 && name.Split('-').All(word => word.Length > 0 && word.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)));
}
