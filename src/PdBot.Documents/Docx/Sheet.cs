using System.Collections.Immutable;

namespace PdBot.Documents.Docx;

/// <summary>The paper: A4, measured in twentieths of a point.</summary>
internal static class Sheet
{
    public const int Width = 11906;
    public const int Height = 16838;
    public const int SideMargin = 1134;
    public const int TopMargin = 1247;
    public const int BottomMargin = 964;
    public const int HeaderDistance = 510;
    public const int FooterDistance = 454;

    /// <summary>What is left between the margins.</summary>
    public const int TextWidth = Width - (2 * SideMargin);

    /// <summary>The text width, shared out so that the parts fill it exactly.</summary>
    public static ImmutableArray<int> Share(IReadOnlyCollection<int> shares)
    {
        var (sum, given, total) = (0, 0, shares.Sum());
        var widths = ImmutableArray.CreateBuilder<int>(shares.Count);
        foreach (var share in shares)
        {
            sum += share;
            var edge = TextWidth * sum / total;
            widths.Add(edge - given);
            given = edge;
        }
        return widths.MoveToImmutable();
    }
}
