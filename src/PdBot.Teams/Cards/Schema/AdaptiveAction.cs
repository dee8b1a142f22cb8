using System.Text.Json.Serialization;

namespace PdBot.Teams.Cards.Schema;

/// <summary>A button.</summary>
[JsonDerivedType(typeof(ActionExecute))]
[JsonDerivedType(typeof(ActionSubmit))]
[JsonDerivedType(typeof(ActionOpenUrl))]
[JsonDerivedType(typeof(ActionToggleVisibility))]
[JsonDerivedType(typeof(ActionShowCard))]
public abstract record AdaptiveAction
{
    private protected AdaptiveAction(string type) => Type = type;

    /// <summary>The schema's name of the action; written first.</summary>
    [JsonPropertyOrder(-10)]
    public string Type { get; }

    /// <summary>Names the action; null means unnamed.</summary>
    [JsonPropertyOrder(-9)]
    public string? Id { get; init; }

    /// <summary>What the button says; null only on a refresh and a select action.</summary>
    [JsonPropertyOrder(-8)]
    public string? Title { get; init; }

    /// <summary>A hint to the reader's eye; Teams shows it in some clients only. Null means default.</summary>
    public ActionStyle? Style { get; init; }

    /// <summary>Behind the button or in the overflow menu; null means primary.</summary>
    public ActionMode? Mode { get; init; }

    /// <summary>Null means enabled.</summary>
    public bool? IsEnabled { get; init; }

    /// <summary>Shown when the pointer rests on the button; null means nothing.</summary>
    public string? Tooltip { get; init; }
}
