namespace PdBot.Procedures.Tests.Walks;

/// <summary>長庚大學: the network is down and a level silent; a late entry on the platform; a report that is no incident.</summary>
internal static class CguStories
{
    public static IReadOnlyList<Story> All { get; } =
    [
        new("cgu-network-down", "長庚大學程序：網路中斷、主管未回應而逕行陳報、涉及刑事",
            "教務處機房遭侵入，註冊系統備份硬碟失竊，校內網路同時中斷；業務單位主管及其代理人均未簽收，依6.3.2往上一層級逕行陳報。",
            "cgu-example", "academic-affairs", NetworkDown, "chain-levels", "windows", "one-hour-start", "thirty-six-hours-start", "one-month-start"),
        new("cgu-late-report", "長庚大學程序：通報應變網站逾時登錄，附遲延理由",
            "校外單位以公文指出學生名冊公開於網路；業務單位承辦人離線，代理人同時受通知；平台登錄逾一小時，附遲延理由。",
            "cgu-example", "student-affairs", LateReport, "one-platform", "severity-always", "leak-must-be-clear", "regulation-replaced"),
        new("cgu-dismissed", "長庚大學程序：單位自行發現，判定不成立",
            "圖書館自行發現疑似外寄資料，經查為測試資料，判定不成立。",
            "cgu-example", "library", Dismissed, "self-discovered"),
    ];

    private static void NetworkDown(Walkthrough walk) => walk
        .At("3/2 09:00").Reported("phone",
            ("event-kind", "breach"), ("description", "機房遭侵入，註冊系統備份硬碟失竊，校內網路中斷"), ("occurred-at", "3/1 23:00"), ("discovered-at", "3/2 08:40"),
            ("records", "100"), ("records-basis", "confirmed"), ("leaked-fields", "姓名、地址"), ("leak-channel", "硬碟失竊"), ("storage-medium", "備份硬碟"), ("tampered-or-leaked", "true"), ("infosec", "true"),
            ("network-down", "true"), ("criminal", "true"))
        .At("3/2 09:04").Acknowledged("receiving")
        .At("3/2 09:10").Established("unit", "硬碟確已失竊，內含未加密之註冊資料，違反個資法")
        .At("3/2 09:24").Acknowledged("contact-copy")
        .At("3/2 09:28").Approved("executive-group", "曾演練")
        .At("3/2 09:35").Done("regional-centre-contact", "先行提供事件細節", "行動電話")
        .At("3/2 09:50").Acknowledged("unit-head")
        .At("3/2 09:55").Done("police", "報案，檢附現場照片", "派出所臨櫃", "報案三聯單第0302號")
        .At("3/2 10:30").Done("evidence", "門禁紀錄、監視畫面及系統日誌已封存")
        .At("3/2 13:20").Done("platform-report-later", "網路恢復，補登錄事件細節、影響等級，不申請支援", "通報應變網站", "平台第115-0457號")
        .At("3/3 11:00").Told("data-subjects", "電子郵件", 97, 3)
        .At("3/3 14:00").Told("data-subjects", "電話", 3)
        .At("3/3 14:10").Done("data-subjects", "查明後通知，留有紀錄", "電子郵件及電話")
        .At("3/3 14:30").Done("public-notice-draft", "公告稿：失竊情形及查詢專線")
        .At("3/3 15:00").Reviewed("public-notice-draft", "邱試算")
        .At("3/3 15:30").Done("public-notice", "依核定之公告稿張貼", "學校首頁", recipient: "當事人及公眾")
        .At("3/3 16:00").Done("damage-control", "帳號密碼全面更換，備份改置上鎖機房並加密，服務復原")
        .At("3/3 16:30").Reviewed("damage-control")
        .At("3/3 16:35").Done("record", "異常通知、事件判斷、處理情形")
        .At("3/3 16:40").Done("public-statement", "對外說明案件已報警、已通知當事人")
        .At("3/4 09:30").Reviewed("record")
        .At("3/4 10:00").Done("verify-response", "逐項確認，應變措施完整")
        .At("3/4 11:00").Done("losses", "硬碟一顆及重置成本")
        .At("3/5 15:00").Done("monitoring", "持續監控三日，清查未見異常存取")
        .At("3/6 10:00").Done("follow-up", "已排除，後續持續監控")
        .At("3/6 11:00").Done("affected-units", "請各系所更換共用帳號", "電子郵件")
        .At("3/9 10:00").Done("improvement", "備份媒體一律加密，機房加裝雙重門禁")
        .At("3/9 16:00").Reviewed("improvement")
        .At("3/10 10:00").Done("final-report", "調查、處理及改善報告", reference: "示範秘字第1150000045號")
        .At("3/11 14:00").Done("lessons", "辦理一場宣導，並納入下次演練情境", by: "廖擬定")
        .At("3/11 15:00").Closed("各項均已辦畢");

