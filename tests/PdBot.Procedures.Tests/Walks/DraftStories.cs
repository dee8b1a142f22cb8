namespace PdBot.Procedures.Tests.Walks;

/// <summary>The 2026 draft, which is not in force: a Saturday night on which nobody answers.</summary>
internal static class DraftStories
{
    public static IReadOnlyList<Story> All { get; } =
    [
        new("pdpa-2026-draft", "115年草案（尚未施行）：週六深夜無人簽收，執行小組接手",
            "僅供演練及準備，不生法律義務。週六深夜客服部發現加密備份遺失，各層級無人簽收，警報後由執行小組接手並以電話聯繫，重新逐級通報時各層級均已簽收。",
            "pdpa-draft-example", "customer-service", Play, "draft", "thresholds", "public-notice"),
        new("pdpa-2026-draft-individual", "115年草案（尚未施行）：特種個資外洩，個別通知當事人",
            "僅供演練及準備，不生法律義務。人力資源部健康檢查名單誤寄，涉及特種個資，於知悉後72小時內通報並個別通知。",
            "pdpa-draft-example", "human-resources", Individual, "clock-start", "retention-start"),
    ];

    private static void Play(Walkthrough walk) => walk
        .At("3/7 22:00").Reported("unit-discovered",
            ("event-kind", "loss"), ("description", "加密之客服備份隨身碟遺失"), ("occurred-at", "3/7 20:00"), ("discovered-at", "3/7 21:30"),
            ("special", "false"), ("records", "2400"), ("records-basis", "estimated"), ("system-records", "10000"))
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

    private static void Individual(Walkthrough walk) => walk
        .At("3/2 09:00").Reported("outside-tip",
            ("event-kind", "leak"), ("description", "健康檢查名單誤寄予其他員工"), ("discovered-at", "3/2 08:30"), ("special", "true"), ("records", "46"), ("system-records", "900"))
        .At("3/2 09:08").Acknowledged("unit")
        .At("3/2 09:15").Acknowledged("unit-head")
        .At("3/2 09:25").Established("contact", "名單含健康檢查結果，屬特種個資")
        .At("3/2 09:35").Acknowledged("officer")
        .At("3/2 10:00").Done("response", "收回郵件，收件人切結刪除")
        .At("3/2 14:00").Done("authority-report", "涉及特種個資，通報", reference: "演練第1150000002號")
        .At("3/2 16:00").Told("data-subjects", "當面及書面", 46)
        .At("3/2 16:10").Done("data-subjects", "個別通知完竣", "當面及書面")
        .At("3/2 16:15").Waived("public-notice", "均已個別通知")
        .At("3/3 10:00").Done("record", "事故紀錄")
        .At("3/3 11:00").Reviewed("record")
        .At("3/3 11:30").Closed("各項均已辦畢");
}
