namespace PdBot.Procedures.Tests.Walkthroughs;

/// <summary>The 2026 draft, which is not in force: a Saturday night on which nobody answers.</summary>
internal static class DraftStories
{
    public static IReadOnlyList<Story> All { get; } =
    [
        new("pdpa-2026-draft", "115年草案（尚未施行）：週六深夜無人簽收，執行小組接手",
            "僅供演練及準備，不生法律義務。週六深夜客服部發現加密備份遺失，各層級無人簽收，警報後由執行小組接手並以電話聯繫，重新逐級通報時各層級均已簽收。",
            "pdpa-draft-example", "customer-service", Play, "draft", "thresholds", "public-notice"),
    ];

    private static void Play(Walkthrough walk) => walk
        .At("3/7 22:00").Reported("unit-discovered",
            ("event-kind", "loss"), ("description", "加密之客服備份隨身碟遺失"), ("occurred-at", "3/7 20:00"), ("discovered-at", "3/7 21:30"),
            ("special", "false"), ("records", "2400"), ("system-records", "10000"))
        .At("3/7 23:45").TakenOver("裴演練")
        .At("3/8 00:20").Done("response", "停用相關金鑰，調閱監視畫面尋找")
        .At("3/8 00:48").Acknowledged("unit")
        .At("3/8 00:52").Acknowledged("unit-head")
        .At("3/8 01:05").Established("contact", "備份確已遺失，資料已加密")
        .At("3/8 01:10").Acknowledged("officer")
        .At("3/9 10:00").Done("authority-report", "符合筆數條件，通報", reference: "演練第1150000001號")
        .At("3/9 11:00").Done("public-notice", "資料已加密致無法讀取，以網站公告", "公司網站")
        .At("3/9 11:30").Waived("data-subjects", "資料加密致無法讀取，已以公告為之", "裴演練", "公告第115-3號")
        .At("3/9 14:00").Done("record", "事故紀錄")
        .At("3/9 15:00").Reviewed("record")
        .At("3/9 16:00").Closed("各項均已辦畢");
}
