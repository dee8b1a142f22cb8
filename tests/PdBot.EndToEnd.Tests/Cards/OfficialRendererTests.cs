namespace PdBot.EndToEnd.Tests.Cards;

/// <summary>The renderer that judges our cards can tell a good card from a faulty one.</summary>
[Collection(EndToEndCollection.Name)]
public sealed class OfficialRendererTests(OfficialRenderer renderer) : IClassFixture<OfficialRenderer>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_clean_card_renders_without_a_warning(bool dark)
    {
        var rendered = await renderer.RenderAsync("sample", Sample(), dark);

        Assert.Empty(rendered.Warnings);
        Assert.Contains("個資事件通報", rendered.Text, StringComparison.Ordinal);
        Assert.Contains("無法處理", rendered.Text, StringComparison.Ordinal);
        Assert.True(new FileInfo(rendered.Picture).Length > 0);
    }

    [Theory]
    [InlineData("an element that does not exist", "\"type\": \"FactSet\"", "\"type\": \"FactList\"", "UnknownElementType")]
    [InlineData("an action that does not exist", "\"type\": \"Action.Execute\", \"title\": \"無法處理\"", "\"type\": \"Action.Perform\", \"title\": \"無法處理\"", "UnknownActionType")]
    [InlineData("a value that its property does not know", "\"size\": \"Large\"", "\"size\": \"Gigantic\"", "InvalidPropertyValue")]
    [InlineData("a version newer than Teams shows", "\"version\": \"1.5\"", "\"version\": \"1.6\"", "UnsupportedCardVersion")]
    [InlineData("a required input without its message", "\"label\": \"理由\", ", "", "RequiredInputsShouldHaveLabel")]
    public async Task A_faulty_card_is_told_apart(string fault, string good, string bad, string warning)
    {
        var card = Sample().Replace(good, bad, StringComparison.Ordinal);
        Assert.NotEqual(Sample(), card);

        var rendered = await renderer.RenderAsync("fault", card);

        Assert.True(
            rendered.Warnings.Any(line => line.Contains(warning, StringComparison.Ordinal)),
            $"{fault}: {string.Join(" | ", rendered.Warnings)}");
    }

    private static string Sample() =>
        File.ReadAllText(Path.Combine(Machine.Repository, "tests", "PdBot.EndToEnd.Tests", "Cards", "sample.json"));
}
