using System.Globalization;

namespace Azure.Data.Tables;

/// <summary>Values as the query language of tables writes them.</summary>
internal static class TableFilter
{
    /// <summary>The filter in which every value of the text stands as a literal of its type.</summary>
    /// <exception cref="ArgumentException">A value of a type that filters do not know.</exception>
    public static string Create(FormattableString filter) =>
        string.Format(CultureInfo.InvariantCulture, filter.Format, [.. filter.GetArguments().Select(Literal)]);

    private static object Literal(object? value) => value switch
    {
        string text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        bool yes => yes ? "true" : "false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        long number => number.ToString(CultureInfo.InvariantCulture) + "L",
        double number when double.IsFinite(number) => Floating(number),
        DateTimeOffset instant => $"datetime'{EntityJson.Format(instant)}'",
        DateTime { Kind: not DateTimeKind.Unspecified } instant => $"datetime'{EntityJson.Format(instant)}'",
        Guid guid => $"guid'{guid:D}'",
        byte[] bytes => $"X'{Convert.ToHexString(bytes)}'",
        _ => throw new ArgumentException($"A filter cannot compare with {value?.GetType().Name ?? "null"}.", nameof(value)),
    };

    // Without a point or an exponent it would be read as a whole number.
    private static string Floating(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAny('.', 'E') ? text : text + ".0";
    }
}
