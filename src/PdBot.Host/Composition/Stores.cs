using System.ComponentModel.DataAnnotations;
using Azure.Identity;
using PdBot.Host.Options;
using PdBot.Storage;
using PdBot.Storage.Azure;
using PdBot.Storage.Sqlite;

namespace PdBot.Host.Composition;

/// <summary>Opens the store that the configuration names.</summary>
internal static class Stores
{
    /// <summary>The word that stands for the configured storage account where a file could stand.</summary>
    public const string Account = "azure";

    /// <summary>The store to serve from.</summary>
    /// <exception cref="StorageUnavailableException">It cannot be opened.</exception>
    /// <exception cref="StorageInUseException">Another process has the file.</exception>
    /// <exception cref="ValidationException">The configuration contradicts itself.</exception>
    public static async Task<IStore> OpenAsync(IConfiguration configuration, TimeProvider time, CancellationToken cancellationToken)
    {
        var options = Read(configuration);
        return options.Kind == "Azure"
            ? await OpenAccountAsync(options, time, cancellationToken).ConfigureAwait(false)
            : SqliteStore.Open(new SqliteOptions { Path = options.Path }, time);
    }

    /// <summary>A store to read, beside a running program; null after saying that it is missing.</summary>
    /// <param name="storage">A file, or <see cref="Account"/>.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<IStore?> OpenToReadAsync(string storage, CancellationToken cancellationToken)
    {
        if (storage == Account)
            return await OpenAccountAsync(cancellationToken).ConfigureAwait(false);
        return await OpenFileToReadAsync(storage, alone: false).ConfigureAwait(false);
    }

    /// <summary>A store for itself alone, to copy from or to; null after saying that the source is missing.</summary>
    /// <param name="storage">A file, or <see cref="Account"/>.</param>
    /// <param name="isSource">Whether it is only read.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="StorageInUseException">Another process has the file.</exception>
    public static async Task<IStore?> OpenToCopyAsync(string storage, bool isSource, CancellationToken cancellationToken)
    {
        if (storage == Account)
            return await OpenAccountAsync(cancellationToken).ConfigureAwait(false);
        return isSource
            ? await OpenFileToReadAsync(storage, alone: true).ConfigureAwait(false)
            : SqliteStore.Open(new SqliteOptions { Path = storage }, TimeProvider.System);
    }

    private static async Task<IStore?> OpenFileToReadAsync(string path, bool alone)
    {
        if (File.Exists(path))
            return SqliteStore.Open(new SqliteOptions { Path = path, ReadOnly = true, Alone = alone }, TimeProvider.System);
        await Console.Error.WriteLineAsync($"查無資料檔 / There is no file {path}.").ConfigureAwait(false);
        return null;
    }

    private static async Task<IStore> OpenAccountAsync(CancellationToken cancellationToken)
    {
        // Whatever the bot serves from, the account is meant.
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables()
            .AddInMemoryCollection([new($"{StorageOptions.Section}:{nameof(StorageOptions.Kind)}", "Azure")]).Build();
        return await OpenAccountAsync(Read(configuration), TimeProvider.System, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<IStore> OpenAccountAsync(StorageOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            return await AzureStore.OpenAsync(
                new AzureOptions { ConnectionString = options.ConnectionString, AccountName = options.AccountName, Prefix = options.Prefix, Guard = options.Guard },
                string.IsNullOrEmpty(options.ConnectionString) ? new DefaultAzureCredential() : null, time, cancellationToken).ConfigureAwait(false);
        }
        catch (FormatException wrong)
        {
            throw new ValidationException(wrong.Message, wrong);
        }
    }

    private static StorageOptions Read(IConfiguration configuration)
    {
        var options = Settings.Read<StorageOptions>(configuration, StorageOptions.Section);
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        return options;
    }
}
