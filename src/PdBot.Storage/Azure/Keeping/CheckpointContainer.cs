using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Azure;
using Azure.Core;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using PdBot.Storage.Events;

namespace PdBot.Storage.Azure.Keeping;

/// <summary>Checkpoints in a container that takes additions only: one append blob a month, one block a checkpoint, which is its line with a line feed.</summary>
/// <remarks>
/// Blobs are called <c>&lt;prefix&gt;/checkpoints-2026-11.jsonl</c>, after the month (UTC) in which their checkpoints were due. They are made when they are missing, appended to and
/// read, never replaced, cut off or deleted. That nobody else does so either is for a policy of the container, which is neither set nor changed here.
/// </remarks>
public sealed class CheckpointContainer
{
    private const int Attempts = 10;

    private readonly BlobContainerClient _container;
    private readonly string _prefix;

    private CheckpointContainer(BlobContainerClient container, string prefix) => (_container, _prefix) = (container, prefix);

    /// <summary>Where it is, for logs and people. Never a key.</summary>
    public string Description => $"{_container.Uri.Host}{_container.Uri.AbsolutePath}";

    /// <summary>Whether a policy of the container, or a legal hold, keeps what was appended from being changed; null when the service does not say. As it was when it was opened.</summary>
    public bool? IsProtected { get; private init; }

    /// <summary>Opens a container. It is never made here: one that nobody has made has no policy either.</summary>
    /// <param name="options">Which.</param>
    /// <param name="credential">Gives Entra tokens; not asked when there is a connection string for the container.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ValidationException">The options contradict themselves.</exception>
    /// <exception cref="FormatException">The connection string lacks something.</exception>
    /// <exception cref="StorageUnavailableException">It is not there, cannot be reached, or refuses.</exception>
    public static async Task<CheckpointContainer> OpenAsync(CheckpointContainerOptions options, TokenCredential credential, CancellationToken cancellationToken)
    {
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        var requests = new BlobClientOptions();
        options.Requests?.Invoke(requests);
        var container = options.Address is { } address ? new BlobContainerClient(address, credential, requests)
            : options.ConnectionString is { Length: > 0 } connection ? new BlobContainerClient(connection, options.Container, requests)
            : new BlobContainerClient(new Uri($"https://{options.AccountName}.blob.core.windows.net/{options.Container}"), credential, requests);
        var properties = await Guarded(container, container.GetPropertiesAsync(cancellationToken)).ConfigureAwait(false);
        return new(container, options.Prefix) { IsProtected = properties.Value.HasImmutabilityPolicy is { } policy ? policy || properties.Value.HasLegalHold == true : properties.Value.HasLegalHold };
    }

    /// <summary>Keeps a checkpoint. Whoever asks for the same again, after a lost answer or a restart, changes nothing.</summary>
    /// <exception cref="StorageUnavailableException">It may be kept or not: ask again.</exception>
    public Task KeepAsync(Checkpoint checkpoint, CancellationToken cancellationToken) =>
        Guarded(_container, KeepAsync(checkpoint.At, kept => kept.Line == checkpoint.Line, _ => Task.FromResult(checkpoint), cancellationToken));

    /// <summary>Keeps one checkpoint of a period: the first that any process has appended since it was due.</summary>
    /// <param name="due">When the period begins; its month names the blob.</param>
    /// <param name="take">Takes a checkpoint now; not called when there is one.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The one that is kept.</returns>
    /// <exception cref="StorageUnavailableException">It may be kept or not: ask again.</exception>
    public Task<Checkpoint> KeepFirstAsync(DateTimeOffset due, Func<CancellationToken, Task<Checkpoint>> take, CancellationToken cancellationToken) =>
        Guarded(_container, KeepAsync(due, kept => kept.At >= due, take, cancellationToken));

