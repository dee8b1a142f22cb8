using PdBot.Storage.Sqlite.Raw;

namespace PdBot.Storage.Sqlite;

/// <summary>Takes an occasion for a while, unless it is over or another's.</summary>
internal sealed class ClaimOccasionAct(string occasion, DateTimeOffset now, DateTimeOffset until) : WriteAct
{
    // An occasion that is over has no end of a claim, and null is not less than anything.
    private static readonly Sql Take = new(
        """
        insert into occasion(occasion, claimed_until) values(?1, ?3)
        on conflict(occasion) do update set claimed_until = ?3 where claimed_until <= ?2 returning 1
        """);

    private static readonly Sql IsOver = new("select claimed_until is null from occasion where occasion = ?1");

    /// <summary>Whose it is; known once the act is done.</summary>
    public Claim Claim { get; private set; }

    /// <inheritdoc/>
    public override void Apply(Connection connection)
    {
        using var take = connection.Use(Take).Bind(1, occasion).Bind(2, now.UtcTicks).Bind(3, until.UtcTicks);
        if (take.Step())
        {
            Claim = Claim.Won;
            return;
        }
        using var over = connection.Use(IsOver).Bind(1, occasion);
        over.Step();
        Claim = over.Number(0) == 1 ? Claim.Over : Claim.Taken;
    }
}
