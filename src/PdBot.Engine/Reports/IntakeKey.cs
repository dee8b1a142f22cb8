using System.Security.Cryptography;
using System.Text;
using PdBot.Domain;

namespace PdBot.Engine.Reports;

/// <summary>Makes the report's id from the intake card that was submitted: the same card gives the same report, however often it is pressed.</summary>
public static class IntakeKey
{
    private const int Length = 20;

    /// <summary>The id of the report that this card opens.</summary>
    /// <param name="organisation">The organisation.</param>
    /// <param name="reporter">The reporter.</param>
    /// <param name="card">The card's own mark, made when the card was drawn.</param>
    public static ReportId ToReportId(OrganisationId organisation, PersonId reporter, string card) =>
        new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{organisation}\n{reporter}\n{card}")))[..Length]);
}
