namespace PdBot.Procedures.Tests.Walks;

/// <summary>陸委會辦法: a great number of data subjects, the 72 hours, and a report that comes late.</summary>
internal static class MacStories
{
    public static IReadOnlyList<Story> All { get; } =
    [
        new("mac", "陸委會辦法：危及大量當事人，72小時通報逾時附理由",
            "基金會報名系統資料遭竊，危及大量當事人權益；通報表逾72小時始送出，附遲延理由，嗣後補充並配合監督。",
            "mac-example", "service-centre", Play, "status", "mass", "clock-start", "opens-at-report", "supplement", "retention-start"),
    ];

    private static void Play(Walkthrough walk) => walk
        .At("3/2 09:00").Reported("staff-discovered",
            ("event-kind", "theft"), ("description", "報名系統資料表遭外部下載"), ("occurred-at", "3/1 02:00"), ("discovered-at", "3/2 08:30"),
            ("data-kind", "姓名、電話、電子郵件"), ("records", "12000"), ("records-basis", "estimated"), ("cause", "系統弱點未修補"), ("damage", "資料遭下載"), ("consequences", "可能遭詐騙集團利用"))
        .At("3/2 09:20").Acknowledged("manager")
        .At("3/2 10:00").Corrected("牛試點", ("mass", "true"), ("measures", "關閉系統、修補弱點"), ("notice-at", "3月3日上午10時起"), ("notice-way", "簡訊及電子郵件"))
        .At("3/2 10:10").Established("manager", "日誌確認資料遭下載")
        .At("3/2 10:25").Acknowledged("reporting-person")
        .At("3/2 10:40").Acknowledged("responsible-person")
        .At("3/2 14:00").Done("response", "系統已離線，弱點已修補，密碼全數重設")
        .At("3/2 15:00").Done("plan-receivers", "依安全維護計畫通報", "電子郵件", recipient: "董事會、委託主機商")
        .At("3/3 10:00").Told("data-subjects", "簡訊及電子郵件", 11850, 150)
        .At("3/4 10:00").Told("data-subjects", "書面", 150)
        .At("3/4 10:10").Done("data-subjects", "查明後通知，內容含事實、因應措施及專線", "簡訊、電子郵件及書面")
        .At("3/4 11:00").Done("evidence-kept", "處理紀錄、軌跡資料及計畫執行證據已封存")
        .At("3/5 09:50").RefusedWithoutLateReason("mac-report", "附表1", "公文及電子郵件", "範本字第1150000007號")
        .At("3/5 09:52").Done("mac-report", "附表1", "公文及電子郵件", "範本字第1150000007號", "通報表於內部簽核用印時延誤，已檢討並改採電子簽核")
        .At("3/12 10:00").Done("mac-supplement", "確定筆數、發生原因及預防措施", "公文")
        .At("3/16 10:00").Done("correction", "矯正預防措施：每月弱點掃描，報名資料定期刪除")
        .At("3/20 14:00").Done("supervision", "配合派員檢查並提供資料", reference: "陸法字第1150000003號")
        .At("3/20 16:00").Closed("已完成通報及矯正");
}
