using System.Collections.Immutable;
using PdBot.Domain;
using PdBot.Domain.Roster;
using PdBot.Engine.Ports;

namespace PdBot.Teams.Tests.Graph;

/// <summary>What every directory promises, whatever it asks.</summary>
public abstract class DirectoryContract
{
    protected const string Group = "9a000000-0000-4000-8000-000000000001";

    private static readonly PersonId Head = Id(1), Clerk = Id(2), Left = Id(3), Away = Id(4);

    /// <summary>A head, a clerk whom the head manages and who is not signed in, one with a disabled account, one whose mailbox answers.</summary>
    protected static Organisation World { get; } = new()
    {
        Id = new OrganisationId("contract-example"),
        Title = new("契約示範", "Contract Example"),
        Procedure = new ProcedureId("cgu"),
        Tenants = ["c9000000-0000-4000-8000-000000000000"],
        Units = [],
        People = ImmutableDictionary.CreateRange(new Person[]
        {
            new(Head, "王示範", "組長", "head@contract.example"),
            new(Clerk, "李假名", "組員", "clerk@contract.example") { Offline = true },
            new(Left, "陳虛構", "", "left@contract.example") { Account = AccountState.Disabled },
            new(Away, "林擬人", "", "#away@contract.example") { AutomaticReply = true },
        }.Select(person => KeyValuePair.Create(person.Id, person))),
        Assignments =
        [
            new(new RoleId("contact"), null, Clerk, []) { Source = new(Group, null) },
            new(new RoleId("contact"), null, Away, []) { Source = new(Group, null) },
            new(new RoleId("unit-head"), null, Head, []) { Source = new(null, Clerk) },
        ],
        ExecutiveGroup = new([Head], null),
        EmergencyContact = new("", ""),
    };

    /// <summary>A directory of <see cref="World"/>.</summary>
    protected abstract Task<IDirectory> OpenAsync();

    [Fact]
    public async Task A_person_is_found_by_id_and_by_name_each_under_what_was_asked()
    {
        var found = (await (await OpenAsync()).FindAsync([Clerk.Value, "HEAD@contract.example", "#away@contract.example"], default)).Value!;

        Assert.Equal("李假名", found[Clerk.Value].Name);
        Assert.Equal((Head, "組長", AccountState.Active), (found["HEAD@contract.example"].Id, found["HEAD@contract.example"].JobTitle, found["HEAD@contract.example"].Account));
        Assert.Equal(Away, found["#away@contract.example"].Id);
    }

    [Fact]
    public async Task A_person_comes_with_the_manager()
    {
        var found = (await (await OpenAsync()).FindAsync([Clerk.Value, Head.Value], default)).Value!;

        Assert.Equal((Head, "王示範"), (found[Clerk.Value].Manager?.Id, found[Clerk.Value].Manager?.Name));
        Assert.Null(found[Head.Value].Manager);
    }

    [Fact]
    public async Task A_disabled_account_and_one_that_is_not_there_are_told_apart()
    {
        var found = (await (await OpenAsync()).FindAsync([Left.Value, Id(99).Value, Head.Value], default)).Value!;

        Assert.Equal(AccountState.Disabled, found[Left.Value].Account);
        Assert.Equal(AccountState.Gone, found[Id(99).Value].Account);
        Assert.Equal(AccountState.Active, found[Head.Value].Account);
    }

    [Fact]
    public async Task Nobody_asked_is_nobody_answered() => Assert.Empty((await (await OpenAsync()).FindAsync([], default)).Value!);

    [Fact]
    public async Task A_group_has_its_members_and_an_unknown_one_is_not_there()
    {
        var directory = await OpenAsync();

        Assert.Equal([Clerk, Away], (await directory.MembersAsync(Group, default)).Value!.OrderBy(member => member.Value));
        Assert.Equal(DirectoryFault.NotFound, (await directory.MembersAsync("9a000000-0000-4000-8000-0000000000ff", default)).Fault);
    }

    [Fact]
    public async Task Presence_is_told_of_those_who_are_known()
    {
        var present = (await (await OpenAsync()).PresencesAsync([Head, Clerk, Id(99)], default)).Value!;

        Assert.Equal((Presence.Available, Presence.Offline), (present[Head], present[Clerk]));
        Assert.DoesNotContain(Id(99), present.Keys);
    }

    [Fact]
    public async Task Automatic_replies_are_told_of_those_who_are_known()
    {
        var replies = (await (await OpenAsync()).AutomaticRepliesAsync([Head, Away, Id(99)], default)).Value!;

        Assert.Equal((false, true), (replies[Head].On, replies[Away].On));
        Assert.DoesNotContain(Id(99), replies.Keys);
    }

    protected static PersonId Id(int number) => new($"9b000000-0000-4000-8000-{number:d12}");
}
