using PdBot.Domain.Escalation;
using PdBot.Domain.Reports;
using PdBot.Domain.Tasks;

namespace PdBot.Domain.Tests.Invariants;

/// <summary>5: the same act twice gives the same answer and one event.</summary>
internal static class TwiceIsOnce
{
    public static void Check(ReportCommand command, Decision first, Decision second)
    {
        // What had to happen anyway (a wake that came late) may have asked the level anew, or asked it at last: then it is another question.
        if (command is ReportCommand.OnLevel on && first.Events.Any(happened => happened is LevelOpened opened && opened.Level == on.Level))
            return;
        // The same of a duty: an act on one that was opened by this very decision is another act.
        if (command is ReportCommand.OnTask duty && first.Events.Any(happened => happened is TaskOpened opened && opened.Task == duty.Task))
            return;
        if (first.Refusal is not null && first.Events.Any(happened => happened is not AttemptRefused))
            return;
        if (first.Refusal != second.Refusal)
            throw new BrokenInvariantException(5, $"{command} was answered {first.Refusal?.Code.ToString() ?? "yes"}, then {second.Refusal?.Code.ToString() ?? "yes"}");
        if (!second.Events.IsEmpty)
            throw new BrokenInvariantException(5, $"{command} twice brought {second.Events[0]}");
    }
}
