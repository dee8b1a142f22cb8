namespace PdBot.Teams.Cards.Schema;

/// <summary>Something to fill in. Clients check it before sending, but the bot checks it again.</summary>
public abstract record AdaptiveInput : AdaptiveElement
{
    private protected AdaptiveInput(string type, string id)
        : base(type) => Id = id;

    /// <summary>The label above the input; screen readers need it.</summary>
    public string? Label { get; init; }

    /// <summary>Null means optional.</summary>
    public bool? IsRequired { get; init; }

    /// <summary>Shown when the client's check fails; needed with <see cref="IsRequired"/>.</summary>
    public string? ErrorMessage { get; init; }
}
