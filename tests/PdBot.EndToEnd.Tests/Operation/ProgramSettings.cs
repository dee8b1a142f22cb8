using PdBot.Host.Options;

namespace PdBot.EndToEnd.Tests.Operation;

/// <summary>What the program can be told by the environment.</summary>
internal static class ProgramSettings
{
    // Of the framework and of OpenTelemetry, not of a section.
    private static readonly string[] Others = ["ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT", "ASPNETCORE_URLS", "OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_HEADERS", "AZURE_CLIENT_ID", "DOTNET_EnableDiagnostics", "DOTNET_CLI_TELEMETRY_OPTOUT"];

    private static readonly string[] All =
    [
        .. Of<BotOptions>(BotOptions.Section), .. Of<StorageOptions>(StorageOptions.Section), .. Of<PathOptions>(PathOptions.RosterSection), .. Of<PathOptions>(PathOptions.ProceduresSection), .. Others,
    ];

    /// <summary>Whether a variable means something, to the letter: <c>Bot__AppId</c>.</summary>
    public static bool Knows(string variable) => All.Contains(variable, StringComparer.Ordinal);

    private static IEnumerable<string> Of<T>(string section) => typeof(T).GetProperties().Where(property => property.CanWrite).Select(property => $"{section}__{property.Name}");
}
