using System.ComponentModel.DataAnnotations;
using Azure.Core;
using Azure.Storage;

namespace PdBot.Storage.Azure.Keeping;

/// <summary>In which container checkpoints are kept, and how it is reached.</summary>
public sealed class CheckpointContainerOptions : IValidatableObject
{
    /// <summary>The name of a container of the account below, or the whole address of a container anywhere, <c>https://&lt;account&gt;.blob.core.windows.net/&lt;container&gt;</c>, which is asked with Entra tokens.</summary>
    public required string Container { get; init; }

    /// <summary>Of the account of <see cref="Container"/>; null when it is named by <see cref="AccountName"/> or by an address.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>The account of <see cref="Container"/>, asked with Entra tokens; null when it is named otherwise.</summary>
    public string? AccountName { get; init; }

    /// <summary>The folder in the container, so that several installations share one. Default <c>pdbot</c>.</summary>
    public string Prefix { get; init; } = "pdbot";

    /// <summary>Changes how requests are made: transport, retries. For measuring and for faults; null leaves them as they are.</summary>
    internal Action<ClientOptions>? Requests { get; init; }

    /// <summary>The address, when it is one.</summary>
    internal Uri? Address => Uri.TryCreate(Container, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.Query == "" && address.Fragment == ""
        && address.UserInfo == "" && StorageName.IsValid(address.AbsolutePath.Trim('/')) ? address : null;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Address is null && !StorageName.IsValid(Container))
            yield return new("Bot:CheckpointContainer must be the name of a container (3 to 63 lower-case letters, digits and single hyphens between them) or its address, https://<account>.blob.core.windows.net/<container>.");
        else if (Address is null && string.IsNullOrEmpty(ConnectionString) && string.IsNullOrEmpty(AccountName))
            yield return new("Bot:CheckpointContainer names a container without an account: give its whole address, or set Storage:AccountName or Storage:ConnectionString.");
    }
}
