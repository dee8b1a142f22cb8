using System.Globalization;
using System.Text;
using PdBot.Storage.Sqlite;
using SQLitePCL;

namespace PdBot.EndToEnd.Tests.Tokens;

/// <summary>Everything that stands in a SQLite file, row by row, beside the program that writes it.</summary>
internal static class StoreText
{
    /// <summary>All tables; only that the storage was tried leaves no trace.</summary>
    public static string Read(string path)
    {
        _ = SqliteStore.VersionInUse;
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_open_v2(path, out var database, raw.SQLITE_OPEN_READONLY, null));
        using (database)
        {
            var text = new StringBuilder();
            foreach (var table in Rows(database, "select name from sqlite_master where type = 'table' and name <> 'probe' order by name").ToList())
                text.AppendJoin('\n', Rows(database, $"select '{table}', * from {table} order by 2")).Append('\n');
            return text.ToString();
        }
    }

    private static IEnumerable<string> Rows(sqlite3 database, string sql)
    {
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_prepare_v2(database, sql, out var statement));
        using (statement)
        {
            while (raw.sqlite3_step(statement) == raw.SQLITE_ROW)
                yield return string.Join('|', Enumerable.Range(0, raw.sqlite3_column_count(statement)).Select(column => Text(statement, column)));
        }
    }

    private static string Text(sqlite3_stmt statement, int column) => raw.sqlite3_column_type(statement, column) switch
    {
        raw.SQLITE_INTEGER => raw.sqlite3_column_int64(statement, column).ToString(CultureInfo.InvariantCulture),
        raw.SQLITE_BLOB => Convert.ToHexString(raw.sqlite3_column_blob(statement, column)),
        _ => raw.sqlite3_column_text(statement, column).utf8_to_string() ?? "",
    };
}
