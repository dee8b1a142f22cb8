namespace PdBot.Procedures.Tests.Walks;

/// <summary>新工處: electronic data, an outside audit, and a correction that is returned once.</summary>
internal static class NcoStories
{
    public static IReadOnlyList<Story> All { get; } =
    [
        new("taipei-nco", "新工處程序：電子資料、委託外部稽核、矯正作業退回一次",
            "橋隧科用地協議名冊以電子郵件誤寄；召開緊急應變會議，決議通報主管機關並委託外部稽核；矯正作業報告退回一次後確認。",
            "taipei-nco-example", "bridge-section", Play, "judgement", "authority-report", "it-report-receiver", "one-report", "parallel-investigation"),
    ];

    private static void Play(Walkthrough walk) => walk
        .At("3/2 09:00").Reported("section-discovered",
            ("event-kind", "leak"), ("description", "用地協議名冊以電子郵件誤寄予廠商"), ("occurred-at", "2/26 17:30"), ("discovered-at", "3/2 08:50"), ("impact", "名冊一份，約兩百人"), ("electronic", "true"))
        .At("3/2 09:03").Acknowledged("section-contact")
        .At("3/2 09:07").Acknowledged("section-head")
        .At("3/2 09:12").Acknowledged("secretariat")
        .At("3/2 09:16").Acknowledged("working-group", "杜模式")
        .At("3/2 09:20").Done("emergency-measures", "已請廠商刪除並切結，收回郵件")
        .At("3/2 09:50").Done("incident-report", "事件種類、影響範圍及處置")
        .At("3/2 10:20").Established("working-group", "郵件確已送達，影響約兩百人", "杜模式")
        .At("3/2 10:25").Reviewed("incident-report", "杜模式")
        .At("3/2 10:40").Done("authority-decision", "決議立即通報主管機關", by: "杜模式")
        .At("3/2 10:50").Done("meeting", "上午十時召開，召集人、工作小組成員與資訊室、政風室出席；審核報告、確認影響範圍並決議通報")
        .At("3/2 10:55").Done("authority-report", "依決議通報", "公文及電話")
        .At("3/2 11:00").Done("it-report", "個資事件通報作業", "市府通報系統", "市資第115-0302號", recipient: "市府資訊單位")
        .At("3/2 14:00").Done("press-release", "新聞稿定稿，未刊載個人資料")
        .At("3/2 14:30").Done("faq", "FAQ 十題")
        .At("3/2 15:00").Told("data-subjects", "簡訊", 198, 2)
        .At("3/2 16:00").Told("data-subjects", "掛號信", 2)
        .At("3/2 16:10").Done("data-subjects", "已逐一通知", "簡訊及掛號信")
        .At("3/2 16:20").Done("external-report", "緊急應變通報", "電話及書面")
        .At("3/3 16:00").Done("investigation-logs", "郵件傳送及下載紀錄已檢視，僅一次誤寄")
        .At("3/4 11:00").Done("investigation-process", "覆核流程未落實，主管覆核紀錄缺漏")
        .At("3/4 14:00").Done("investigation-paper", "書面文件無非授權複製")
        .At("3/4 15:00").Done("outside-audit", "共同決議委託稽核", "公文", by: "杜模式")
        .At("3/9 10:00").Done("investigation-report", "深入調查報告完成，併陳外部稽核意見", by: "杜模式")
        .At("3/9 11:00").Done("corrective-order", "請落實寄件前雙人覆核", by: "杜模式")
        .At("3/11 10:00").Done("corrective-report", "已訂定雙人覆核表")
        .At("3/11 15:00").Returned("corrective-report", "未說明既有郵件群組如何清理", "杜模式")
        .At("3/12 10:00").Done("corrective-report", "補充郵件群組清理結果")
        .At("3/12 14:00").Reviewed("corrective-report", "杜模式")
        .At("3/13 10:00").Done("closing-file", "初步調查報告、會議紀錄、深入調查報告及矯正作業報告")
        .At("3/13 15:00").Reviewed("closing-file")
        .At("3/13 16:00").Done("filing", "專卷一冊")
        .At("3/13 16:30").Reviewed("filing")
        .At("3/13 17:00").Closed("專卷已收存", "馬試用");
}
