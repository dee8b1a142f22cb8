using System.Text.Json;

namespace PdBot.EndToEnd.Tests.Operation;

/// <summary>The image that the SDK would make: its base, its user, its door. The base itself lies in a registry that tests do not ask.</summary>
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

    private static IEnumerable<JsonElement> Items(JsonElement image, string name) => image.GetProperty("Items").GetProperty(name).EnumerateArray();

    private static async Task<JsonElement> DescribeAsync()
    {
        await using var msbuild = ChildProcess.Start(
            "msbuild", "dotnet",
            [
                "msbuild", Path.Combine(Machine.Repository, "src", "PdBot.Host", "PdBot.Host.csproj"), "-t:ComputeContainerConfig", "-nodeReuse:false",
                "-getProperty:ContainerBaseImage,ContainerUser,ContainerRepository", "-getItem:ContainerPort,ContainerEnvironmentVariable,ContainerAppCommand",
            ],
            Machine.Repository, new Dictionary<string, string?>());
        Assert.True(await msbuild.EndAsync() == 0, msbuild.Output);
        return JsonDocument.Parse(msbuild.Output).RootElement;
    }
}
