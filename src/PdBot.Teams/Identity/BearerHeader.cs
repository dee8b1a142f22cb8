namespace PdBot.Teams.Identity;

/// <summary>Takes the token out of a request's <c>Authorization</c> headers.</summary>
internal static class BearerHeader
{
    // Those of the channel have some 700 characters.
    private const int LongestToken = 8 * 1024;
    private const string Scheme = "Bearer ";

    /// <summary>The token, or why there is none.</summary>
    public static (string? Token, TokenFault Fault) Read(IReadOnlyList<string?> headers)
    {
        if (headers is not [{ Length: > 0 } header])
            return (null, headers.Count > 1 ? TokenFault.SeveralTokens : TokenFault.NoToken);
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return (null, TokenFault.WrongScheme);
        var token = header[Scheme.Length..];
        return token.Length is > 0 and <= LongestToken && token.All(IsTokenCharacter)
            ? (token, TokenFault.None)
            : (null, token.Contains(',', StringComparison.Ordinal) ? TokenFault.SeveralTokens : TokenFault.MalformedToken);
    }

    private static bool IsTokenCharacter(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.';
}
