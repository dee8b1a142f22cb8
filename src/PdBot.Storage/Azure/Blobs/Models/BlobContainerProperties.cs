namespace Azure.Storage.Blobs.Models;

/// <summary>What is known of a container.</summary>
internal sealed class BlobContainerProperties
{
    private BlobContainerProperties(Response response) =>
        (HasImmutabilityPolicy, HasLegalHold) = (IsTrue(response, "x-ms-has-immutability-policy"), IsTrue(response, "x-ms-has-legal-hold"));

    /// <summary>Whether it has a policy of its own that keeps blobs from being changed; null when the service does not say.</summary>
    public bool? HasImmutabilityPolicy { get; }

    /// <summary>Whether its blobs are held until somebody lets go of them; null when the service does not say.</summary>
    public bool? HasLegalHold { get; }

    /// <summary>Reads the headers of an answer.</summary>
    internal static BlobContainerProperties Of(Response response) => new(response);

    private static bool? IsTrue(Response response, string name) => response.Headers.TryGetValue(name, out var value) && bool.TryParse(value, out var given) ? given : null;
}
