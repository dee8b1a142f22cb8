using Microsoft.Extensions.DependencyInjection;
using PdBot.Domain.Escalation;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;
using PdBot.Host.Composition;
using PdBot.Testing;
using PdBot.Testing.Graph;

namespace PdBot.Behaviour.Tests;

/// <summary>A contact who blocked the bot is passed over as ever, and gets a mail with the number and a link. One who lacks the app gets the app.</summary>
public sealed class Whom_Teams_does_not_reach_gets_a_mail : IAsyncLifetime
{
    private static readonly ConnectorAnswer Blocked = ConnectorAnswer.Error(403, "MessageWritesBlocked");
    private static readonly ConnectorAnswer NotInstalled = ConnectorAnswer.Error(403, "BotNotInConversationRoster");

    private GraphServer graph = null!;
    private Bot bot = null!;

    public async Task InitializeAsync()
    {
        graph = await GraphServer.StartAsync(new ManualTimeProvider());
        bot = await Bot.StartAsync(
            "cgu-example", services => services.AddSingleton<GraphCredential>(_ => new FixedCredential()),
            ("Graph:Enabled", "true"), ("Graph:Address", graph.Root.AbsoluteUri), ("Graph:MailFrom", "pdbot@cgu.example"), ("Graph:CatalogAppId", "9c000000-0000-4000-8000-000000000001"));
        graph.Add(new GraphUser { Id = "9c000000-0000-4000-8000-0000000000aa", UserPrincipalName = "pdbot@cgu.example" });
        foreach (var person in bot.Setup.Organisation.People.Values)
            graph.Add(new GraphUser { Id = person.Id.Value, UserPrincipalName = person.UserPrincipalName, DisplayName = person.Name });
        await bot.RefreshDirectoryAsync();
    }

    public async Task DisposeAsync()
    {
        bot.AssertLogIsSilentAbout([.. bot.Setup.Organisation.People.Values.Select(person => person.UserPrincipalName)]);
        await bot.DisposeAsync();
        await graph.DisposeAsync();
    }

