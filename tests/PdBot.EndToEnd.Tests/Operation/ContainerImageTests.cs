using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;

namespace PdBot.EndToEnd.Tests.Operation;

/// <summary>The image that the SDK makes: its base, its user, its door, and what is in it. The real base lies in a registry that tests do not ask; one of the tests stands for it.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class ContainerImageTests
{
    [Fact]
    public async Task It_has_no_shell_and_no_root_and_the_organisations_clocks()
    {
        var image = await DescribeAsync();
        var settings = image.GetProperty("Properties");

        Assert.Equal("pdbot", settings.GetProperty("ContainerRepository").GetString());
        Assert.Equal("mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra", settings.GetProperty("ContainerBaseImage").GetString());
        Assert.Equal("1654", settings.GetProperty("ContainerUser").GetString());
        Assert.Equal(["dotnet", "PdBot.Host.dll"], Items(image, "ContainerAppCommand").Select(item => Path.GetFileName(item.GetProperty("Identity").GetString())));
    }

    [Fact]
    public async Task Its_door_is_where_Azure_knocks_and_the_program_listens_there()
    {
        var image = await DescribeAsync();
        var door = Items(image, "ContainerPort").Single().GetProperty("Identity").GetString();
        var urls = Items(image, "ContainerEnvironmentVariable").Single(item => item.GetProperty("Identity").GetString() == "ASPNETCORE_URLS").GetProperty("Value").GetString();
        Assert.Equal($"http://+:{door}", urls);
        Assert.Contains($"var port = {door}\n", await File.ReadAllTextAsync(Path.Combine(Machine.Repository, "infra", "azure", "modules", "app.bicep")), StringComparison.Ordinal);

        var folder = Machine.TemporaryFolder("image");
        try
        {
            var port = Machine.FreePort();
            await using var bot = BotProcess.StartVerb(new Dictionary<string, string?>
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["DOTNET_ENVIRONMENT"] = "Production",
                ["ASPNETCORE_URLS"] = urls!.Replace(door!, $"{port}", StringComparison.Ordinal),
                ["Bot:AppType"] = "UserAssignedMSI",
                ["Bot:AppId"] = "0b07ffff-0000-4000-8000-0000000000b0",
                ["Storage:Path"] = Path.Combine(folder, "pdbot.db"),
            });
            await bot.AnswersAsync(new Uri($"http://127.0.0.1:{port}/healthz"), TimeSpan.FromSeconds(60));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task It_is_made_without_Docker_and_what_is_in_it_runs()
    {
        var folder = Machine.TemporaryFolder("image");
        try
        {
            await using var registry = await BaseImageRegistry.StartAsync();
            var archive = Path.Combine(folder, "pdbot.tar");
            await using (var publish = ChildProcess.Start(
                "publish", "dotnet",
                [
                    "publish", Project, "-c", Machine.Configuration, "--no-build", "-t:PublishContainer", "-nodeReuse:false", $"-p:PublishDir={folder}/published/",
                    $"-p:ContainerBaseImage={registry.Host}/dotnet/aspnet:10.0-noble-chiseled-extra", $"-p:ContainerArchiveOutputPath={archive}",
                ],
                Machine.Repository, new Dictionary<string, string?> { ["DOTNET_CONTAINER_INSECURE_REGISTRIES"] = registry.Host }))
                Assert.True(await publish.EndAsync() == 0, publish.Output);

            var image = Path.Combine(folder, "image");
            await ExtractAsync(File.OpenRead(archive), image);
            var manifest = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(image, "manifest.json"))).RootElement[0];
            var config = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(image, manifest.GetProperty("Config").GetString()!))).RootElement.GetProperty("config");
            Assert.Equal("1654", config.GetProperty("User").GetString());
            Assert.Equal("/app/", config.GetProperty("WorkingDir").GetString());
            Assert.True(config.GetProperty("ExposedPorts").TryGetProperty("8080/tcp", out _), $"{config}");
            Assert.Contains("ASPNETCORE_URLS=http://+:8080", config.GetProperty("Env").EnumerateArray().Select(variable => variable.GetString()));
            Assert.Equal(["dotnet", "/app/PdBot.Host.dll"], config.GetProperty("Entrypoint").EnumerateArray().Select(word => word.GetString()));

            var layers = manifest.GetProperty("Layers").EnumerateArray().Select(layer => Path.Combine(image, layer.GetString()!)).ToArray();
            Assert.Equal(2, layers.Length);
            await ExtractAsync(new GZipStream(File.OpenRead(layers[1]), CompressionMode.Decompress), Path.Combine(folder, "root"));
            await using var program = ChildProcess.Start(
                "image", "dotnet", [Path.Combine(folder, "root", "app", "PdBot.Host.dll"), "procedures", "check"], folder, new Dictionary<string, string?>());
            Assert.True(await program.EndAsync() == 0, program.Output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Project => Path.Combine(Machine.Repository, "src", "PdBot.Host", "PdBot.Host.csproj");

    private static async Task ExtractAsync(Stream archive, string folder)
    {
        Directory.CreateDirectory(folder);
        await using (archive)
            await TarFile.ExtractToDirectoryAsync(archive, folder, overwriteFiles: true);
    }

    private static IEnumerable<JsonElement> Items(JsonElement image, string name) => image.GetProperty("Items").GetProperty(name).EnumerateArray();

    private static async Task<JsonElement> DescribeAsync()
    {
        await using var msbuild = ChildProcess.Start(
            "msbuild", "dotnet",
            [
                "msbuild", Project, "-t:ComputeContainerConfig", "-nodeReuse:false",
                "-getProperty:ContainerBaseImage,ContainerUser,ContainerRepository", "-getItem:ContainerPort,ContainerEnvironmentVariable,ContainerAppCommand",
            ],
            Machine.Repository, new Dictionary<string, string?>());
        Assert.True(await msbuild.EndAsync() == 0, msbuild.Output);
        return JsonDocument.Parse(msbuild.Output).RootElement;
    }
}
