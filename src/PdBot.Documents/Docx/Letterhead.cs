namespace PdBot.Documents.Docx;

/// <summary>What stands around a form.</summary>
/// <param name="Organisation">Its name.</param>
/// <param name="Number">The number of the report (案號).</param>
/// <param name="IsDrill">Water-marked as 【演練】.</param>
/// <param name="WrittenAt">When it was written.</param>
/// <param name="WrittenAtText">The same, as the form prints it.</param>
/// <param name="SourceDocument">The procedure's document and version.</param>
internal sealed record Letterhead(string Organisation, string Number, bool IsDrill, DateTimeOffset WrittenAt, string WrittenAtText, string SourceDocument);