    /// <summary>Every line of every month, the oldest first.</summary>
    /// <exception cref="StorageUnavailableException">The container cannot be read.</exception>
    public async IAsyncEnumerable<KeptLine> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var names = await Guarded(_container, _container.GetBlobsAsync($"{_prefix}/checkpoints-", cancellationToken).Select(blob => blob.Name).ToListAsync(cancellationToken).AsTask()).ConfigureAwait(false);
        foreach (var name in names)
            foreach (var (index, line) in Lines(await ReadAsync(_container.GetAppendBlobClient(name), cancellationToken).ConfigureAwait(false) ?? []).Index())
                yield return new(name, index + 1, Checkpoint.Parse(line));
    }

    private static async Task<byte[]?> ReadAsync(AppendBlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            return (await blob.DownloadContentAsync(cancellationToken).ConfigureAwait(false)).Value.Content.ToArray();
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }

    private static IEnumerable<string> Lines(byte[] content)
    {
        using var lines = new StreamReader(new MemoryStream(content));
        while (lines.ReadLine() is { } line)
            yield return line;
    }

    private static async Task<T> Guarded<T>(BlobContainerClient container, Task<T> work)
    {
        try
        {
            return await work.ConfigureAwait(false);
        }
        catch (Exception failure) when (Trouble.IsTrouble(failure))
        {
            throw new StorageUnavailableException($"The checkpoint container {container.Uri.Host}{container.Uri.AbsolutePath} {Say(failure as RequestFailedException)}", failure);
        }
    }

    private static string Say(RequestFailedException? refusal) => refusal switch
    {
        { Status: 404 } => "does not exist: make it, with its immutability policy, before the bot starts.",
        { Status: 401 or 403 } => $"refuses the bot ({refusal.ErrorCode}): it needs a role there that may read and append.",
        { ErrorCode: var code } when code == BlobErrorCode.BlobImmutableDueToPolicy => "lets nothing be appended: its immutability policy must allow protected append writes.",
        { ErrorCode: { } code } => $"does not answer as it should ({refusal.Status} {code}).",
        _ => "does not answer as it should.",
    };

    // A block is in the blob wholly or not at all, and only where the content that was read ends. So whoever's answer was lost, or who was overtaken, reads again what there is.
    private async Task<Checkpoint> KeepAsync(DateTimeOffset month, Func<Checkpoint, bool> isKept, Func<CancellationToken, Task<Checkpoint>> take, CancellationToken cancellationToken)
    {
        var blob = _container.GetAppendBlobClient(string.Create(CultureInfo.InvariantCulture, $"{_prefix}/checkpoints-{month.UtcDateTime:yyyy-MM}.jsonl"));
        Checkpoint? taken = null;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var content = await ReadAsync(blob, cancellationToken).ConfigureAwait(false);
            if (content is null)
                await blob.CreateIfNotExistsAsync(cancellationToken).ConfigureAwait(false);
            else if (Lines(content).Select(Checkpoint.Parse).OfType<Checkpoint>().FirstOrDefault(kept => isKept(kept) || kept.Line == taken?.Line) is { } there)
                return there;
            taken ??= await take(cancellationToken).ConfigureAwait(false);
            if (await TryAppendAsync(blob, content ?? [], taken, cancellationToken).ConfigureAwait(false))
                return taken;
        }
        throw new IOException("Somebody else appends all the time.");
    }

    private static async Task<bool> TryAppendAsync(AppendBlobClient blob, byte[] before, Checkpoint checkpoint, CancellationToken cancellationToken)
    {
        // What somebody else left without a line end stays a line of its own.
        var line = Encoding.UTF8.GetBytes($"{(before is [] or [.., (byte)'\n'] ? "" : "\n")}{checkpoint.Line}\n");
        try
        {
            using var block = new MemoryStream(line);
            await blob.AppendBlockAsync(block, new() { Conditions = new() { IfAppendPositionEqual = before.Length } }, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (RequestFailedException elsewhere) when (elsewhere.ErrorCode == BlobErrorCode.AppendPositionConditionNotMet)
        {
            return false;
        }
    }
}
