using PdBot.Domain;
using PdBot.Domain.Procedures;
using PdBot.Domain.Roster;

namespace PdBot.Engine.Organisations;

/// <summary>An organisation with the procedure that a new report of it freezes.</summary>
/// <param name="Organisation">The roster.</param>
/// <param name="Procedure">The procedure with the organisation's parameters.</param>
/// <param name="Definition">The content hash of its text.</param>
/// <param name="DefinitionText">The text that is kept for its reports.</param>
public sealed record OrganisationSetup(Organisation Organisation, Procedure Procedure, DefinitionHash Definition, string DefinitionText);
