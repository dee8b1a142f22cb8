namespace Azure.Data.Tables;

/// <summary>What a table may be called.</summary>
internal static class TableName
{
    /// <summary>3 to 63 ASCII letters and digits, a letter first.</summary>
    public static bool IsValid(string name) => name.Length is >= 3 and <= 63 && char.IsAsciiLetter(name[0]) && name.All(char.IsAsciiLetterOrDigit);
}
