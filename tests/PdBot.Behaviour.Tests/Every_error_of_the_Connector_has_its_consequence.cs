using Microsoft.Extensions.DependencyInjection;
using PdBot.Domain.Delivery;
using PdBot.Domain.Escalation;
using PdBot.Domain.Roster;
using PdBot.Testing;
using PdBot.Testing.Identity;

namespace PdBot.Behaviour.Tests;

/// <summary>Teams' own table of errors, played row by row by a Connector: to a new card, to the opening of a chat, and to the rewriting of a card.</summary>
public sealed class Every_error_of_the_Connector_has_its_consequence
{
    private const string InnerJson = """{"errorCode":209,"message":"{\r\n  \"subCode\": \"MessageWritesBlocked\",\r\n  \"details\": \"x\"\r\n}"}""";
    private const string NoSubCode = """{"errorCode":209,"message":"Message writes are blocked"}""";

    /// <summary>Status, code or body, what becomes of a new card, what of a card for whom the chat is still to be opened, and whether a person must mend PdBot.</summary>
    public static TheoryData<int, string, Then, Then, bool> Rows => new()
    {
        { 400, "Bad Argument", Then.Undeliverable, Then.Undeliverable, true },
        { 400, "BadSyntax", Then.Undeliverable, Then.Undeliverable, true },
        { 401, "BotNotRegistered", Then.Delivered, Then.Delivered, true },
        { 403, "BotDisabledByAdmin", Then.BotNotInstalled, Then.BotNotInstalled, false },
        { 403, "BotNotInConversationRoster", Then.BotNotInstalled, Then.BotNotInstalled, false },
        { 404, "BotNotInConversationRoster", Then.BotNotInstalled, Then.BotNotInstalled, false },
        { 403, "ConversationBlockedByUser", Then.BotBlocked, Then.BotBlocked, false },
        { 403, "NotEnoughPermissions", Then.Undeliverable, Then.Undeliverable, false },
        { 403, "ForbiddenOperationException", Then.Undeliverable, Then.Undeliverable, false },
        { 403, InnerJson, Then.BotBlocked, Then.BotBlocked, false },
        { 403, NoSubCode, Then.BotBlocked, Then.BotBlocked, false },
        { 404, "ActivityNotFoundInConversation", Then.Undeliverable, Then.BotNotInstalled, false },
        { 404, "ConversationNotFound", Then.Undeliverable, Then.BotNotInstalled, false },
        { 412, "PreconditionFailed", Then.Delivered, Then.Delivered, false },
        { 413, "MessageSizeTooBig", Then.Undeliverable, Then.Undeliverable, true },
        { 429, "Throttled", Then.Delivered, Then.Delivered, false },
        { 500, "ServiceError", Then.Delivered, Then.Delivered, false },
        { 502, "ServiceError", Then.Delivered, Then.Delivered, false },
        { 503, "", Then.Delivered, Then.Delivered, false },
        { 504, "", Then.Delivered, Then.Delivered, false },
    };

