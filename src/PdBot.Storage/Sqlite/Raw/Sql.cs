namespace PdBot.Storage.Sqlite.Raw;

/// <summary>One statement of SQL, written once as a static field and prepared once per connection.</summary>
internal sealed class Sql(string text)
{
    public string Text { get; } = text;
}
