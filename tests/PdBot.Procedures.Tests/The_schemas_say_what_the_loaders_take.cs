using System.Text.Json.Nodes;
using PdBot.Procedures.Reading;
using Xunit;

namespace PdBot.Procedures.Tests;

public sealed class The_schemas_say_what_the_loaders_take
{
    private static readonly JsonNode Procedure = Read(Library.ShippedProcedures, "procedure.schema.json");
    private static readonly JsonNode Roster = Read(Library.ShippedOrganisations, "roster.schema.json");

    [Fact]
    public void A_procedure_has_the_same_keys_in_both() => Compare(Procedure, ProcedureShapes.All);

    [Fact]
    public void A_roster_has_the_same_keys_in_both() => Compare(Roster, RosterShapes.All);

    [Theory]
    [InlineData("role", "scope", "    scope: unit\n", "    scope: {0}\n")]
    [InlineData("level", "act", "act: acknowledge", "act: {0}")]
    [InlineData("level", "quorum", "      roles: [mail-room]\n", "      roles: [mail-room]\n      quorum: {0}\n")]
    [InlineData("task", "opens", "    owner: legal-section\n", "    owner: legal-section\n    opens: {0}\n")]
    [InlineData("task", "evidence", "evidence: reference", "evidence: {0}")]
    [InlineData("task", "achieves", "achieves: contained", "achieves: {0}")]
    [InlineData("review", "act", "act: confirm", "act: {0}")]
    [InlineData("deadline", "start", "start: contained", "start: {0}")]
    [InlineData("notice", "opens", "to: technical-section,", "to: technical-section, opens: {0},")]
    [InlineData("retention", "start", "years: 3,", "years: 3, start: {0},")]
    public void Every_word_that_the_schema_offers_is_taken(string shape, string key, string passage, string replacement)
    {
        var words = Procedure["$defs"]![shape]!["properties"]![key]!["enum"]!.AsArray().Select(word => word!.GetValue<string>()).ToArray();

        Assert.NotEmpty(words);
        Assert.All(words, word => Shipped.Read(Shipped.ProcedureText("cgu").With(passage, replacement.Replace("{0}", word, StringComparison.Ordinal))));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_shipped_procedure_names_the_schema(string id) =>
        Assert.StartsWith("# yaml-language-server: $schema=procedure.schema.json\n", Shipped.ProcedureText(id), StringComparison.Ordinal);

    public static TheoryData<string> Ids => Shipped.Ids;

    private static void Compare(JsonNode schema, Shape[] shapes)
    {
        var definitions = schema["$defs"]!.AsObject();
        Assert.Equal(shapes.Select(shape => shape.Name).Where(name => name != "root").Order(), definitions.Select(pair => pair.Key).Order());
        foreach (var shape in shapes)
        {
            var part = shape.Name == "root" ? schema : definitions[shape.Name]!;
            Assert.Equal(shape.Keys.Order(), part["properties"]!.AsObject().Select(pair => pair.Key).Order());
            Assert.Equal(shape.Required.Order(), (part["required"]?.AsArray() ?? []).Select(key => key!.GetValue<string>()).Order());
            Assert.False(part["additionalProperties"]!.GetValue<bool>());
        }
    }

    private static JsonNode Read(string folder, string file) => JsonNode.Parse(File.ReadAllText(Path.Combine(folder, file)))!;
}
