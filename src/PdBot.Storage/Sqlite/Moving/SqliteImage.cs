using System.Collections.Immutable;
using PdBot.Domain;
using PdBot.Domain.RollCalls;
using PdBot.Engine.Ports;
using PdBot.Storage.Events;
using PdBot.Storage.Moving;
using PdBot.Storage.Sqlite.Raw;

namespace PdBot.Storage.Sqlite.Moving;

/// <summary>What a file holds. A report is one transaction, so there is never half of one.</summary>
internal sealed class SqliteImage(Writer? writer, ReaderPool readers, TimeProvider time) : IStoreImage
{
    // The table is ordered by people, for their lists: each person is looked up once, where a condition on the report alone would read every row.
    private static readonly Sql PeopleOf = new(
        """
        with recursive
          one(id) as (select id from report where report = ?1),
          anybody(person) as (
            select min(person) from involved
            union all select (select min(person) from involved where person > anybody.person) from anybody where person is not null)
        select anybody.person from anybody join one where exists (select 1 from involved where person = anybody.person and id = one.id)
        """);

    // A report that was opened without counting has its number in its head only.
    private static readonly Sql Given = new(
        """
        select organisation, prefix || printf('%04d', n), report from number
        union select organisation, number, report from report
        """);

    private static readonly Sql Frozen = new("select hash from definition");
    private static readonly Sql Addresses = new("select person, tenant, service_url, conversation, user, bot, language from person");
    private static readonly Sql Taken = new("select occasion from occasion where claimed_until is null");
    private static readonly Sql RollCalls = new($"select {SqliteRollCalls.Columns} from roll_call");
    private static readonly Sql Checks = new("select organisation, found from roster_check");
    private static readonly Sql Connectors = new("select tenant, service_url from tenant");

    /// <inheritdoc/>
    public Task<ImmutableArray<ReportHead>> HeadsAsync(CancellationToken cancellationToken) =>
        Task.FromResult(readers.Read(0, static (connection, _) => Heads.After(connection, null, 0, int.MaxValue).Heads));

    /// <inheritdoc/>
    public Task<StoredReport?> ReadAsync(ReportId report, CancellationToken cancellationToken) => Task.FromResult(readers.Read(report, Read));

    /// <inheritdoc/>
    public Task WriteAsync(IReadOnlyList<StoredReport> reports, CancellationToken cancellationToken) => Write(new WriteReportsAct(reports));

    /// <inheritdoc/>
    public Task<ImmutableArray<StoredNumber>> NumbersAsync(CancellationToken cancellationToken) =>
        All(Given, static row => new StoredNumber(new(row.Text(0)), new(row.Text(1)), new(row.Text(2))));

    /// <inheritdoc/>
    public Task WriteAsync(IReadOnlyList<StoredNumber> numbers, CancellationToken cancellationToken) => Write(new WriteNumbersAct(numbers));

    /// <inheritdoc/>
    public Task<ImmutableArray<DefinitionHash>> DefinitionsAsync(CancellationToken cancellationToken) => All(Frozen, static row => new DefinitionHash(row.Text(0)));

    /// <inheritdoc/>
    public Task<ImmutableArray<PersonAddress>> PeopleAsync(CancellationToken cancellationToken) =>
        All(Addresses, static row => new PersonAddress(new(row.Text(0)), row.Text(1), row.Text(2), row.Text(3), row.Text(4), row.Text(5), Names.Parse<Language>(row.Text(6))));

    /// <inheritdoc/>
    public Task<ImmutableArray<TenantAddress>> TenantsAsync(CancellationToken cancellationToken) =>
        All(Connectors, static row => new TenantAddress(row.Text(0), row.Text(1)));

    /// <inheritdoc/>
    public Task WriteAsync(TenantAddress tenant, CancellationToken cancellationToken) => Write(new SaveTenantAct(tenant.Tenant, tenant.ServiceUrl, time.GetUtcNow()));

    /// <inheritdoc/>
    public Task<ImmutableArray<string>> OccasionsAsync(CancellationToken cancellationToken) => All(Taken, static row => row.Text(0));

    /// <inheritdoc/>
    public Task<ImmutableArray<RollCallMark>> RollCallsAsync(CancellationToken cancellationToken) => All(RollCalls, SqliteRollCalls.Mark);

    /// <inheritdoc/>
    public Task<ImmutableArray<StoredRosterCheck>> RosterChecksAsync(CancellationToken cancellationToken) =>
        All(Checks, static row => new StoredRosterCheck(new(row.Text(0)), row.Text(1)));

    private static StoredReport? Read(Connection connection, ReportId report)
    {
        if (Heads.Whole(connection, report) is not var (head, hash, wake))
            return null;
        return new(head, hash, wake, History.Rows(connection, report), Involved(connection, report), [.. Outbox.Pending(connection, report).Select(pending => pending.Message)]);
    }

    private static ImmutableArray<PersonId> Involved(Connection connection, ReportId report)
    {
        using var rows = connection.Use(PeopleOf).Bind(1, report.Value);
        return Collect(rows, static row => new PersonId(row.Text(0)));
    }

    private static ImmutableArray<T> Collect<T>(Statement rows, Func<Statement, T> read)
    {
        var all = ImmutableArray.CreateBuilder<T>();
        while (rows.Step())
            all.Add(read(rows));
        return all.ToImmutable();
    }

    private Task<ImmutableArray<T>> All<T>(Sql sql, Func<Statement, T> read) =>
        Task.FromResult(readers.Read((sql, read), static (connection, of) =>
        {
            using var rows = connection.Use(of.sql);
            return Collect(rows, of.read);
        }));

    private Task Write(WriteAct act) => writer?.RunAsync(act) ?? throw new InvalidOperationException("The storage was opened to read only.");
}
