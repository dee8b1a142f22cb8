using Azure.Data.Tables;
using PdBot.Storage.Azure;
using PdBot.Storage.Tests.Azure.Emulator;
using PdBot.Storage.Tests.Contract;

namespace PdBot.Storage.Tests.Azure;

/// <summary>The log on tables.</summary>
[Collection(nameof(Azurite))]
public sealed class AzureReportLogTests(Azurite azurite) : ReportLogContract
{
    /// <inheritdoc/>
    protected override Task<IStorageUnderTest> OpenAsync() => AzureUnderTest.OpenAsync(azurite);
}

/// <summary>The wakes on a queue.</summary>
[Collection(nameof(Azurite))]
public sealed class AzureWakeQueueTests(Azurite azurite) : WakeQueueContract
{
    /// <inheritdoc/>
    protected override Task<IStorageUnderTest> OpenAsync() => AzureUnderTest.OpenAsync(azurite);
}

/// <summary>The people on a table.</summary>
[Collection(nameof(Azurite))]
public sealed class AzurePeopleTests(Azurite azurite) : PeopleContract
{
    /// <inheritdoc/>
    protected override Task<IStorageUnderTest> OpenAsync() => AzureUnderTest.OpenAsync(azurite);
}

/// <summary>The keys of links on a table.</summary>
[Collection(nameof(Azurite))]
public sealed class AzureLinkKeysTests(Azurite azurite) : LinkKeysContract
{
    /// <inheritdoc/>
    protected override Task<IStorageUnderTest> OpenAsync() => AzureUnderTest.OpenAsync(azurite);
}

/// <summary>The occasions in the index.</summary>
[Collection(nameof(Azurite))]
public sealed class AzureOccasionTests(Azurite azurite) : OccasionContract
{
    [Fact]
    public async Task What_an_older_version_took_is_over()
    {
        await ((AzureUnderTest)Storage).Table("index").AddEntityAsync(new TableEntity(Layout.Occasions, "checkpoint-2026-11-20"));
        Assert.Equal(Claim.Over, await Storage.Occasions.ClaimAsync("checkpoint-2026-11-20", Sample.Start, Sample.Start.AddHours(1), default));
    }

    /// <inheritdoc/>
    protected override Task<IStorageUnderTest> OpenAsync() => AzureUnderTest.OpenAsync(azurite);
}

/// <summary>The checks of rosters beside the people.</summary>
[Collection(nameof(Azurite))]
public sealed class AzureRosterChecksTests(Azurite azurite) : RosterChecksContract
{
    /// <inheritdoc/>
    protected override Task<IStorageUnderTest> OpenAsync() => AzureUnderTest.OpenAsync(azurite);
}

/// <summary>The roll-calls beside the people.</summary>
[Collection(nameof(Azurite))]
public sealed class AzureRollCallsTests(Azurite azurite) : RollCallsContract
{
    /// <inheritdoc/>
    protected override Task<IStorageUnderTest> OpenAsync() => AzureUnderTest.OpenAsync(azurite);
}
