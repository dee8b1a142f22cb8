namespace PdBot.Domain;

/// <summary>A text that people read, in both languages of the screen.</summary>
/// <param name="ZhTw">繁體中文, first.</param>
/// <param name="En">English, second.</param>
public sealed record LocalizedText(string ZhTw, string En)
{
    /// <summary>The text for a reader.</summary>
    public string For(Language language) => language == Language.En ? En : ZhTw;
}

/// <summary>The languages of the screen.</summary>
public enum Language
{
    /// <summary>繁體中文.</summary>
    ZhTw,
    /// <summary>English.</summary>
    En,
}
