using System.Security.Cryptography;
using System.Text;

namespace Azure.Storage;

/// <summary>The key of a storage account: it signs, and is never shown.</summary>
internal sealed class AccountKey
{
    private readonly byte[] _key;

    /// <summary>A key as the portal shows it.</summary>
    /// <param name="base64">Base64.</param>
    /// <exception cref="FormatException">It is not Base64; the message does not repeat it.</exception>
    public AccountKey(string base64)
    {
        var key = new byte[base64.Length];
        if (base64.Length == 0 || !Convert.TryFromBase64String(base64, key, out var length))
            throw new FormatException("The account key (AccountKey) is not Base64.");
        _key = key[..length];
    }

    /// <summary>HMAC-SHA256 over the UTF-8 of a text, in Base64.</summary>
    public string Sign(string text) => Convert.ToBase64String(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text)));
}
