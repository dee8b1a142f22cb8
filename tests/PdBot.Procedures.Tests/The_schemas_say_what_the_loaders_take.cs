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