    private static void LateReport(Walkthrough walk) => walk
        .At("3/2 09:00").Reported("official-letter",
            ("event-kind", "deliberate"), ("description", "外部公文指出活動網頁可下載學生名冊"), ("discovered-at", "3/2 08:50"),
            ("records", "320"), ("records-basis", "estimated"), ("leaked-fields", "姓名、學號"), ("leak-channel", "人為疏失"), ("storage-medium", "網站"), ("tampered-or-leaked", "true"), ("infosec", "true"),
            ("network-down", "false"))
        .At("3/2 09:05").Acknowledged("mail-room")
        .At("3/2 09:12").Established("unit", "檔案確可公開下載", "許設想")
        .At("3/2 09:18").Approved("unit-head")
        .At("3/2 09:20").Acknowledged("contact-copy")
        .At("3/2 09:26").Acknowledged("executive-group", "邱試算")
        .At("3/2 09:40").Corrected("許設想", ("criminal", "false"))
        .At("3/2 11:20").RefusedWithoutLateReason("platform-report", "登錄事件細節及影響等級", "通報應變網站", "平台第115-0460號", by: "許設想")
        .At("3/2 11:22").Done("platform-report", "登錄事件細節及影響等級，不申請支援", "通報應變網站", "平台第115-0460號", "平台帳號憑證過期，經重新申請始能登入", "許設想")
        .At("3/2 12:00").Done("evidence", "網站下載紀錄已保存", by: "許設想")
        .At("3/2 16:00").Done("damage-control", "名冊已下架，並請搜尋引擎移除頁庫存檔", by: "許設想")
        .At("3/2 16:20").Returned("damage-control", "尚有第二個連結可下載")
        .At("3/2 17:00").Done("damage-control", "兩個連結均已移除並複測", by: "許設想")
        .At("3/2 17:20").Reviewed("damage-control")
        .At("3/3 11:00").Told("data-subjects", "電子郵件", 320, by: "許設想")
        .At("3/3 11:10").Done("data-subjects", "查明後通知，留有紀錄", "電子郵件", by: "許設想")
        .At("3/3 11:20").Waived("public-notice-draft", "當事人均已個別通知", "許設想")
        .At("3/3 11:21").Waived("public-notice", "當事人均已個別通知", "許設想")
        .At("3/3 14:00").Done("record", "異常通知、事件判斷、處理情形", by: "許設想")
        .At("3/3 15:00").Reviewed("record")
        .At("3/4 10:00").Done("verify-response", "應變措施完整", by: "許設想")
        .At("3/4 10:30").Done("monitoring", "監控兩日無下載紀錄")
        .At("3/4 11:00").Done("follow-up", "已排除", by: "許設想")
        .At("3/4 11:30").Done("affected-units", "請各單位清查活動網頁", "電子郵件")
        .At("3/4 14:00").Done("losses", "無財務損失", by: "許設想")
        .At("3/5 10:00").Done("improvement", "網頁上架前由組長檢核附件", by: "許設想")
        .At("3/5 11:00").Reviewed("improvement")
        .At("3/19 10:00").Extended("final-report", "4/16 00:00", "教育部同意展延，俟搜尋引擎回復", "臺教資字第1150000001號")
        .At("3/26 15:00").Done("final-report", "調查、處理及改善報告", reference: "示範秘字第1150000061號", by: "許設想")
        .At("3/26 16:00").Closed("報告已函送");

    private static void Dismissed(Walkthrough walk) => walk
        .At("3/2 09:00").Reported("self-discovered",
            ("event-kind", "misuse"), ("description", "寄送清單時疑誤附借閱資料"), ("discovered-at", "3/2 08:55"), ("records", "0"), ("network-down", "false"), ("criminal", "false"))
        .At("3/2 09:03").Acknowledged("unit")
        .At("3/2 09:08").Dismissed("unit", "附件為測試資料，未含真實個人資料");
}
