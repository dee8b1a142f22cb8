using System.Collections.Immutable;
using PdBot.Domain.Procedures;

namespace PdBot.Documents.Forms;

/// <summary>A form, filled in, without any thought of how it looks.</summary>
internal sealed record Form
{
    /// <summary>Its name.</summary>
    public required string Title { get; init; }

    /// <summary>The number of the printed form; empty when it has none.</summary>
    public string Number { get; init; } = "";

    /// <summary>The clause that demands it; empty when none does.</summary>
    public string Clause { get; init; } = "";

    /// <summary>What it says, from top to bottom.</summary>
    public required ImmutableArray<Block> Blocks { get; init; }

    /// <summary>Set small, so that it stays on one page.</summary>
    public bool IsCompact { get; init; }

    /// <summary>A letter (函): without the lines of a form under its title.</summary>
    public bool IsLetter { get; init; }
}

/// <summary>A part of a form. A closed set.</summary>
internal abstract record Block
{
    private Block()
    {
    }

    /// <summary>A heading; numbered 一、二、三.</summary>
    public sealed record Section(string Title, string Clause = "") : Block;

    /// <summary>Labels and values.</summary>
    public sealed record Rows(ImmutableArray<Row> Items) : Block;

    /// <summary>A table; its header row repeats on every page.</summary>
    public sealed record Table(ImmutableArray<Column> Columns, ImmutableArray<ImmutableArray<Entry>> Lines, string WhenEmpty) : Block;

    /// <summary>Running text.</summary>
    public sealed record Paragraph(Entry Text, Tone Tone = Tone.Body) : Block
    {
        /// <summary>Printed in bold before the text, with a colon; empty for none.</summary>
        public string Label { get; init; } = "";
    }

    /// <summary>Empty boxes for seals and signatures.</summary>
    public sealed record Seals(ImmutableArray<string> Offices) : Block;

    /// <summary>What follows begins on a new page.</summary>
    public sealed record NewPage : Block;
}

/// <summary>How running text is meant.</summary>
internal enum Tone
{
    /// <summary>Ordinary.</summary>
    Body,
    /// <summary>A remark in small type.</summary>
    Note,
    /// <summary>A point under a heading, with a hanging indent.</summary>
    Point,
    /// <summary>What must not be overlooked.</summary>
    Alert,
}

/// <summary>A label with its value.</summary>
/// <param name="Label">What is asked.</param>
/// <param name="Value">The answer.</param>
/// <param name="Clause">The clause that asks it; empty when none does.</param>
/// <param name="IsHalf">Half a line wide; two such rows in a row share one line.</param>
internal sealed record Row(string Label, Entry Value, string Clause = "", bool IsHalf = false);

/// <summary>A column of a table.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Share">Its share of the width, relative to the others.</param>
internal sealed record Column(string Title, int Share);

/// <summary>Clauses as the forms print them.</summary>
internal static class ClauseText
{
    /// <summary>The article; empty for what the organisation chose itself, which no form may quote as a rule.</summary>
    public static string Print(this Clause clause) => clause.IsParameter ? "" : clause.Article;
}
