using PdBot.EndToEnd.Tests.Playground;

namespace PdBot.EndToEnd.Tests.Scenarios;

/// <summary>An organisation at work: the built program, and five people with a Playground each. Shared by the scenarios, which restart the program with the times they need.</summary>
public sealed class Company : IAsyncLifetime
{
    private static readonly PlaygroundOrganisation Tenant = new(new Guid("e2e00000-0000-4000-8000-000000000000"), "28:e2e00000-0000-4000-8000-0000000000b0", "個資通報");

    private readonly string _folder = Machine.TemporaryFolder("company");
    private readonly PlaygroundPersona[] _people =
    [
        new("丁小雯", new Guid("e2e00000-0000-4000-8000-000000000001"), "ding"),
        new("黃志明", new Guid("e2e00000-0000-4000-8000-000000000002"), "huang"),
        new("林淑芬", new Guid("e2e00000-0000-4000-8000-000000000003"), "lin"),
        new("陳俊宏", new Guid("e2e00000-0000-4000-8000-000000000004"), "chen"),
        new("曾美惠", new Guid("e2e00000-0000-4000-8000-000000000005"), "zeng"),
    ];

    private BotProcess? _bot;
    private LanguageRelay? _relay;
    private IReadOnlyList<PlaygroundServer> _servers = [];
    private readonly List<PlaygroundChat> _chats = [];

    /// <summary>Reports; in no roster.</summary>
    internal PlaygroundChat Reporter => _chats[0];

    /// <summary>業務單位; the deputy is <see cref="Head"/>.</summary>
    internal PlaygroundChat Unit => _chats[1];

    /// <summary>業務單位主管; no deputy.</summary>
    internal PlaygroundChat Head => _chats[2];

    /// <summary>聯絡窗口.</summary>
    internal PlaygroundChat Contact => _chats[3];

    /// <summary>執行小組.</summary>
    internal PlaygroundChat Executive => _chats[4];

    internal BotProcess Bot => _bot ?? throw new InvalidOperationException("Not started");

    internal PlaygroundServer PageOf(PlaygroundChat chat) => _servers.Single(server => server.Me == chat.Me);

    internal static PlaygroundOrganisation Organisation => Tenant;

    private string Roster => Path.Combine(_folder, "company.yaml");

    private string Database => Path.Combine(_folder, "pdbot.db");

    public async Task InitializeAsync()
    {
        WriteRoster(new Windows());
        _bot = await BotProcess.StartAsync(new Dictionary<string, string?> { ["Storage:Path"] = Database, ["Roster:Path"] = Roster });
        _relay = await LanguageRelay.StartAsync(_bot.Messages);
        _servers = await PlaygroundServer.StartAllAsync(_people, _relay.Messages, Tenant);
        foreach (var server in _servers)
            _chats.Add(await PlaygroundChat.ConnectAsync(server));
        foreach (var chat in _chats)
            await InstallAsync(chat);
    }

    /// <summary>Installs the bot for a person, and waits for its welcome: Playground answers before the bot has.</summary>
    internal static async Task InstallAsync(PlaygroundChat chat)
    {
        var before = Welcomes();
        await chat.InstallAsync();
        await Eventually.TrueAsync(() => Welcomes() > before, TimeSpan.FromSeconds(60), $"{chat.Me.Name} is welcomed");

        int Welcomes() => chat.Shown.Count(message => message.Shows("開始通報"));
    }

