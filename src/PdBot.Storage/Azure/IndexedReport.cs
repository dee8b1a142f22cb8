using PdBot.Engine.Ports;

namespace PdBot.Storage.Azure;

/// <summary>A report that was put back into the index.</summary>
/// <param name="Head">The report.</param>
/// <param name="IsNumberItsOwn">False when another report is found under its number: one of them was opened while the index was missing.</param>
public sealed record IndexedReport(ReportHead Head, bool IsNumberItsOwn);