    /// <summary>What becomes of a card whose sending was answered so: for a passing error once and twice, for a final one whenever it is tried.</summary>
    public enum Then
    {
        Delivered,
        BotBlocked,
        BotNotInstalled,
        Undeliverable,
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_new_card_is_brought_after_all_or_its_contact_is_passed_over_at_once(int status, string error, Then then, Then _, bool loud)
    {
        await using var bot = await Bot.StartAsync();
        await bot.Person("黃測試").AskAsync("help");

        await AskAsync(bot, bot.Person("黃測試").Conversation, Answer(status, error), then);

        await JudgeAsync(bot, status, then, loud);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task So_is_a_card_for_which_the_chat_must_first_be_opened(int status, string error, Then _, Then then, bool loud)
    {
        await using var bot = await Bot.StartAsync();

        await AskAsync(bot, bot.Person("黃測試").Id.Value, Answer(status, error), then);

        await JudgeAsync(bot, status, then, loud);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_card_that_is_not_rewritten_holds_nothing_up_and_is_no_evidence(int status, string error, Then then, Then _, bool loud)
    {
        await using var bot = await Bot.StartAsync();
        await bot.Staff().ReportAsync();
        var member = bot.Person("黃測試");
        bot.Teams.Refuse(member.Conversation, Answer(status, error), Times(then), "PUT");

        await member.InvokeAsync("establish", member.Card.DataOf("establish"));
        await bot.RunUntilAsync(TimeSpan.FromSeconds(1), () => HasCard(bot, "劉模擬") && (then != Then.Delivered || bot.Teams.SeenBy(member.Id.Value).Any(message => message.Version > 1)));

        var events = await bot.EventsAsync();
        Assert.Empty(events.OfType<ContactUnreachable>());
        Assert.Equal(then != Then.Delivered, events.OfType<CardFailed>().Any(failed => failed.Rewrite && failed.Receiver == member.Id.Value));
        Assert.Equal(loud, bot.Log.Of(2103).Count > 0);
    }

    [Theory]
    [InlineData("ConversationNotFound")]
    [InlineData("ActivityNotFoundInConversation")]
    public async Task A_chat_that_is_gone_is_opened_anew(string error)
    {
        await using var bot = await Bot.StartAsync();
        var member = bot.Person("黃測試");
        await member.AskAsync("help");
        bot.Teams.Refuse(member.Conversation, ConnectorAnswer.Error(404, error), times: 1, method: "POST");

        await bot.Staff().ReportAsync();

        Assert.True(member.Card.Says("請判定個資事件是否成立"));
        Assert.Contains(bot.Teams.Requests, request => request.Path.EndsWith("/v3/conversations", StringComparison.Ordinal) && request.Person == member.Id.Value);
        Assert.Empty((await bot.EventsAsync()).OfType<ContactUnreachable>());
    }

    [Fact]
    public async Task A_limit_is_waited_for_as_long_as_Teams_says()
    {
        await using var bot = await Bot.StartAsync();
        await bot.Person("黃測試").AskAsync("help");
        bot.Teams.Refuse(bot.Person("黃測試").Conversation, ConnectorAnswer.Error(429, "Throttled", "20"), times: 1);
        var start = bot.Clock.GetUtcNow();

        await ReportAsync(bot);
        await bot.RunUntilAsync(TimeSpan.FromSeconds(1), () => HasCard(bot, "黃測試"));

        Assert.InRange(bot.Clock.GetUtcNow() - start, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(22));
    }

    [Fact]
    public async Task An_app_blocked_for_everybody_else_leaves_the_reporter_to_phone_at_once()
    {
        await using var bot = await Bot.StartAsync();
        foreach (var person in bot.Setup.Organisation.People.Values)
            bot.Teams.Refuse(person.Id.Value, ConnectorAnswer.Error(403, "BotDisabledByAdmin"));
        var start = bot.Clock.GetUtcNow();

        await ReportAsync(bot);
        await bot.RunUntilAsync(TimeSpan.FromSeconds(1), () => bot.Staff().Cards.Any(card => card.Says("各層級均無人回應，請改以電話通報")));

        Assert.True(bot.Clock.GetUtcNow() - start < TimeSpan.FromSeconds(30), "It took too long.");
        Assert.Single((await bot.EventsAsync()).OfType<ChainExhausted>());
    }

    [Fact]
    public async Task A_tenant_of_the_GCC_cloud_is_told_there_and_its_address_is_kept()
    {
        await using var gcc = await LoopbackConnector.StartAsync();
        await using var internet = Internet.Create();
        internet.Play("smba.infra.gcc.teams.microsoft.com", new Uri(gcc.ServiceUrl));
        var handler = internet.CreateHandler();
        handler.Proxy = new System.Net.WebProxy(internet.Proxy, BypassOnLocal: true);
        await using var bot = await Bot.StartAsync("cgu-example", services => services.AddSingleton(new HttpClient(handler)));
        bot.Teams.Refuse(LoopbackConnector.Anyone, ConnectorAnswer.Error(403, "InvalidBotApiHost"));

        await ReportAsync(bot);
        await bot.EmptyOutboxAsync();

        var delivered = (await bot.EventsAsync()).OfType<CardDelivered>().Where(card => card.Kind == MessageKind.Escalation).ToArray();
        Assert.NotEmpty(delivered);
        Assert.All(delivered, card => Assert.Contains(".gcc.", card.ServiceUrl, StringComparison.Ordinal));
        Assert.NotEmpty(gcc.SeenBy(bot.Person("黃測試").Id.Value));
        Assert.Contains(".gcc.", (await bot.PeopleAsync(bot.Person("黃測試").Id))?.ServiceUrl, StringComparison.Ordinal);
    }

    private static ConnectorAnswer Answer(int status, string error) =>
        error.StartsWith('{') || error.Length == 0 ? new(status) { Body = error } : ConnectorAnswer.Error(status, error);

    private static int Times(Then then) => then == Then.Delivered ? 2 : int.MaxValue;

    private static async Task ReportAsync(Bot bot)
    {
        bot.Teams.ConversationOf(bot.Staff().Id.Value);
        var intake = await bot.Staff().InvokeAsync("start-report", new { });
        await bot.Staff().PressAsync(intake, "submit-report", Persona.Filled(intake));
    }

    /// <summary>Reports, with a refusal in the way of the unit's contact, until the contact or else the deputy has the card.</summary>
    private static async Task AskAsync(Bot bot, string who, ConnectorAnswer answer, Then then)
    {
        bot.Teams.Refuse(who, answer, Times(then));
        var start = bot.Clock.GetUtcNow();
        await ReportAsync(bot);
        await bot.RunUntilAsync(TimeSpan.FromSeconds(1), () => HasCard(bot, then == Then.Delivered ? "黃測試" : "吳演習"));
        Assert.True(bot.Clock.GetUtcNow() - start < (then == Then.Delivered ? TimeSpan.FromMinutes(2) : TimeSpan.FromSeconds(5)), "It took too long.");
    }

    private static async Task JudgeAsync(Bot bot, int status, Then then, bool loud)
    {
        var missed = (await bot.EventsAsync()).OfType<ContactUnreachable>().ToArray();
        if (then == Then.Delivered)
            Assert.Empty(missed);
        else
        {
            var contact = Assert.Single(missed);
            Assert.Equal((bot.Person("黃測試").Id, Enum.Parse<UnreachableReason>($"{then}")), (contact.Person, contact.Reason));
            Assert.StartsWith($"{status}", contact.Evidence, StringComparison.Ordinal);
        }
        Assert.Equal(loud, bot.Log.Of(2103).Count > 0);
    }

    private static bool HasCard(Bot bot, string name) => bot.Person(name).Cards.Any(card => card.Kind == "escalation");
}
