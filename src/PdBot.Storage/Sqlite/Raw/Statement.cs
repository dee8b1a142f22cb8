using System.Text;
using SQLitePCL;

namespace PdBot.Storage.Sqlite.Raw;

/// <summary>A prepared statement. Parameters count from 1, columns from 0; disposing resets it for the next use.</summary>
internal sealed class Statement(Connection connection, sqlite3_stmt handle) : IDisposable
{
    public Statement Bind(int parameter, long value)
    {
        connection.Check(raw.sqlite3_bind_int64(handle, parameter, value));
        return this;
    }

    public Statement Bind(int parameter, long? value) => value is { } number ? Bind(parameter, number) : BindNull(parameter);

    public Statement Bind(int parameter, string? value)
    {
        if (value is null)
            return BindNull(parameter);
        connection.Check(raw.sqlite3_bind_text(handle, parameter, value));
        return this;
    }

    /// <summary>Text that is UTF-8 already.</summary>
    public Statement Bind(int parameter, ReadOnlySpan<byte> utf8)
    {
        // The address of an empty span is null, and null would be bound as NULL.
        if (utf8.IsEmpty)
            return Bind(parameter, "");
        connection.Check(raw.sqlite3_bind_text(handle, parameter, utf8));
        return this;
    }

    /// <summary>Goes to the next row; false when there is none.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(handle);
        if (code == raw.SQLITE_ROW)
            return true;
        connection.Check(code);
        return false;
    }

    public long Number(int column) => raw.sqlite3_column_int64(handle, column);

    public bool IsNull(int column) => raw.sqlite3_column_type(handle, column) == raw.SQLITE_NULL;

    public string Text(int column) => Encoding.UTF8.GetString(Utf8(column));

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    /// <summary>The text as UTF-8; valid until the next step.</summary>
    public ReadOnlySpan<byte> Utf8(int column) => raw.sqlite3_column_blob(handle, column);

    /// <inheritdoc/>
    public void Dispose() => raw.sqlite3_reset(handle);

    /// <summary>Frees it, with its connection.</summary>
    public void Close() => handle.Dispose();

    private Statement BindNull(int parameter)
    {
        connection.Check(raw.sqlite3_bind_null(handle, parameter));
        return this;
    }
}
