namespace PdBot.Host.Options;

/// <summary>Section <c>Manifest</c>: what the app package says about the organisation that runs the bot.</summary>
public sealed class ManifestOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Manifest";

    /// <summary>The app's id in Teams, a GUID that stays the same in every version; empty means that of the bot. Default empty.</summary>
    public string AppId { get; set; } = "";

    /// <summary>The package's version, <c>major.minor.patch</c>; Teams takes a package as an update only when it is higher. Default <c>1.0.0</c>.</summary>
    public string Version { get; set; } = "1.0.0";

    /// <summary>The host name under which the bot is reached; empty means that of <c>Bot:PublicUrl</c>. Default empty.</summary>
    public string Domain { get; set; } = "";

    /// <summary>Who answers for the app, as Teams shows it; at most 32 characters. Required.</summary>
    public string Organisation { get; set; } = "";

    /// <summary>The organisation's page about the app; https. Required.</summary>
    public string WebsiteUrl { get; set; } = "";

    /// <summary>Its privacy statement; https. Required.</summary>
    public string PrivacyUrl { get; set; } = "";

    /// <summary>Its terms of use; https. Required.</summary>
    public string TermsOfUseUrl { get; set; } = "";

    /// <summary>The app's name in Chinese, at most 30 characters; empty means 個資事件通報. Default empty.</summary>
    public string Name { get; set; } = "";

    /// <summary>The app's name in English, at most 30 characters; empty means Data Breach Report. Default empty.</summary>
    public string NameEn { get; set; } = "";

    /// <summary>A folder with the organisation's own color.png, outline.png and color32x32.png; empty means those of PdBot. Default empty.</summary>
    public string Icons { get; set; } = "";
}
