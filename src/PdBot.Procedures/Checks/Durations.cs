namespace PdBot.Procedures.Checks;

/// <summary>Lengths of time as people say them.</summary>
internal static class Durations
{
    public static string Zh(TimeSpan length) => Write(length, " 日", " 小時", " 分", " 秒");

    public static string En(TimeSpan length) => Write(length, " d", " h", " min", " s");

    private static string Write(TimeSpan length, string days, string hours, string minutes, string seconds)
    {
        (int Amount, string Unit)[] all = [(length.Days, days), (length.Hours, hours), (length.Minutes, minutes), (length.Seconds, seconds)];
        var parts = all.Where(part => part.Amount > 0).Select(part => $"{part.Amount}{part.Unit}").ToArray();
        return parts.Length == 0 ? $"0{minutes}" : string.Join(' ', parts);
    }
}
