using PdBot.Domain.RollCalls;
using PdBot.Domain.Roster;
using PdBot.Procedures;
using PdBot.Storage.Sqlite;
using PdBot.Testing.Graph;
using PdBot.Testing.Identity;

namespace PdBot.EndToEnd.Tests.Roster;

/// <summary>The verb as an operator runs it: by the bot's own identity, against a server that speaks Graph.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class RosterCheckTests : IAsyncLifetime
{
    private readonly Organisation university = Library.Open(null, null).Value!.Current.Organisations.Single(following => following.Organisation.Id.Value == "cgu-example").Organisation;
    private EntraServer entra = null!;
    private GraphServer graph = null!;

    public async Task InitializeAsync()
    {
        entra = await EntraServer.StartAsync();
        graph = await GraphServer.StartAsync(TimeProvider.System);
        foreach (var person in university.People.Values)
        {
            graph.Add(new GraphUser { Id = person.Id.Value, UserPrincipalName = person.UserPrincipalName, DisplayName = person.Name });
        }
    }

    public async Task DisposeAsync()
    {
        Assert.Empty(graph.Offences);
        await graph.DisposeAsync();
        await entra.DisposeAsync();
    }

    [Fact]
    public async Task The_grid_shows_what_Graph_says_and_the_exit_code_whether_a_level_is_lost()
    {
        var (code, output) = await CheckAsync();
        Assert.Equal(0, code);
        Assert.Contains("by the roster, the directory", output, StringComparison.Ordinal);

        foreach (var name in new[] { "王示範", "李假名" })
        {
            graph.User(university.People.Values.Single(person => person.Name == name).Id.Value).AccountEnabled = false;
        }

        (code, output) = await CheckAsync();
        Assert.Equal(1, code);
        Assert.Contains("x 王示範 (account disabled)", output, StringComparison.Ordinal);
        Assert.Contains("error [clause 6.2.1] Mail-room contact: neither holder nor deputy can be reached", output, StringComparison.Ordinal);
        Assert.Equal(6, graph.Trips.Count);
        Assert.All(entra.Requests, request => Assert.Equal("https://graph.microsoft.com", request.Scope));
    }

    [Fact]
    public async Task Without_any_right_it_says_so_and_checks_what_it_can()
    {
        foreach (var right in new[] { "User.Read.All", "Presence.Read.All", "MailboxSettings.Read" })
        {
            graph.Withhold(right);
        }

        var (code, output) = await CheckAsync();

        Assert.Equal(0, code);
        Assert.Contains("The directory does not grant the right to accounts and managers: not checked", output, StringComparison.Ordinal);
        Assert.Contains("only 鄭代號 can be reached", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_roll_call_of_the_quarter_is_listed_from_the_file_of_the_bot()
    {
        var folder = Directory.CreateTempSubdirectory("pdbot-roll-call-");
        var file = Path.Combine(folder.FullName, "pdbot.db");
        var now = TimeProvider.System.GetUtcNow();
        var quarter = Quarter.Of(DateOnly.FromDateTime(now.ToOffset(TimeSpan.FromHours(8)).Date));
        await using (var store = SqliteStore.Open(new() { Path = file }, TimeProvider.System))
        {
            await store.RollCalls.AddAsync(new(university.Id, quarter, RollCallMarkKind.Until, null, now), default);
            await store.RollCalls.AddAsync(new(university.Id, quarter, RollCallMarkKind.CheckedIn, university.People.Values.Single(person => person.Name == "王示範").Id, now), default);
        }

        var (code, output) = await BotProcess.RunVerbAsync(new Dictionary<string, string?>(), "roster", "roll-call", "--organisation", "cgu-example", "--storage", file, "--en");
        var (missing, _) = await BotProcess.RunVerbAsync(new Dictionary<string, string?>(), "roster", "roll-call", "--storage", file + ".no");

        Assert.Equal((0, 2), (code, missing));
        Assert.Contains("1 of 18 checked in", output, StringComparison.Ordinal);
        Assert.Matches("王示範 +checked in", output);
        Assert.Matches("謝佔位 +not asked yet", output);
        folder.Delete(recursive: true);
    }

    private Task<(int Code, string Output)> CheckAsync() => BotProcess.RunVerbAsync(
        new Dictionary<string, string?>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Bot:AppType"] = "UserAssignedMSI",
            ["Bot:AppId"] = "0b07ffff-0000-4000-8000-0000000000b0",
            ["Graph:Enabled"] = "true",
            ["Graph:Address"] = graph.Root.AbsoluteUri,
            ["IDENTITY_ENDPOINT"] = entra.MachineEndpoint.ToString(),
            ["IDENTITY_HEADER"] = EntraServer.MachineSecret,
        },
        "roster", "check", "--organisation", "cgu-example", "--en");
}
