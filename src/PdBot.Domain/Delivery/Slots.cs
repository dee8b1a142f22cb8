using System.Globalization;

namespace PdBot.Domain.Delivery;

/// <summary>The names of the cards that belong to a task or a notice. They are stored.</summary>
public static class Slots
{
    /// <summary>The live card of all duties.</summary>
    public const string Duties = "duties";

    /// <summary>The digest of a morning.</summary>
    public const string Digest = "digest";

    /// <summary>結案.</summary>
    public const string Closed = "closed";

    /// <summary>The records have been kept long enough.</summary>
    public const string Retention = "retention";

    private const char Bar = '|';
    private const string MinePrefix = "mine";
    private const string TaskPrefix = "task";
    private const string ReminderPrefix = "reminder";
    private const string NoticePrefix = "notice";

    /// <summary>The card of a person's duties, sent anew whenever something is added to them.</summary>
    /// <param name="version">The version of the report that brought it about; the highest is the newest.</param>
    public static string Mine(long version) => Invariant($"{MinePrefix}{Bar}{version:D10}");

    /// <summary>A task that nobody can be asked to do, in one of its openings.</summary>
    public static string Task(string task, int opening) => Invariant($"{TaskPrefix}{Bar}{task}{Bar}{opening}");

    /// <summary>A reminder of a task.</summary>
    public static string Reminder(string task, int opening, int clock, int step) =>
        Invariant($"{ReminderPrefix}{Bar}{task}{Bar}{opening}{Bar}{clock}{Bar}{step}");

    /// <summary>A notice.</summary>
    public static string Notice(string notice) => $"{NoticePrefix}{Bar}{notice}";

    /// <summary>The id of the task or notice that a slot names; of a person's duties the version; empty when it names none.</summary>
    public static string Subject(string slot) => slot.Split(Bar) is [_, var id, ..] ? id : "";

    /// <summary>The clock and the step that a reminder's slot names; null when it is none.</summary>
    public static (int Clock, int Step)? ReminderOf(string slot) =>
        slot.Split(Bar) is [ReminderPrefix, _, _, var clock, var step] && int.TryParse(clock, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
        && int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (index, number)
            : null;

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
