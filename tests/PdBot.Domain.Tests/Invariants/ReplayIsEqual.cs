using System.Collections.Immutable;
using PdBot.Domain.Escalation;
using PdBot.Domain.Facts;
using PdBot.Domain.Reports;
using PdBot.Domain.Tasks;

namespace PdBot.Domain.Tests.Invariants;

/// <summary>6: replaying the log from the start gives the same state, byte for byte.</summary>
internal static class ReplayIsEqual
{
    /// <summary>Compares value by value; a collection that nobody compares here would make every replay differ.</summary>
    public static void Check(Report report, Report replayed)
    {
        if (!AreSame(report, replayed))
            throw new BrokenInvariantException(6, $"replayed differs:\n{StateText.Of(report)}\n{StateText.Of(replayed)}");
    }

    /// <summary>Compares the bytes; slower.</summary>
    public static void CheckBytes(Report report, Report replayed)
    {
        var (kept, again) = (StateText.Of(report), StateText.Of(replayed));
        if (kept != again)
            throw new BrokenInvariantException(6, $"replayed differs:\n{kept}\n{again}");
    }

    private static bool AreSame(Report a, Report b)
    {
        if (Bare(a) != Bare(b) || a.Levels.Length != b.Levels.Length || a.Facts.Count != b.Facts.Count
            || !a.Cards.AsSpan().SequenceEqual(b.Cards.AsSpan()) || !a.Meetings.AsSpan().SequenceEqual(b.Meetings.AsSpan()) || !a.MeetingsBegun.AsSpan().SequenceEqual(b.MeetingsBegun.AsSpan())
            || !a.FailedMessages.SetEquals(b.FailedMessages) || !a.RetiredMessages.SetEquals(b.RetiredMessages) || !a.Attempts.SetEquals(b.Attempts)
            || !a.NoticesGiven.SetEquals(b.NoticesGiven) || !a.Told.SetEquals(b.Told))
            return false;
        foreach (var (key, value) in a.Facts)
            if (b.Facts.GetValueOrDefault(key) != value)
                return false;
        for (var i = 0; i < a.Levels.Length; i++)
            if (Bare(a.Levels[i]) != Bare(b.Levels[i])
                || !a.Levels[i].Contacts.AsSpan().SequenceEqual(b.Levels[i].Contacts.AsSpan())
                || !a.Levels[i].AskedBefore.AsSpan().SequenceEqual(b.Levels[i].AskedBefore.AsSpan()))
                return false;
        for (var i = 0; i < a.Tasks.Length; i++)
            if (Bare(a.Tasks[i]) != Bare(b.Tasks[i])
                || !a.Tasks[i].Assignees.AsSpan().SequenceEqual(b.Tasks[i].Assignees.AsSpan())
                || !a.Tasks[i].AskedBefore.AsSpan().SequenceEqual(b.Tasks[i].AskedBefore.AsSpan())
                || !a.Tasks[i].Clocks.AsSpan().SequenceEqual(b.Tasks[i].Clocks.AsSpan())
                || !a.Tasks[i].Batches.AsSpan().SequenceEqual(b.Tasks[i].Batches.AsSpan()))
                return false;
        return true;
    }

    private static TaskState Bare(TaskState task) => task with { Assignees = [], AskedBefore = [], Clocks = [], Batches = [] };

    private static LevelState Bare(LevelState level) => level with { Contacts = [], AskedBefore = [] };

    private static Report Bare(Report report) => report with
    {
        Levels = ImmutableArray<LevelState>.Empty,
        Tasks = ImmutableArray<TaskState>.Empty,
        NoticesGiven = [],
        Told = [],
        Facts = ImmutableDictionary<FactKey, FactValue>.Empty,
        Cards = [],
        Meetings = [],
        MeetingsBegun = [],
        FailedMessages = [],
        RetiredMessages = [],
        Attempts = [],
    };
}
