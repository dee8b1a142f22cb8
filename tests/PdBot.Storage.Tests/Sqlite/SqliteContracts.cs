using PdBot.Storage.Tests.Contract;

namespace PdBot.Storage.Tests.Sqlite;

/// <summary>The log's contract on SQLite.</summary>
public sealed class SqliteReportLogTests : ReportLogContract
{
    /// <inheritdoc/>
    protected override Task<IStorageUnderTest> OpenAsync() => Task.FromResult<IStorageUnderTest>(new SqliteUnderTest());
}

/// <summary>The wakes' contract on SQLite.</summary>
public sealed class SqliteWakeQueueTests : WakeQueueContract
{
    /// <inheritdoc/>
    protected override Task<IStorageUnderTest> OpenAsync() => Task.FromResult<IStorageUnderTest>(new SqliteUnderTest());
}

/// <summary>The people's contract on SQLite.</summary>
public sealed class SqlitePeopleTests : PeopleContract
{
    /// <inheritdoc/>
    protected override Task<IStorageUnderTest> OpenAsync() => Task.FromResult<IStorageUnderTest>(new SqliteUnderTest());
}

/// <summary>The contract of the keys of links on SQLite.</summary>
public sealed class SqliteLinkKeysTests : LinkKeysContract
{
    /// <inheritdoc/>
    protected override Task<IStorageUnderTest> OpenAsync() => Task.FromResult<IStorageUnderTest>(new SqliteUnderTest());
}

/// <summary>The occasions' contract on SQLite.</summary>
public sealed class SqliteOccasionTests : OccasionContract
{
    /// <inheritdoc/>
    protected override Task<IStorageUnderTest> OpenAsync() => Task.FromResult<IStorageUnderTest>(new SqliteUnderTest());
}

/// <summary>The contract of the checks of rosters on SQLite.</summary>
public sealed class SqliteRosterChecksTests : RosterChecksContract
{
    /// <inheritdoc/>
    protected override Task<IStorageUnderTest> OpenAsync() => Task.FromResult<IStorageUnderTest>(new SqliteUnderTest());
}

/// <summary>The roll-calls' contract on SQLite.</summary>
public sealed class SqliteRollCallsTests : RollCallsContract
{
    /// <inheritdoc/>
    protected override Task<IStorageUnderTest> OpenAsync() => Task.FromResult<IStorageUnderTest>(new SqliteUnderTest());
}
