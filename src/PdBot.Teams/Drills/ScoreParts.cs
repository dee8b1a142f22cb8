using PdBot.Domain.Drills;
using PdBot.Teams.Cards.Schema;
using PdBot.Teams.Cards.Screens;

namespace PdBot.Teams.Drills;

/// <summary>演練成績: how far a drill came, how fast, and who was passed over.</summary>
internal static class ScoreParts
{
    public static IEnumerable<AdaptiveElement> Draw(ReportView view)
    {
        var report = view.Report;
        var score = DrillScore.Of(report);
        yield return Parts.Heading(view.Say("演練成績", "Score of the drill"));
        yield return new FactSet(
        [
            new(view.Say("首次簽收", "First answer"), Length(view, score.FirstAnswer) ?? view.Say("無人簽收", "none")),
            new(view.Say("陳報至最高層級", "To the top"), Length(view, score.ToTheTop) ?? view.Say("未完成", "not completed")),
            new(view.Say("受通報層級", "Levels asked"), view.Say($"{score.Levels.Length} 層，其中越級 {score.Levels.Count(level => level.PassedOverFor is not null)} 層", $"{score.Levels.Length}, {score.Levels.Count(level => level.PassedOverFor is not null)} of them passed over")),
            new(view.Say("時限", "Time limits"), view.Say($"{score.Limits.Length} 項中符合 {score.Limits.Count(limit => limit.WasMet)} 項", $"{score.Limits.Count(limit => limit.WasMet)} of {score.Limits.Length} met")),
            .. report.Pace > 1 ? new[] { new Fact(view.Say("時間壓縮", "Compressed time"), view.Say($"{report.Pace} 倍（以下為實際經過時間）", $"{report.Pace} times (the times below are real)")) } : [],
        ]);
        foreach (var level in score.Levels)
            yield return Line(view, level.PassedOverFor is null, view.Screen.Say(report.Procedure.Chain[level.Level].Title),
                level.PassedOverFor is { } reason ? view.Say($"越級：{view.Screen.Reason(reason)}", $"passed over: {view.Screen.Reason(reason)}") : Length(view, level.Answer) is { } taken ? view.Say($"{taken}簽收", $"acknowledged after {taken}") : view.Say("未簽收", "not acknowledged"));
        foreach (var limit in score.Limits)
            if (report.Procedure.FindTask(limit.Task) is { } task)
                yield return Line(view, limit.WasMet, view.Screen.Say(task.Title),
                    Length(view, limit.Taken) is { } taken ? limit.WasMet ? view.Say($"{taken}完成，符合時限", $"done after {taken}, in time") : view.Say($"{taken}完成，逾時限", $"done after {taken}, late") : view.Say("未完成", "not done"));
    }

    private static ColumnSet Line(ReportView view, bool isGood, string title, string words) => new(
    [
        new Column([new TextBlock(isGood ? view.Say("符合", "Good") : view.Say("待改善", "Improve")) { Color = isGood ? Colors.Good : Colors.Warning, Weight = FontWeight.Bolder, Size = FontSize.Small }]) { Width = "64px" },
        new Column([new TextBlock(title), new TextBlock(words) { Size = FontSize.Small, IsSubtle = true, Spacing = Spacing.None }]) { Width = "stretch" },
    ]) { Spacing = Spacing.Small };

    private static string? Length(ReportView view, TimeSpan? length) => length is not { } time ? null
        : time.TotalMinutes < 1 ? view.Say($"{time.TotalSeconds:F0} 秒", $"{time.TotalSeconds:F0} s")
        : time.TotalHours < 1 ? view.Say($"{time.TotalMinutes:F0} 分鐘", $"{time.TotalMinutes:F0} min")
        : view.Say($"{(int)time.TotalHours} 小時 {time.Minutes} 分鐘", $"{(int)time.TotalHours} h {time.Minutes} min");
}
