namespace PdBot.Domain.Procedures;

/// <summary>Where the holder of a role is found.</summary>
public enum RoleScope
{
    /// <summary>In the unit concerned.</summary>
    Unit,
    /// <summary>In the organisation.</summary>
    Organisation,
    /// <summary>In the parent organisation.</summary>
    Parent,
    /// <summary>Outside; never held by a Teams user, so it can be a receiver but not a level.</summary>
    Outside,
}

/// <summary>A role that the procedure names.</summary>
/// <param name="Id">Its id within the procedure.</param>
/// <param name="Title">Its name in the source's own words.</param>
/// <param name="Scope">Where its holder is found.</param>
/// <param name="Clause">The clause that names it.</param>
/// <param name="Unheld">Why nobody needs to hold it; null means that a roster must name a holder.</param>
public sealed record Role(RoleId Id, LocalizedText Title, RoleScope Scope, Clause Clause, string? Unheld = null);
