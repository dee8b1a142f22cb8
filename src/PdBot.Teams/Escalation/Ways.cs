using PdBot.Domain.Escalation;
using PdBot.Domain.Reports;
using PdBot.Teams.Cards.Screens;

namespace PdBot.Teams.Escalation;

/// <summary>Where a report could still go from a level: a card offers nothing that would be refused.</summary>
internal static class Ways
{
    /// <summary>A level above is still to come.</summary>
    public static bool CanGoUp(Report report, LevelState level) =>
        report.Levels.Any(other => other.Index > level.Index && other.Status == LevelStatus.Waiting && report.IsRequired(other.Index));

    /// <summary>The seat has a deputy who was not asked yet.</summary>
    public static bool HasDeputyLeft(ReportView view, LevelState level, Contact contact) =>
        view.Organisation.Holders(contact.Role, view.Report.Unit).Any(seat =>
            seat.Holder == contact.Holder && seat.Deputies.Any(deputy => level.Find(deputy) is null));
}
