using PdBot.Domain;
using PdBot.Storage.Sqlite.Raw;

namespace PdBot.Storage.Sqlite;

/// <summary>A conversation is gone; the rest of the address stays.</summary>
internal sealed class ForgetConversationAct(PersonId person) : WriteAct
{
    private static readonly Sql Forget = new("update person set conversation = '' where person = ?1");

    /// <inheritdoc/>
    public override void Apply(Connection connection)
    {
        using var forget = connection.Use(Forget).Bind(1, person.Value);
        forget.Step();
    }
}
