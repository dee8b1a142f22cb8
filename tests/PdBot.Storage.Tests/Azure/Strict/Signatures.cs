using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PdBot.Storage.Tests.Azure.Strict;

/// <summary>What a request must be signed with, computed from the request as it came and from nothing of the client.</summary>
internal static class Signatures
{
    public const string Account = "pdbottest";
    public const string Key = "VGhlIGtleSBvZiB0aGUgdGVzdCBhY2NvdW50LCAzMiBieXRlcyE=";
    public const string Token = "token-of-the-test";

    /// <summary>Whether the sender may; the date must be of these minutes.</summary>
    public static bool AreRight(Received request, bool lite) =>
        request.Header("authorization") == $"Bearer {Token}"
        || (DateTimeOffset.TryParseExact(request.Header("x-ms-date"), "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            && (TimeProvider.System.GetUtcNow() - date).Duration() < TimeSpan.FromMinutes(15)
            && request.Header("authorization") == (lite ? $"SharedKeyLite {Account}:{Sign(Lite(request))}" : $"SharedKey {Account}:{Sign(Full(request))}"));

    private static string Lite(Received request)
    {
        var comp = request.Query.Where(parameter => parameter.Name == "comp").Select(parameter => $"?comp={parameter.Value}").SingleOrDefault();
        return $"{request.Header("x-ms-date")}\n/{Account}{request.Path}{comp}";
    }

    private static string Full(Received request)
    {
        var length = request.Body.Length == 0 ? "" : request.Body.Length.ToString(CultureInfo.InvariantCulture);
        var text = new StringBuilder().Append(request.Method).Append('\n');
        text.Append(request.Header("content-encoding")).Append('\n').Append(request.Header("content-language")).Append('\n').Append(length).Append('\n');
        text.Append(request.Header("content-md5")).Append('\n').Append(request.Header("content-type")).Append('\n').Append('\n');
        foreach (var name in new[] { "if-modified-since", "if-match", "if-none-match", "if-unmodified-since", "range" })
            text.Append(request.Header(name)).Append('\n');
        foreach (var (name, value) in request.Headers.Where(header => header.Key.StartsWith("x-ms-", StringComparison.Ordinal)).OrderBy(header => header.Key, StringComparer.Ordinal))
            text.Append(name).Append(':').Append(value).Append('\n');
        text.Append('/').Append(Account).Append(request.Path);
        foreach (var (name, value) in request.Query.OrderBy(parameter => parameter.Name, StringComparer.Ordinal))
            text.Append('\n').Append(name.ToLowerInvariant()).Append(':').Append(value);
        return text.ToString();
    }

    private static string Sign(string text) => Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(Key), Encoding.UTF8.GetBytes(text)));
}
