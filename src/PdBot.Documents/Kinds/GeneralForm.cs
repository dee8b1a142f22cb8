using System.Collections.Immutable;
using PdBot.Documents.Cases;
using PdBot.Documents.Forms;

namespace PdBot.Documents.Kinds;

/// <summary>Any document whose id this room does not know: everything that is known of the report.</summary>
internal static class GeneralForm
{
    public static ImmutableArray<Block> Fill(Case @case, string document) =>
    [
        new Block.Section("基本資料"),
        Parts.About(@case),
        .. Parts.OtherFacts(@case, "事實"),
        new Block.Section("判斷"),
        Parts.Judgement(@case),
        new Block.Section("逐級陳報"),
        ChainTable.Of(@case),
        new Block.Section("應辦事項"),
        DutyTable.Of(@case),
        new Block.Section("通知當事人紀錄"),
        DutyTable.Batches(@case),
        new Block.Section("歷程"),
        Course.Of(@case),
        new Block.Section("陳核"),
        Parts.Seals(@case, document),
    ];
}
