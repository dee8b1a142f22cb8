using PdBot.Domain;

namespace PdBot.Teams.Documents;

/// <summary>Makes the address under which one person may fetch one document for a short time.</summary>
public interface IDocumentLinks
{
    /// <summary>How long an address works.</summary>
    TimeSpan Lifetime { get; }

    /// <summary>The address. Whoever holds it acts as the person, so it is given only to them, and only when they ask.</summary>
    /// <param name="report">The report.</param>
    /// <param name="person">For whom; the rights are checked again when it is opened.</param>
    /// <param name="document">The document's id; <see cref="EvidencePack"/> for the whole file.</param>
    Uri For(ReportId report, PersonId person, string document);

    /// <summary>The id that stands for the evidence pack.</summary>
    const string EvidencePack = "evidence-pack";
}
