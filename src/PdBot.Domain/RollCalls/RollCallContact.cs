using System.Collections.Immutable;
using PdBot.Domain.Procedures;
using PdBot.Domain.Roster;

namespace PdBot.Domain.RollCalls;

/// <summary>Somebody who is asked to check in, once however many places the person has.</summary>
/// <param name="Person">Who.</param>
/// <param name="Places">Where the person stands, the lowest level first; at least one.</param>
public sealed record RollCallContact(PersonId Person, ImmutableArray<RollCallPlace> Places);

/// <summary>A place that somebody has in the chain, or beside it in the executive group.</summary>
/// <param name="Level">The level; null for the executive group.</param>
/// <param name="Unit">The unit for which the role is held; null when it is held for the whole organisation.</param>
/// <param name="IsDeputy">Asked instead of the holder.</param>
public sealed record RollCallPlace(LevelDefinition? Level, Unit? Unit, bool IsDeputy)
{
    /// <summary>The place in a few words, as <c>圖書館／業務單位（代理人）</c>.</summary>
    public LocalizedText Title
    {
        get
        {
            var level = Level?.Title ?? new LocalizedText("執行小組", "Executive group");
            var (zh, en) = Unit is null ? (level.ZhTw, level.En) : ($"{Unit.Title.ZhTw}／{level.ZhTw}", $"{Unit.Title.En} / {level.En}");
            return IsDeputy ? new($"{zh}（代理人）", $"{en} (deputy)") : new(zh, en);
        }
    }
}
