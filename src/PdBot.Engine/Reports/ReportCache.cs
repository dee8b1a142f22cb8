using PdBot.Domain;
using PdBot.Domain.Reports;

namespace PdBot.Engine.Reports;

/// <summary>The reports touched last, folded. Only a shortcut: a lost race throws its entry away.</summary>
/// <param name="generation">How many reports touched last are kept for certain; never more than twice as many.</param>
internal sealed class ReportCache(int generation)
{
    private readonly Lock gate = new();
    private Dictionary<ReportId, Report> young = [];
    private Dictionary<ReportId, Report> old = [];

    public Report? Find(ReportId id)
    {
        lock (gate)
        {
            if (young.TryGetValue(id, out var report))
                return report;
            if (old.TryGetValue(id, out report))
                Put(id, report);
            return report;
        }
    }

    public void Set(Report report)
    {
        lock (gate)
            Put(report.Id, report);
    }

    public void Forget(ReportId id)
    {
        lock (gate)
        {
            young.Remove(id);
            old.Remove(id);
        }
    }

    /// <summary>Two generations: what is not touched while the young one fills up is dropped.</summary>
    private void Put(ReportId id, Report report)
    {
        if (young.Count >= generation && !young.ContainsKey(id))
            (old, young) = (young, []);
        young[id] = report;
    }
}
