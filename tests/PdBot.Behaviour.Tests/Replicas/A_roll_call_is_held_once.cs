using PdBot.Domain.RollCalls;
using PdBot.Engine.Ports;
using PdBot.Testing;

namespace PdBot.Behaviour.Tests.Replicas;

/// <summary>However many replicas look at the clock, every contact gets one card and the executive group one message.</summary>
public sealed class A_roll_call_is_held_once
{
    private static readonly DateTimeOffset Due = new(2027, 1, 4, 3, 0, 0, TimeSpan.FromHours(8));

    private readonly ManualTimeProvider _clock = new(Due);

    [Fact]
    public async Task Two_replicas_ask_each_contact_once_and_one_of_them_tells_who_did_not_check_in()
    {
        await using var azurite = await AzuriteProcess.StartAsync();
        await using var teams = await LoopbackConnector.StartAsync();
        var prefix = $"t{Guid.NewGuid():n}"[..20];
        await using var one = await StartAsync(azurite, prefix);
        await using var other = await StartAsync(azurite, prefix);
        var organisation = Replica.Setup().Organisation;
        foreach (var person in organisation.People.Keys)
            await one.Store.People.SaveAsync(new PersonAddress(person, organisation.Tenants[0], teams.ServiceUrl, teams.ConversationOf(person.Value), $"29:{person}", "28:pdbot", Domain.Language.ZhTw), default);

        await Task.WhenAll(one.RollCall.RunDueAsync(default), other.RollCall.RunDueAsync(default));
        await Task.WhenAll(one.RollCall.RunDueAsync(default), other.RollCall.RunDueAsync(default));
        Assert.All(organisation.People.Keys, person => Assert.Single(teams.SeenBy(person.Value)));

        _clock.StepWallClock(TimeSpan.FromDays(7));
        await Task.WhenAll(one.RollCall.RunDueAsync(default), other.RollCall.RunDueAsync(default));
        await Task.WhenAll(one.RollCall.RunDueAsync(default), other.RollCall.RunDueAsync(default));

        foreach (var member in organisation.ExecutiveGroup.Members)
            await teams.WaitForAsync(message => message.Person == member.Value && IsNews(message));
        Assert.Equal(organisation.ExecutiveGroup.Members.Length, teams.Shown.Count(IsNews));
        Assert.Single(await one.Store.RollCalls.ReadAsync(organisation.Id, new Quarter(2027, 1), default), mark => mark.Kind == RollCallMarkKind.Told);
    }

    private static bool IsNews(ShownActivity message) => message.Content.TryGetProperty("text", out var text) && text.GetString()!.Contains("報到結果", StringComparison.Ordinal);

    private Task<Replica> StartAsync(AzuriteProcess azurite, string prefix) => Replica.StartAsync(azurite, prefix, Replica.Setup(), new Mailbox(), _clock);
}
