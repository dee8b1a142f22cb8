using System.Globalization;
using System.Text;
using Azure.Data.Tables;

namespace PdBot.Storage.Tests.Azure.Tables;

/// <summary>Rows with values of every type: the edges, and chance.</summary>
internal static class RowSamples
{
    /// <summary>The edges of every type.</summary>
    public static TableEntity Edges(string partition, string row) => new(partition, row)
    {
        ["Text"] = "學校個資 𠮷 é \"quoted\" 'single' \\ \r\n\t \u0001\u2028 <&>",
        ["TextEmpty"] = "",
        ["TextLikeDate"] = "2026-03-02T01:05:00.0000000Z",
        ["Yes"] = true,
        ["No"] = false,
        ["IntMin"] = int.MinValue,
        ["IntMax"] = int.MaxValue,
        ["LongMin"] = long.MinValue,
        ["LongMax"] = long.MaxValue,
        ["LongSmall"] = 7L,
        ["Double"] = 0.1,
        ["DoubleIntegral"] = 3.0,
        ["DoubleLarge"] = 12345678901234567890.0,
        ["DoubleMax"] = double.MaxValue,
        ["DoubleTiny"] = double.Epsilon,
        ["At"] = new DateTimeOffset(2026, 3, 2, 9, 5, 0, TimeSpan.FromHours(8)).AddTicks(1234567),
        ["AtFirst"] = new DateTimeOffset(1601, 1, 1, 0, 0, 0, TimeSpan.Zero),
        ["AtLast"] = DateTimeOffset.MaxValue,
        ["Id"] = new Guid("01020304-0506-0708-090a-0b0c0d0e0f10"),
        ["Bytes"] = Enumerable.Range(0, 256).Select(n => (byte)n).ToArray(),
        ["BytesNone"] = Array.Empty<byte>(),
    };

    /// <summary>A row by chance, the same for the same seed.</summary>
    public static TableEntity Random(int seed)
    {
        var random = new Random(seed);
        var row = new TableEntity("p", $"{seed}");
        foreach (var n in Enumerable.Range(0, random.Next(1, 30)))
            row[$"P{n}"] = Value(random);
        return row;
    }

    /// <summary>The properties without what the service adds, as text that tells types apart.</summary>
    public static string Describe(TableEntity entity) =>
        string.Join('\n', entity.Where(property => !property.Key.StartsWith("odata.", StringComparison.Ordinal) && property.Key != "Timestamp")
            .OrderBy(property => property.Key, StringComparer.Ordinal)
            .Select(property => $"{property.Key} {TypeOf(property.Value)} {Show(property.Value)}"));

    /// <summary>The name of a value's type in tables.</summary>
    public static string TypeOf(object? value) => value switch
    {
        string => "String",
        bool => "Boolean",
        int => "Int32",
        long => "Int64",
        double => "Double",
        DateTimeOffset => "DateTime",
        Guid => "Guid",
        byte[] => "Binary",
        _ => throw new ArgumentException($"{value?.GetType()}", nameof(value)),
    };

    /// <summary>A value as text, every bit of it.</summary>
    public static string Show(object? value) => value switch
    {
        bool yes => yes ? "true" : "false",
        byte[] bytes => Convert.ToBase64String(bytes),
        DateTimeOffset at => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => $"{value}",
    };

    private static object Value(Random random) => random.Next(8) switch
    {
        0 => Text(random),
        1 => random.Next(2) == 0,
        2 => random.Next(int.MinValue, int.MaxValue),
        3 => random.NextInt64(long.MinValue, long.MaxValue),
        4 => random.Next(3) == 0 ? (double)random.Next(-9, 9) : BitConverter.Int64BitsToDouble(random.NextInt64()) is var number && double.IsFinite(number) ? number : 0.5,
        5 => new DateTimeOffset(random.NextInt64(new DateTime(1601, 1, 1).Ticks, DateTime.MaxValue.Ticks), TimeSpan.Zero),
        6 => new Guid(Bytes(random, 16)),
        _ => Bytes(random, random.Next(0, 100)),
    };

    private static byte[] Bytes(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    private static string Text(Random random)
    {
        var text = new StringBuilder();
        foreach (var _ in Enumerable.Range(0, random.Next(0, 40)))
            text.Append(Rune.TryCreate(random.Next(random.Next(2) == 0 ? 0x80 : 0x20000), out var rune) ? rune.ToString() : "?");
        return text.ToString();
    }
}
