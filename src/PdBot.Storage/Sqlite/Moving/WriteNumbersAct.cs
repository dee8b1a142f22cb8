using PdBot.Storage.Moving;
using PdBot.Storage.Sqlite.Raw;

namespace PdBot.Storage.Sqlite.Moving;

/// <summary>Writes numbers that were given elsewhere.</summary>
internal sealed class WriteNumbersAct(IReadOnlyList<StoredNumber> numbers) : WriteAct
{
    private static readonly Sql Give = new("insert into number(organisation, prefix, n, report) values(?1, ?2, ?3, ?4) on conflict do nothing");

    /// <inheritdoc/>
    public override void Apply(Connection connection)
    {
        foreach (var number in numbers)
        {
            using var give = connection.Use(Give).Bind(1, number.Organisation.Value).Bind(2, number.Prefix).Bind(3, number.Count).Bind(4, number.Report.Value);
            give.Step();
        }
    }
}
