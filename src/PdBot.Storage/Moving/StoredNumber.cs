using System.Globalization;
using PdBot.Domain;

namespace PdBot.Storage.Moving;

/// <summary>A number given to a report for ever, opened or not.</summary>
/// <param name="Organisation">Numbers count within an organisation.</param>
/// <param name="Number">Such as <c>PD-115-0042</c>.</param>
/// <param name="Report">Whose it is.</param>
internal sealed record StoredNumber(OrganisationId Organisation, ReportNumber Number, ReportId Report)
{
    /// <summary>What was counted under: the text up to its last digits.</summary>
    public string Prefix => Number.Value[..Digits];

    /// <summary>How far it was counted.</summary>
    public long Count => long.TryParse(Number.Value.AsSpan(Digits), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;

    private int Digits => Number.Value.AsSpan().TrimEnd("0123456789").Length;
}
