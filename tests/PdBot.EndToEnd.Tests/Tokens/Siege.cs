using System.Text.Json;
using System.Text.Json.Nodes;
using PdBot.Procedures;
using PdBot.Testing;
using PdBot.Testing.Identity;

namespace PdBot.EndToEnd.Tests.Tokens;

/// <summary>An office with a report under way, and what a forger might have got hold of.</summary>
public sealed class Siege : IAsyncLifetime
{
    private Office? _office;
    private JsonElement _data;

    internal Office Office => _office ?? throw new InvalidOperationException("Not started");

    /// <summary>A good token; each row spoils one thing.</summary>
    internal Jwt Token => Office.Token();

    /// <summary>A key that the channel never published.</summary>
    internal SigningKey Stranger { get; } = new(["msteams"]);

    /// <summary>Published, for another channel only.</summary>
    internal SigningKey Webchat { get; } = new(["webchat"]);

    /// <summary>Published without endorsements.</summary>
    internal SigningKey Unendorsed { get; } = new(endorsements: null);

    /// <summary>Published, and too small.</summary>
    internal SigningKey Small { get; } = new(["msteams"], bits: 1024);

    /// <summary>The contact whose turn it is.</summary>
    internal string Contact { get; } = Office.Organisation.People.Values.Single(person => person.Name == "黃測試").Id.Value;

    /// <summary>A tenant of another organisation that this program serves, and somebody of it.</summary>
    internal string ForeignTenant { get; } = Library.Open(null, null).Value!.Current.Organisations.Select(following => following.Organisation.Tenants[0]).First(tenant => tenant != Office.Tenant);

    internal string Foreigner { get; } = Activities.Stranger();

    /// <summary>Somebody of the tenant who has no part in the report.</summary>
    internal string Passerby { get; } = Activities.Stranger();

    /// <summary>What the contact's buttons carry.</summary>
    internal JsonNode CardData => JsonNode.Parse(_data.GetRawText())!;

    /// <summary>The same for another report.</summary>
    internal JsonNode DataOf(string report)
    {
        var data = CardData;
        data["report"] = report;
        return data;
    }

    internal JsonObject Help() => Activities.Help(Office);

    public async Task InitializeAsync()
    {
        _office = await Office.StartAsync(
            new Dictionary<string, string?> { ["Bot:AllowedTenants"] = $"{Office.Tenant},{ForeignTenant},{Office.TenantWithoutRoster}" },
            before: office =>
            {
                var good = office.Channel.Key;
                foreach (var key in new[] { Webchat, Unendorsed, Small })
                    office.Channel.Roll(key);
                office.Channel.Retire(good);
                office.Channel.Roll(good);
            });
        _data = await Report.OpenAsync(_office, Activities.Stranger(), Contact);
        // Whoever has spoken before leaves nothing new by speaking again.
        foreach (var known in new[] { Activities.Help(_office, Contact), Activities.Help(_office, Passerby), Activities.Help(_office, Foreigner).From(ForeignTenant) })
            Assert.Equal(200, (await _office.SendAsync(known)).Status);
        await Eventually.TrueAsync(() => !StoreText.Read(_office.Database).Contains("outbox|", StringComparison.Ordinal), TimeSpan.FromSeconds(30), "everything is sent");
    }

    public async Task DisposeAsync()
    {
        if (_office is not null)
            await _office.DisposeAsync();
        foreach (var key in new[] { Stranger, Webchat, Unendorsed, Small })
            key.Dispose();
    }
}
