namespace PdBot.Teams.Identity;

/// <summary>Why a request does not prove that it comes from Teams. The name is the reason code in the log.</summary>
public enum TokenFault
{
    /// <summary>It does.</summary>
    None,

    /// <summary>No <c>Authorization</c> header. Tokens in the query or the body are not looked for.</summary>
    NoToken,

    /// <summary>More than one <c>Authorization</c> header: which one a proxy looked at is anybody's guess.</summary>
    SeveralTokens,

    /// <summary>Not <c>Bearer</c>.</summary>
    WrongScheme,

    /// <summary>Not a signed JWT, or too long.</summary>
    MalformedToken,

    /// <summary>Not signed with RS256, RS384 or RS512.</summary>
    WrongAlgorithm,

    /// <summary>The header brings its own key, says where to find one, or demands an extension.</summary>
    ForbiddenHeader,

    /// <summary>No key of this id, even after the keys were fetched again.</summary>
    UnknownKey,

    /// <summary>The signature is not the key's.</summary>
    WrongSignature,

    /// <summary>Not issued by the channel of this cloud: a user's token, say.</summary>
    WrongIssuer,

    /// <summary>For another bot.</summary>
    WrongAudience,

    /// <summary>Its time is over by more than the skew, or it has none.</summary>
    Expired,

    /// <summary>Its time begins only later than the skew allows.</summary>
    NotYetValid,

    /// <summary>It does not say for which Connector it was issued.</summary>
    NoServiceUrl,

    /// <summary>It was issued for another Connector than the activity names.</summary>
    WrongServiceUrl,

    /// <summary>The key may not sign for the activity's channel.</summary>
    NotEndorsed,

    /// <summary>The channel's keys have never been fetched: nobody can be told apart yet. Not the sender's fault.</summary>
    KeysUnavailable,
}