    [Fact]
    public async Task The_mail_has_the_number_and_a_link_and_nothing_of_the_report()
    {
        bot.Teams.Refuse(bot.Person("黃測試").Id.Value, Blocked);

        await bot.Staff().ReportAsync(values: ("summary", "學生名單寄給廠商"));

        var mail = Assert.Single(graph.Mails);
        Assert.Equal(("pdbot@cgu.example", "huang.ceshi@cgu.example"), (mail.From, mail.To));
        Assert.Equal("個資事件通報案件 PD-115-0001 待您處理 / Report PD-115-0001 waits for you", mail.Subject);
        Assert.Contains("https://teams.microsoft.com/l/chat/0/0?users=28:", mail.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("名單", mail.Body, StringComparison.Ordinal);
        Assert.All(bot.Setup.Organisation.People.Values, person => Assert.DoesNotContain(person.Name, mail.Subject + mail.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_contact_counts_as_unreachable_all_the_same_and_the_mail_is_in_the_evidence()
    {
        bot.Teams.Refuse(bot.Person("黃測試").Id.Value, Blocked);

        await bot.Staff().ReportAsync();

        var missed = Assert.Single((await bot.EventsAsync()).OfType<ContactUnreachable>());
        Assert.Equal(UnreachableReason.BotBlocked, missed.Reason);
        Assert.EndsWith("; mail sent", missed.Evidence, StringComparison.Ordinal);
        Assert.NotEmpty(bot.Person("吳演習").Cards);
    }

    [Theory]
    [InlineData("Mail.Send")]
    [InlineData("TeamsAppInstallation.ReadWriteSelfForUser.All")]
    public async Task Without_the_right_it_is_as_if_there_were_no_Graph(string right)
    {
        graph.Withhold(right);
        bot.Teams.Refuse(bot.Person("黃測試").Id.Value, right == "Mail.Send" ? Blocked : NotInstalled);

        await bot.Staff().ReportAsync();

        Assert.Single((await bot.EventsAsync()).OfType<ContactUnreachable>());
        Assert.NotEmpty(bot.Person("吳演習").Cards);
        Assert.Contains(right, Assert.Single(bot.Log.Of(2301)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Graph_that_does_not_answer_holds_nothing_up()
    {
        bot.Teams.Refuse(bot.Person("黃測試").Id.Value, Blocked);
        graph.GoSilent(true);

        await bot.Staff().ReportAsync();

        Assert.EndsWith("; no mail: NoAnswer", Assert.Single((await bot.EventsAsync()).OfType<ContactUnreachable>()).Evidence, StringComparison.Ordinal);
        Assert.NotEmpty(bot.Person("吳演習").Cards);
    }

    [Fact]
    public async Task Whoever_lacks_the_app_gets_it_and_the_card_at_once_in_its_chat()
    {
        var person = bot.Person("黃測試").Id.Value;
        bot.Teams.Refuse(person, NotInstalled);

        var intake = await bot.Staff().AskAsync("/report leak");
        await bot.Staff().PressAsync(intake, "submit-report", Persona.Filled(intake));
        await bot.SendDueAsync();

        Assert.Equal([person], graph.Installations);
        Assert.Single(bot.Teams.Shown, message => message.ConversationId == GraphServer.ChatOf(person));
        Assert.Equal(GraphServer.ChatOf(person), (await bot.PeopleAsync(bot.Person("黃測試").Id))?.Conversation);
        Assert.Empty((await bot.EventsAsync()).OfType<ContactUnreachable>());
        Assert.Empty(graph.Mails);
    }

    [Theory]
    [InlineData("installedApps?", 403)]
    [InlineData("installedApps?", 429)]
    [InlineData("/chat", 429)]
    [InlineData("/chat", 503)]
    public async Task While_Graph_does_not_tell_the_chat_the_card_waits_for_Teams_as_ever(string path, int status)
    {
        graph.Throttle(path, seconds: 60, status: status);
        bot.Teams.Refuse(bot.Person("黃測試").Id.Value, NotInstalled, times: 2);

        await bot.Staff().ReportAsync();

        Assert.Single(graph.Calls, call => call.Path.Contains(path, StringComparison.Ordinal));
        Assert.Single(bot.Person("黃測試").Cards);
        Assert.Empty((await bot.EventsAsync()).OfType<ContactUnreachable>());
        Assert.Empty(graph.Mails);
        Assert.Empty(graph.Offences);
    }

    [Fact]
    public async Task Whom_Teams_does_not_know_even_then_is_unreachable_within_the_budget()
    {
        bot.Teams.Refuse(bot.Person("黃測試").Id.Value, NotInstalled);
        bot.Teams.Refuse(GraphServer.ChatOf(bot.Person("黃測試").Id.Value), NotInstalled);
        var intake = await bot.Staff().AskAsync("/report leak");
        await bot.Staff().PressAsync(intake, "submit-report", Persona.Filled(intake));

        for (var second = 0; second < 150; second++)
        {
            await bot.SendDueAsync();
            bot.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Single(graph.Installations);
        Assert.Single((await bot.EventsAsync()).OfType<ContactUnreachable>());
        Assert.Single(graph.Mails);
    }

    [Fact]
    public async Task Whose_Teams_only_fails_gets_the_mail_when_trying_again_is_over()
    {
        bot.Teams.Refuse(bot.Person("黃測試").Id.Value, ConnectorAnswer.Error(502, "BadGateway"));
        var intake = await bot.Staff().AskAsync("/report leak");
        await bot.Staff().PressAsync(intake, "submit-report", Persona.Filled(intake));

        for (var second = 0; second < 150; second++)
        {
            await bot.SendDueAsync();
            bot.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal("huang.ceshi@cgu.example", Assert.Single(graph.Mails).To);
        var missed = Assert.Single((await bot.EventsAsync()).OfType<ContactUnreachable>());
        Assert.Equal(UnreachableReason.RetriesExhausted, missed.Reason);
        Assert.EndsWith("; mail sent", missed.Evidence, StringComparison.Ordinal);
    }
}
