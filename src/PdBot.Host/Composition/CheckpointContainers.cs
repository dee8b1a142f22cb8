using System.ComponentModel.DataAnnotations;
using Azure.Identity;
using PdBot.Host.Options;
using PdBot.Storage;
using PdBot.Storage.Azure.Keeping;

namespace PdBot.Host.Composition;

/// <summary>Opens the container of checkpoints that the configuration names.</summary>
internal static class CheckpointContainers
{
    /// <summary>The word that stands for the configured container where a file could stand.</summary>
    public const string Container = "azure";

    /// <summary>The container; null when none is configured.</summary>
    /// <exception cref="StorageUnavailableException">It is not there, cannot be reached, or refuses.</exception>
    /// <exception cref="ValidationException">The configuration contradicts itself.</exception>
    public static async Task<CheckpointContainer?> OpenAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        if (configuration[$"{BotOptions.Section}:{nameof(BotOptions.CheckpointContainer)}"] is not { Length: > 0 } container)
            return null;
        var storage = Settings.Read<StorageOptions>(configuration, StorageOptions.Section);
        try
        {
            return await CheckpointContainer.OpenAsync(
                new() { Container = container, ConnectionString = storage.ConnectionString, AccountName = storage.AccountName, Prefix = storage.Prefix },
                new DefaultAzureCredential(), cancellationToken).ConfigureAwait(false);
        }
        catch (FormatException wrong)
        {
            throw new ValidationException(wrong.Message, wrong);
        }
    }

    /// <summary>The container that the environment names; null after saying that it names none.</summary>
    public static async Task<CheckpointContainer?> OpenAsync(CancellationToken cancellationToken)
    {
        if (await OpenAsync(new ConfigurationBuilder().AddEnvironmentVariables().Build(), cancellationToken).ConfigureAwait(false) is { } container)
            return container;
        await Console.Error.WriteLineAsync("未設定 Bot__CheckpointContainer / Bot__CheckpointContainer names no container.").ConfigureAwait(false);
        return null;
    }
}
