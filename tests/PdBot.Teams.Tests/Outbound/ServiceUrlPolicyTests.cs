using PdBot.Teams.Outbound;

namespace PdBot.Teams.Tests.Outbound;

public sealed class ServiceUrlPolicyTests
{
    [Theory]
    [InlineData("https://smba.trafficmanager.net/teams/")]
    [InlineData("https://smba.trafficmanager.net/apac/11111111-1111-1111-1111-111111111111/")]
    [InlineData("https://SMBA.trafficmanager.net/emea")]
    [InlineData("https://smba.infra.gcc.teams.microsoft.com/gcc")]
    [InlineData("https://smba.infra.gov.teams.microsoft.us/gcch")]
    [InlineData("https://msteams.botframework.com/x")]
    [InlineData("https://msteams.botframework.azure.us/")]
    [InlineData("https://msteams.botframework.azure.cn/")]
    public void The_clouds_of_Microsoft_are_admitted(string address) => Assert.NotNull(ServiceUrlPolicy.CloudOnly.Admit(address));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("smba.trafficmanager.net")]
    [InlineData("/teams")]
    [InlineData("http://smba.trafficmanager.net/teams/")]
    [InlineData("https://smba.trafficmanager.net:8443/teams/")]
    [InlineData("https://evil.trafficmanager.net/teams/")]
    [InlineData("https://smba.trafficmanager.net.evil.example/")]
    [InlineData("https://smba.trafficmanager.net@evil.example/")]
    [InlineData("https://user:pass@smba.trafficmanager.net/")]
    [InlineData("https://evilbotframework.com/")]
    [InlineData("https://botframework.com.evil.example/")]
    [InlineData("https://.botframework.com/")]
    [InlineData("ftp://smba.trafficmanager.net/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://127.0.0.1:3978/")]
    [InlineData("https://localhost/")]
    [InlineData("http://169.254.169.254/metadata")]
    public void Nothing_else_is(string? address) => Assert.Null(ServiceUrlPolicy.CloudOnly.Admit(address));

    [Theory]
    [InlineData("http://127.0.0.1:56161/_connector")]
    [InlineData("http://localhost:56161/_connector")]
    [InlineData("http://[::1]:56161/")]
    public void This_machine_is_admitted_only_when_told_so(string address) => Assert.NotNull(new ServiceUrlPolicy(allowLoopback: true).Admit(address));

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://localhost.evil.example/")]
    [InlineData("ftp://localhost/")]
    public void Loopback_means_loopback(string address) => Assert.Null(new ServiceUrlPolicy(allowLoopback: true).Admit(address));

    [Fact]
    public void An_operator_may_add_a_host_by_its_exact_name()
    {
        var policy = new ServiceUrlPolicy(false, "connector.example.org");

        Assert.NotNull(policy.Admit("https://connector.example.org/teams"));
        Assert.Null(policy.Admit("https://x.connector.example.org/teams"));
    }
}
