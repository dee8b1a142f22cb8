namespace PdBot.Procedures.Tests.Walks;

/// <summary>海巡署: one leak on paper that is a major case, one electronic intrusion.</summary>
internal static class CgaStories
{
    public static IReadOnlyList<Story> All { get; } =
    [
        new("cga-paper", "海巡署程序：非資訊面外洩，重大案件召開會議",
            "人事科紙本名冊誤附於對外公文，非資訊面；認屬重大案件，召開執行小組會議，結論送署及海洋委員會備查。",
            "cga-example", "personnel-section", Paper, "chain-levels", "judgement", "press-person", "ethics-notice", "major-case"),
        new("cga-electronic", "海巡署程序：資訊面外洩，駭客入侵",
            "查緝隊受理系統遭非法入侵，資訊面；由資安聯絡人通報本署SOC，值班員無法送達而由代理人簽收，資料送通電資訊組審核，退回一次後通過。",
            "cga-example", "inspection-office", Electronic, "legal-hour", "summary-content", "other-notice-sender"),
    ];

    private static void Paper(Walkthrough walk) => walk
        .At("3/2 09:00").Reported("unit-discovered",
            ("event-kind", "carelessness"), ("description", "上週寄出之公文誤附紙本名冊，歸檔核對時發現"), ("occurred-at", "2/26 15:00"), ("discovered-at", "3/2 08:45"),
            ("original", "other"), ("infringed", "true"))
        .At("3/2 09:06").Established("unit", "已向受文機關查證，名冊確已外流，原始檔為紙本")
        .At("3/2 09:10").Acknowledged("executive-group", "程演算")
        .At("3/2 09:14").Acknowledged("contact")
        .At("3/2 09:20").Acknowledged("hq-contact")
        .At("3/2 09:30").Corrected("程演算", ("ethics", "true"), ("meeting", "true"))
        .At("3/2 09:40").Done("oac-report", "非資訊面外洩第一次通報", "電話及電子郵件")
        .At("3/2 10:30").Done("damage-control", "已請受文機關封存並派員取回名冊，清點無缺頁")
        .At("3/3 10:00").Told("data-subjects", "書面雙掛號", 122)
        .At("3/3 10:20").Done("data-subjects", "通知書載明被侵害之事實及已採取之因應措施", "書面雙掛號")
        .At("3/3 11:00").Done("public-notice", "退離人員二千餘人，查址郵寄需費過鉅；斟酌技術可行性及隱私保護，以機關網站公告，未刊載個人資料", "機關網站")
        .At("3/5 16:00").Done("review-report", "含事件狀況、事件分析、通知當事人內容及方式、因應及補救措施、預防機制")
        .At("3/5 16:30").Done("review-report-oac", "檢討報告", "公文電子交換")
        .At("3/9 14:00").Done("meeting", "結論：對外公文附件改採雙人核對")
        .At("3/10 09:30").Done("meeting-oac", "會議結論及檢討報告", reference: "示例字第1150000310號")
        .At("3/10 10:00").Closed("應辦事項均已辦畢");

    private static void Electronic(Walkthrough walk) => walk
        .Blocks("華值班")
        .At("3/2 09:00").Reported("intrusion",
            ("event-kind", "intrusion"), ("description", "受理系統出現異常登入，疑有查詢資料被下載"), ("discovered-at", "3/2 08:30"),
            ("original", "electronic"), ("infringed", "true"), ("ethics", "false"), ("meeting", "false"))
        .At("3/2 09:08").Established("unit", "登入紀錄顯示非本單位人員下載查詢結果")
        .At("3/2 09:11").Acknowledged("security-contact")
        .At("3/2 09:13").Acknowledged("hq-soc", "霍輪值").Unblocks("華值班")
        .At("3/2 09:18").Acknowledged("hq-executive-group", "范試車")
        .At("3/2 09:25").Done("cyber-report", "資通安全事件通報", reference: "A1150302-07")
        .At("3/2 09:30").Done("oac-report-electronic", "資訊面外洩通報", "電子郵件")
        .At("3/2 15:00").Done("damage-control", "停用遭冒用帳號、封鎖來源位址，系統改由備援提供服務")
        .At("3/3 10:00").Told("data-subjects", "簡訊及電話", 63)
        .At("3/3 10:10").Done("data-subjects", "已逐一告知事實及因應措施", "簡訊及電話")
        .At("3/3 10:15").Waived("public-notice", "當事人均已個別通知，無需費過鉅情形")
        .At("3/4 14:00").Done("summary", "歷程概述、損害情形、應變措施及強化作為")
        .At("3/4 16:00").Returned("summary", "缺「後續可能影響」，請補正")
        .At("3/5 10:00").Done("summary", "已補正「後續可能影響」")
        .At("3/5 11:00").Reviewed("summary")
        .At("3/6 14:00").Done("response-review", "人力資源、作業程序、事件處理及其他須檢討事項")
        .At("3/6 14:30").Done("response-review-oac", "應變作業檢討", "公文電子交換")
        .At("3/6 15:00").Closed("應辦事項均已辦畢");
}
