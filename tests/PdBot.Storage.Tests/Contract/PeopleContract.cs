using PdBot.Domain;
using PdBot.Engine.Ports;
using static PdBot.Storage.Tests.Contract.Sample;

namespace PdBot.Storage.Tests.Contract;

/// <summary>What every address book promises.</summary>
public abstract class PeopleContract : StorageContract
{
    private static readonly PersonAddress Address = new(
        Reporter, "tenant", "https://smba.trafficmanager.net/tw/", "a:conversation", "29:user", "28:bot", Language.ZhTw);

    private IPeople People => Storage.People;

    [Fact]
    public async Task A_stranger_has_no_address()
    {
        Assert.Null(await People.FindAsync(Reporter, default));
        Assert.Null(await People.FindServiceUrlAsync("tenant", default));
    }

    [Fact]
    public async Task The_newest_address_counts_also_after_a_restart()
    {
        await People.SaveAsync(Address, default);
        await People.SaveAsync(Address with { Conversation = "a:newer", Language = Language.En }, default);
        await Storage.ReopenAsync();
        Assert.Equal(Address with { Conversation = "a:newer", Language = Language.En }, await People.FindAsync(Reporter, default));
    }

    [Fact]
    public async Task The_newest_Connector_address_of_a_tenant_counts()
    {
        await People.SaveAsync(Address, default);
        await People.SaveAsync(Address with { Person = Head, ServiceUrl = "https://smba.trafficmanager.net/emea/" }, default);
        Assert.Equal("https://smba.trafficmanager.net/emea/", await People.FindServiceUrlAsync("tenant", default));
        await People.SaveAsync(Address, default);
        Assert.Equal(Address.ServiceUrl, await People.FindServiceUrlAsync("tenant", default));
        Assert.Null(await People.FindServiceUrlAsync("other", default));
    }

    [Fact]
    public async Task A_forgotten_conversation_leaves_the_rest()
    {
        await People.SaveAsync(Address, default);
        await People.ForgetConversationAsync(Reporter, default);
        await People.ForgetConversationAsync(Head, default);
        Assert.Equal(Address with { Conversation = "" }, await People.FindAsync(Reporter, default));
        Assert.Null(await People.FindAsync(Head, default));
    }
}