    public async Task DisposeAsync()
    {
        foreach (var chat in _chats)
            await chat.DisposeAsync();
        foreach (var server in _servers)
            await server.DisposeAsync();
        if (_relay is not null)
            await _relay.DisposeAsync();
        if (_bot is not null)
            await _bot.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Starts the program again with these times; people, conversations and log stay.</summary>
    internal async Task BeginAsync(Windows windows)
    {
        WriteRoster(windows);
        await Bot.StartAgainAsync();
    }

    /// <summary>Starts the program again as an organisation that follows the NIU procedure: contact and convener judge jointly.</summary>
    internal async Task BeginAsNiuAsync()
    {
        string[] roles = ["contact", "executive-secretary", "security-officer", "legal-adviser", "management-contact", "secretariat", "personnel-office"];
        File.WriteAllText(Roster, $"""
            id: company
            title: {"{ zh: 示範大學, en: Example University }"}
            procedure: niu
            tenants: [{Tenant.TenantId}]
            units:
              - {"{ id: academic-affairs, title: { zh: 教務處, en: Academic Affairs } }"}
            people:
            {string.Join('\n', _people.Skip(1).Select(person => $"  - {{ id: {person.ObjectId}, name: {person.Name}, title: 組員, upn: {person.UserPrincipalName}, unit: academic-affairs }}"))}
            holders:
            {string.Join('\n', roles.Select(role => $"  - {{ role: {role}, person: {_people[3].UserPrincipalName} }}"))}
              - {"{"} role: convener, person: {_people[4].UserPrincipalName} {"}"}
              - {"{"} role: committee, person: {_people[4].UserPrincipalName} {"}"}
              - {"{"} role: executive-group, person: {_people[4].UserPrincipalName} {"}"}
              - {"{"} role: unit, unit: academic-affairs, person: {_people[1].UserPrincipalName} {"}"}
              - {"{"} role: unit-head, unit: academic-affairs, person: {_people[2].UserPrincipalName} {"}"}
              - {"{"} role: unit-executive, unit: academic-affairs, person: {_people[2].UserPrincipalName} {"}"}
            executiveGroup:
              members: [{_people[4].UserPrincipalName}]
            emergencyContact: {"{ name: 示範大學校安中心, phone: 03-000-0000 }"}
            """);
        await Bot.StartAgainAsync();
    }

    /// <summary>Reports a leak as a member of staff does; returns the number.</summary>
    /// <param name="command">What is typed.</param>
    /// <param name="button">The button that sends the form.</param>
    /// <param name="answers">What is filled in besides <see cref="Form.Answers"/>, or instead.</param>
    internal async Task<string> ReportAsync(string command = "/report leak", string button = "送出通報", params (string Input, string Value)[] answers)
    {
        var filled = Form.Answers.ToDictionary(answer => answer.Key, answer => answer.Value);
        foreach (var (input, value) in answers)
            filled[input] = value;
        var before = Intakes().Count;
        await Reporter.SayAsync(command);
        await Eventually.TrueAsync(() => Intakes().Count > before, TimeSpan.FromSeconds(30), "a new intake card is offered");
        var intake = Intakes()[^1];
        var answer = await Reporter.PressAsync(intake, button, filled);
        var number = System.Text.RegularExpressions.Regex.Match(answer.Everything, "(PD|DR)-[0-9]{3}-[0-9]{4}").Value;
        Assert.True(number.Length > 0, $"No number in the answer:\n{answer.Everything}");
        return number;

        // One that an earlier scenario has sent still stands there, and sending it again would only give that report's number.
        List<ShownMessage> Intakes() => [.. Reporter.Shown.Where(message => message.Offers(button))];
    }

    /// <summary>The verified log of a report, as the program's own verb prints it.</summary>
    internal Task<string> LogAsync(string number) => BotProcess.RunVerbAsync("log", "export", number, "--storage", Database);

    /// <summary>The documents of a report, or its evidence pack, written to a folder; what was printed.</summary>
    internal Task<string> ExportAsync(string number, string folder, params string[] options) =>
        BotProcess.RunVerbAsync(["report", "export", number, "--to", folder, "--storage", Database, "--roster", Roster, .. options]);

    /// <summary>What <c>log verify</c> says.</summary>
    internal Task<string> VerifyAsync(string number) => BotProcess.RunVerbAsync("log", "verify", number, "--storage", Database);

    private void WriteRoster(Windows windows) => File.WriteAllText(Roster, $"""
        id: company
        title: {"{ zh: 示範大學, en: Example University }"}
        procedure: cgu
        tenants: [{Tenant.TenantId}]
        units:
          - {"{ id: academic-affairs, title: { zh: 教務處, en: Academic Affairs } }"}
        people:
        {string.Join('\n', _people.Skip(1).Select(person => $"  - {{ id: {person.ObjectId}, name: {person.Name}, title: 組員, upn: {person.UserPrincipalName}, unit: academic-affairs }}"))}
        holders:
          - {"{"} role: mail-room, person: {_people[3].UserPrincipalName} {"}"}
          - {"{"} role: contact, person: {_people[3].UserPrincipalName} {"}"}
          - {"{"} role: unit, unit: academic-affairs, person: {_people[1].UserPrincipalName}, deputies: [{_people[2].UserPrincipalName}] {"}"}
          - {"{"} role: unit-head, unit: academic-affairs, person: {_people[2].UserPrincipalName} {"}"}
          - {"{"} role: executive-group, person: {_people[4].UserPrincipalName} {"}"}
        executiveGroup:
          members: [{_people[4].UserPrincipalName}]
        emergencyContact: {"{ name: 示範大學校安中心, phone: 03-000-0000 }"}
        parameters:
          unit.window: {windows.Unit}
          unit.decideWithin: {windows.Decide}
          unit-head.window: {windows.Head}
          unit-head.decideWithin: {windows.Decide}
          contact-copy.window: {windows.Contact}
          executive-group.window: {windows.Executive}
          repeatEvery: {windows.RepeatEvery}
        {string.Concat(windows.Limits.Select(limit => $"  {limit.Task}.deadline: {limit.Length}\n"))}
        """);
}

/// <summary>How long each level has, as a roster writes it.</summary>
internal sealed record Windows
{
    public string Unit { get; init; } = "10m";

    public string Decide { get; init; } = "10m";

    public string Head { get; init; } = "10m";

    public string Contact { get; init; } = "5m";

    public string Executive { get; init; } = "10m";

    public string RepeatEvery { get; init; } = "30m";

    /// <summary>Limits of duties, shorter than those of the clauses.</summary>
    public IReadOnlyList<(string Task, string Length)> Limits { get; init; } = [];
}

/// <summary>What the reporter fills in.</summary>
internal static class Form
{
    public static IReadOnlyDictionary<string, string> Answers { get; } = new Dictionary<string, string>
    {
        ["unit"] = "academic-affairs",
        ["source"] = "self-discovered",
        ["q-event-kind"] = "breach",
        ["q-description"] = "寄送通知信時誤附名單",
        ["q-discovered-at-date"] = "2026-11-01",
        ["q-discovered-at-time"] = "09:30",
        ["q-records"] = "120",
    };
}
