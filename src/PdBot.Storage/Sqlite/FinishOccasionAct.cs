using PdBot.Storage.Sqlite.Raw;

namespace PdBot.Storage.Sqlite;

/// <summary>An occasion is over.</summary>
internal sealed class FinishOccasionAct(string occasion) : WriteAct
{
    private static readonly Sql Finish = new("insert into occasion(occasion, claimed_until) values(?1, null) on conflict(occasion) do update set claimed_until = null");

    /// <inheritdoc/>
    public override void Apply(Connection connection)
    {
        using var finish = connection.Use(Finish).Bind(1, occasion);
        finish.Step();
    }
}
