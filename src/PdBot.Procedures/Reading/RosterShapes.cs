namespace PdBot.Procedures.Reading;

/// <summary>The mappings of a roster file.</summary>
internal static class RosterShapes
{
    public static readonly Shape Root = new("root",
        ["id", "title", "procedure", "tenants", "units", "people", "holders", "executiveGroup", "emergencyContact"],
        ["parent", "absences", "parameters"]);

    public static readonly Shape Unit = new("unit", ["id", "title"], []);
    public static readonly Shape Person = new("person", ["id", "name"], ["title", "upn", "unit", "account", "presence", "automaticReply"]);
    public static readonly Shape Holder = new("holder", ["role", "person"], ["unit", "deputies", "group", "managerOf"]);
    public static readonly Shape Absence = new("absence", ["person", "from", "until"], []);
    public static readonly Shape ExecutiveGroup = new("executiveGroup", ["members"], ["channel"]);
    public static readonly Shape EmergencyContact = new("emergencyContact", ["name", "phone"], []);

    public static readonly Shape[] All =
        [Root, ProcedureShapes.Text, Unit, Person, Holder, Absence, ExecutiveGroup, EmergencyContact];
}
