using PdBot.Storage.Sqlite;
using PdBot.Storage.Sqlite.Raw;

namespace PdBot.Benchmarks.Servers;

/// <summary>One row.</summary>
internal sealed class RowAct(string activity, string person) : WriteAct
{
    public const string Table = "create table if not exists row(id integer primary key, activity text not null, person text not null)";
    private static readonly Sql Insert = new("insert into row(activity, person) values(?1, ?2)");

    public override void Apply(Connection connection)
    {
        using var insert = connection.Use(Insert).Bind(1, activity).Bind(2, person);
        insert.Step();
    }
}
