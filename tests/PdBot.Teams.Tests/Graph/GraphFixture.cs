using PdBot.Domain.Roster;
using PdBot.Teams.Graph;
using PdBot.Teams.Outbound;
using PdBot.Testing;
using PdBot.Testing.Graph;

namespace PdBot.Teams.Tests.Graph;

/// <summary>A Graph server, a client of it, and the clock of both.</summary>
internal sealed class GraphFixture : IAsyncDisposable
{
    private readonly HttpClient http = new(ConnectorClient.CreateHandler()) { Timeout = Timeout.InfiniteTimeSpan };

    private GraphFixture(GraphServer server, ManualTimeProvider clock, LogLines log)
    {
        (Server, Clock, Log) = (server, clock, log);
        // The clock is pushed while requests are under way, so no answer may be too late by it.
        Client = new GraphClient(
            http, new GraphCloud(server.Root, "https://graph.microsoft.com/.default", "https://teams.microsoft.com"), (_, _) => ValueTask.FromResult<string?>("token"), null,
            new GraphOptions { Timeout = Timeout.InfiniteTimeSpan }, clock);
        Directory = new GraphDirectory(Client, new GraphRights(clock, log.Of<GraphRights>()), clock);
    }

    public GraphServer Server { get; }

    public ManualTimeProvider Clock { get; }

    public LogLines Log { get; }

    public GraphClient Client { get; }

    public GraphDirectory Directory { get; }

    public static async Task<GraphFixture> StartAsync()
    {
        var clock = new ManualTimeProvider();
        return new GraphFixture(await GraphServer.StartAsync(clock), clock, new LogLines());
    }

    /// <summary>Lets the server play the directory of an organisation.</summary>
    public void Play(Organisation organisation)
    {
        foreach (var person in organisation.People.Values.Where(person => person.Account != AccountState.Gone))
        {
            Server.Add(new GraphUser
            {
                Id = person.Id.Value,
                UserPrincipalName = person.UserPrincipalName,
                DisplayName = person.Name,
                JobTitle = person.JobTitle.Length > 0 ? person.JobTitle : null,
                AccountEnabled = person.Account == AccountState.Active,
                Availability = person.Offline ? "Offline" : "Available",
                RepliesStatus = person.AutomaticReply ? "alwaysEnabled" : "disabled",
                Manager = organisation.Assignments.FirstOrDefault(one => one.Source?.ManagerOf == person.Id)?.Holder.Value,
            });
        }

        foreach (var group in organisation.Assignments.Where(one => one.Source?.Group is not null).GroupBy(one => one.Source!.Group!))
        {
            Server.AddGroup(group.Key, group.Select(one => one.Holder.Value));
        }
    }

    /// <summary>Lets time pass, second by second, until something is done.</summary>
    public async Task<T> PushAsync<T>(Task<T> task)
    {
        while (!task.IsCompleted)
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        return await task;
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await Server.DisposeAsync();
    }
}
