using System.Buffers.Text;
using System.Security.Cryptography;

namespace PdBot.Testing.Identity;

/// <summary>A key pair of a token server.</summary>
public sealed class SigningKey : IDisposable
{
    /// <summary>A new pair under a new id.</summary>
    /// <param name="endorsements">The channels for which it may sign; null publishes no such member.</param>
    /// <param name="bits">The size.</param>
    public SigningKey(IReadOnlyList<string>? endorsements, int bits = 2048)
    {
        Endorsements = endorsements;
        Rsa = RSA.Create(bits);
    }

    /// <summary>The key id.</summary>
    public string Id { get; } = Guid.NewGuid().ToString("N");

    /// <summary>The channels for which it may sign; null when the document does not say.</summary>
    public IReadOnlyList<string>? Endorsements { get; }

    /// <summary>The pair.</summary>
    public RSA Rsa { get; }

    /// <summary>The public half as a JSON Web Key.</summary>
    public Dictionary<string, object> Published()
    {
        var numbers = Rsa.ExportParameters(includePrivateParameters: false);
        var key = new Dictionary<string, object>
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = Id,
            ["n"] = Base64Url.EncodeToString(numbers.Modulus),
            ["e"] = Base64Url.EncodeToString(numbers.Exponent),
        };
        if (Endorsements is not null)
            key["endorsements"] = Endorsements;
        return key;
    }

    public void Dispose() => Rsa.Dispose();
}
