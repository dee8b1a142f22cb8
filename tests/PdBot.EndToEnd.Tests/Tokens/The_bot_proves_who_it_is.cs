using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using PdBot.Testing.Identity;

namespace PdBot.EndToEnd.Tests.Tokens;

/// <summary>Every way to prove to Entra who the bot is, and every cloud: the Connector sees a token for itself, and nobody else is talked to.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class The_bot_proves_who_it_is : IDisposable
{
    private const string Machine1 = "0b07ffff-0000-4000-8000-0000000000c1";

    private readonly string folder = Machine.TemporaryFolder("proof");

    public static TheoryData<string> Proofs => [.. (string[])["secret", "certificate (PFX)", "certificate (PEM)", "managed identity", "federated identity", "token file"]];

    [Theory]
    [MemberData(nameof(Proofs))]
    public async Task The_Connector_sees_a_token_of_this_bot(string proof)
    {
        await using var office = await Office.StartAsync(Settings(proof));

        var token = await WelcomeAsync(office);

        Assert.Equal("https://api.botframework.com", token.GetProperty("aud").GetString());
        Assert.Equal(Office.AppId, token.GetProperty("appid").GetString());
        var request = office.Entra.Requests[^1];
        Assert.Equal((proof == "managed identity" ? "managed" : Office.OwnTenant, Office.AppId), (request.Tenant, request.ClientId));
        Assert.Equal(proof == "secret" ? Office.Secret : null, request.Secret);
        switch (proof)
        {
            case "token file":
                Assert.Equal("token-of-the-cluster", request.Assertion);
                break;
            case "federated identity":
                Assert.Equal((Machine1, "api://AzureADTokenExchange"), (office.Entra.Requests[0].ClientId, office.Entra.Requests[0].Scope));
                Assert.Equal("api://AzureADTokenExchange", Claims(request.Assertion!).GetProperty("aud").GetString());
                break;
        }
        Assert.Empty(office.Internet.Refused);
        Assert.DoesNotContain(Office.Secret, office.Bot.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("eyJ", office.Bot.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("USGov")]
    [InlineData("China")]
    public async Task Every_cloud_has_its_own_keys_tokens_and_Connectors(string cloud)
    {
        var world = cloud == "USGov" ? World.UsGovernment : World.China;
        await using var office = await Office.StartAsync(new Dictionary<string, string?> { ["Bot:Cloud"] = cloud }, world);

        var token = await WelcomeAsync(office);

        Assert.Equal(world.Audience, token.GetProperty("aud").GetString());
        Assert.Equal($"{world.Audience}/.default", office.Entra.Requests[0].Scope);
        var elsewhere = office.Channel.Issue(Office.AppId, "https://smba.trafficmanager.net/teams/").Write();
        var (status, _) = await office.SendAsync(Office.Request(elsewhere, Activities.Help(office).With("serviceUrl", "https://smba.trafficmanager.net/teams/")));
        Assert.Equal(403, status);
        Assert.Empty(office.Internet.Refused);
    }

    [Fact]
    public async Task A_multi_tenant_bot_asks_the_tenant_of_the_channel()
    {
        await using var office = await Office.StartAsync(new Dictionary<string, string?> { ["Bot:AppType"] = "MultiTenant", ["Bot:TenantId"] = null });

        await WelcomeAsync(office);

        Assert.Equal("botframework.com", office.Entra.Requests[0].Tenant);
    }

    [Fact]
    public async Task When_Entra_refuses_nothing_is_sent_the_operator_reads_its_code_and_it_goes_on_once_mended()
    {
        await using var office = await Office.StartAsync(before: office => office.Entra.Refuses = "AADSTS7000222");
        var person = Activities.Stranger();
        await office.SendAsync(Activities.Say(office, person, "/report leak"));

        await Eventually.TrueAsync(() => office.Count("AADSTS7000222; good for 0 more min") == 1, TimeSpan.FromSeconds(30), "the code of Entra is in the log");
        Assert.Empty(office.Connector.Requests);
        Assert.DoesNotContain(Office.Secret, office.Bot.Output, StringComparison.Ordinal);

        office.Entra.Refuses = null;
        await Eventually.TrueAsync(
            async () =>
            {
                await office.SendAsync(Activities.Help(office, person));
                return office.Connector.Requests.Any(request => request.Taken);
            },
            TimeSpan.FromSeconds(40),
            "an answer goes out");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private Dictionary<string, string?> Settings(string proof)
    {
        var settings = new Dictionary<string, string?> { ["Bot:ClientSecret"] = proof == "secret" ? Office.Secret : null };
        switch (proof)
        {
            case "certificate (PFX)":
                settings["Bot:CertificatePath"] = Write("bot.pfx", certificate => certificate.Export(X509ContentType.Pkcs12, "對的密碼"));
                settings["Bot:CertificatePassword"] = "對的密碼";
                break;
            case "certificate (PEM)":
                settings["Bot:CertificatePath"] = Write("bot.pem", certificate => System.Text.Encoding.ASCII.GetBytes(certificate.ExportCertificatePem() + "\n" + certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem()));
                break;
            case "managed identity":
                settings["Bot:AppType"] = "UserAssignedMSI";
                break;
            case "federated identity":
                settings["Bot:FederatedIdentity"] = Machine1;
                break;
            case "token file":
                settings["Bot:FederatedTokenFile"] = Path.Combine(folder, "token");
                File.WriteAllText(settings["Bot:FederatedTokenFile"]!, "token-of-the-cluster");
                break;
        }
        return settings;
    }

    private string Write(string name, Func<X509Certificate2, byte[]> export)
    {
        using var key = RSA.Create(2048);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest("CN=bot", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, export(certificate));
        return path;
    }

    /// <summary>Somebody installs the bot; the claims of the token with which the welcome came.</summary>
    private static async Task<JsonElement> WelcomeAsync(Office office)
    {
        var (status, body) = await office.SendAsync(Activities.Help(office));
        Assert.True(status == 200, $"{status} {body}\n{office.Bot.Output}");
        var request = await office.Connector.WaitForRequestAsync(request => request.Taken, TimeSpan.FromSeconds(30));
        Assert.StartsWith("Bearer ", request.Authorization, StringComparison.Ordinal);
        return Claims(request.Authorization!["Bearer ".Length..]);
    }

    private static JsonElement Claims(string token) => JsonSerializer.Deserialize<JsonElement>(Base64Url.DecodeFromChars(token.Split('.')[1]));
}
