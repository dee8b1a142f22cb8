using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using PdBot.Procedures;

namespace PdBot.Behaviour.Tests;

/// <summary>The built program, started wrongly: it says why, and ends with code 2 before it listens.</summary>
public sealed class The_program_refuses_to_start_unsafely : IDisposable
{
    private const string App = "AppId=0b07ffff-0000-4000-8000-0000000000b0";
    private const string Tenant = "TenantId=0b07ffff-0000-4000-8000-000000000001";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("pdbot-start-");
    private string printed = "";

    [Fact]
    public async Task Without_tokens_it_serves_in_Development_only()
    {
        var (code, errors) = await StartAsync(("ASPNETCORE_ENVIRONMENT", "Production"));

        Assert.Equal(2, code);
        Assert.Contains("only in Development", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://*:0")]
    [InlineData("http://127.0.0.1:0;http://[::]:0")]
    public async Task Without_tokens_it_serves_on_loopback_only(string urls)
    {
        var (code, errors) = await StartAsync(("ASPNETCORE_ENVIRONMENT", "Development"), ("ASPNETCORE_URLS", urls));

        Assert.Equal(2, code);
        Assert.Contains("only on a loopback address", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endpoint_in_the_settings_of_the_server_counts_as_an_address_too()
    {
        var (code, errors) = await StartAsync(("ASPNETCORE_ENVIRONMENT", "Development"), ("Kestrel__Endpoints__Open__Url", "http://0.0.0.0:0"));

        Assert.Equal(2, code);
        Assert.Contains("only on a loopback address, not on http://0.0.0.0:0", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Bot:AppId is not set. PdBot takes requests without tokens only in Development")]
    [InlineData("Bot:ClientSecret is set, but Bot:AppId is not.", "ClientSecret=s")]
    [InlineData("Bot:AppId must be the Microsoft App ID, a GUID.", "AppId=pdbot", Tenant, "ClientSecret=s")]
    [InlineData("Bot:TenantId must be the bot's Entra tenant, a GUID", App, "ClientSecret=s")]
    [InlineData("Exactly one of Bot:ClientSecret, Bot:CertificatePath, Bot:FederatedIdentity, Bot:FederatedTokenFile must be set, or Bot:AppType be UserAssignedMSI.", App, Tenant)]
    [InlineData("must be set, not Bot:ClientSecret, Bot:FederatedIdentity.", App, Tenant, "ClientSecret=s", "FederatedIdentity=0b07ffff-0000-4000-8000-000000000001")]
    [InlineData("Bot:ClientSecret must be empty when Bot:AppType is UserAssignedMSI", App, "AppType=UserAssignedMSI", "ClientSecret=s")]
    [InlineData("Bot:TenantId must be empty when Bot:AppType is MultiTenant.", App, Tenant, "AppType=MultiTenant", "ClientSecret=s")]
    [InlineData("Bot:AppType must be SingleTenant, UserAssignedMSI or MultiTenant.", App, Tenant, "AppType=Emulator", "ClientSecret=s")]
    [InlineData("Bot:Cloud must be Public, USGov or China.", App, Tenant, "Cloud=Mars", "ClientSecret=s")]
    [InlineData("Bot:OpenIdMetadata must be an https address", App, Tenant, "ClientSecret=s", "OpenIdMetadata=http://127.0.0.1:1/keys")]
    [InlineData("Bot:AllowedTenants must be tenant ids, separated by commas; everyone is none.", App, Tenant, "ClientSecret=s", "AllowedTenants=everyone")]
    [InlineData("Bot:ServiceHosts must be host names", App, Tenant, "ClientSecret=s", "ServiceHosts=https://connector.example/")]
    [InlineData("Bot:CertificatePath: no-such.pfx cannot be read", App, Tenant, "CertificatePath=no-such.pfx")]
    [InlineData("Bot:FederatedTokenFile: there is no file no-such-token.", App, Tenant, "FederatedTokenFile=no-such-token")]
    [InlineData("Bot:FederatedIdentity must be the client id of a managed identity, a GUID.", App, Tenant, "FederatedIdentity=pdbot")]
    public async Task In_Production_an_incomplete_identity_is_named(string says, params string[] settings)
    {
        var (code, errors) = await StartAsync(
            [("ASPNETCORE_ENVIRONMENT", "Production"), .. settings.Select(setting => ($"Bot__{setting.Split('=', 2)[0]}", setting.Split('=', 2)[1]))]);

        Assert.Equal(2, code);
        Assert.Contains(says, errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_whose_time_is_over_is_named()
    {
        using var key = RSA.Create(2048);
        var end = TimeProvider.System.GetUtcNow().AddDays(-1);
        using var old = new CertificateRequest("CN=bot", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(end.AddDays(-1), end);
        var file = Path.Combine(folder.FullName, "old.pfx");
        await File.WriteAllBytesAsync(file, old.Export(X509ContentType.Pkcs12));

        var (code, errors) = await StartAsync(
            ("ASPNETCORE_ENVIRONMENT", "Production"), ("Bot__AppId", App.Split('=')[1]), ("Bot__TenantId", Tenant.Split('=')[1]), ("Bot__CertificatePath", file));

        Assert.Equal(2, code);
        Assert.Contains("Bot:CertificatePath: the certificate ended on", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_roster_is_named_with_file_line_and_reason()
    {
        var roster = Path.Combine(folder.FullName, "broken.yaml");
        var good = await File.ReadAllTextAsync(Path.Combine(Library.ShippedOrganisations, "cgu-example.yaml"));
        await File.WriteAllTextAsync(roster, good.Replace("role: mail-room", "role: mail-rom", StringComparison.Ordinal));
        var line = good[..good.IndexOf("role: mail-room", StringComparison.Ordinal)].Count(letter => letter == '\n') + 1;

        var (code, errors) = await StartAsync(("ASPNETCORE_ENVIRONMENT", "Development"), ("Roster__Path", roster));

        Assert.Equal(2, code);
        Assert.Contains($"broken.yaml({line},", errors, StringComparison.Ordinal);
        Assert.Contains("mail-rom", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Not a name", "Bot:CheckpointContainer must be the name of a container")]
    [InlineData("checkpoints", "Bot:CheckpointContainer names a container without an account")]
    public async Task Checkpoints_that_could_be_kept_nowhere_are_named(string container, string says)
    {
        var (code, errors) = await StartAsync(("ASPNETCORE_ENVIRONMENT", "Development"), ("Bot__CheckpointContainer", container));

        Assert.Equal(2, code);
        Assert.Contains(says, errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Storage__Guard", "abc", "Storage:Guard must be a time such as 00:01:30 (hours, minutes, seconds), not \"abc\".")]
    [InlineData("Graph__Enabled", "maybe", "Graph:Enabled must be true or false, not \"maybe\".")]
    [InlineData("Bot__MaxBodyBytes", "much", "Bot:MaxBodyBytes must be a whole number, not \"much\".")]
    [InlineData("Roster__CheckHour", "", "Roster:CheckHour must be a whole number, not \"\".")]
    [InlineData("Reachability__RollCallDays", "99", "Reachability:RollCallDays must be from 1 to 30 days.")]
    [InlineData("Graph__Refresh", "00:00:01", "Graph:Refresh must be 1 min to 6 h.")]
    [InlineData("Storage__Kind", "Paper", "Storage:Kind must be Sqlite or Azure.")]
    public async Task A_setting_that_cannot_be_used_is_named(string name, string value, string says)
    {
        var (code, errors) = await StartAsync(("ASPNETCORE_ENVIRONMENT", "Development"), (name, value));

        Assert.Equal(2, code);
        Assert.Equal(says + Environment.NewLine, errors);
    }

    [Fact]
    public async Task All_settings_that_cannot_be_used_are_named_at_once()
    {
        var (code, errors) = await StartAsync(("ASPNETCORE_ENVIRONMENT", "Development"), ("Storage__Guard", "abc"), ("Roster__CheckHour", "24"), ("Bot__RequestsPerUser", "-1"));

        Assert.Equal(2, code);
        Assert.Equal(3, errors.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task An_address_that_is_taken_is_named_and_no_trace_of_the_program_is_shown()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        var (code, errors) = await StartAsync(("ASPNETCORE_ENVIRONMENT", "Development"), ("ASPNETCORE_URLS", $"http://{other.LocalEndpoint}"));

        Assert.Equal(2, code);
        Assert.Equal($"Failed to bind to address http://{other.LocalEndpoint}: address already in use.{Environment.NewLine}", errors);
        Assert.DoesNotContain("   at ", printed, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private async Task<(int Code, string Errors)> StartAsync(params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "PdBot.Host.dll"), "serve"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = folder.FullName,
        };
        start.Environment.Remove("ASPNETCORE_URLS");
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var program = Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            var errors = program.StandardError.ReadToEndAsync(limit.Token);
            var output = program.StandardOutput.ReadToEndAsync(limit.Token);
            await program.WaitForExitAsync(limit.Token);
            printed = await output;
            return (program.ExitCode, await errors);
        }
        finally
        {
            if (!program.HasExited)
            {
                program.Kill();
            }
        }
    }
}
