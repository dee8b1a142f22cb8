namespace PdBot.Procedures.Tests.Walks;

/// <summary>宜蘭大學: a joint dismissal; a case that grows to level 3 and comes back from the committee once.</summary>
internal static class NiuStories
{
    public static IReadOnlyList<Story> All { get; } =
    [
        new("niu-dismissed", "宜蘭大學程序：共同初判不成立",
            "當事人申訴住宿資料外流；聯絡窗口與召集人共同初判，兩人一致始為不成立，並送個保會定期會議。",
            "niu-example", "dormitory", Dismissed, "convener-at-level-1"),
        new("niu-level-3", "宜蘭大學程序：二級升為三級，個保會退回一次",
            "註冊課務組名單外洩，媒體詢問後報導，等級由二級升為三級；資訊安全官及法律顧問加入；執行秘書逾時未簽收，依6.3.2逕行陳報；個保會複核退回一次，再送得當。",
            "niu-example", "registrar", LevelThree, "exactly-1000", "highest-wins", "unknown-upward", "chain-levels", "report-before-review", "review-submitter", "emergency-team"),
    ];

    private static void Dismissed(Walkthrough walk) => walk
        .At("3/2 09:00").Reported("data-subject",
            ("event-kind", "breach"), ("description", "住宿生申訴收到不明簡訊，疑住宿資料外流"), ("discovered-at", "3/2 08:50"),
            ("records", "30"), ("sensitive", "false"), ("protected", "true"), ("media-attention", "false"), ("media-reported", "false"), ("judicial-notice", "false"), ("infosec", "false"), ("criminal", "false"))
        .At("3/2 09:03").Acknowledged("first-judgement", "江虛擬")
        .At("3/2 09:05").Acknowledged("first-judgement", "羅設例")
        .At("3/2 09:12").Dismissed("first-judgement", "簡訊發送名單與本校資料不符", "江虛擬")
        .At("3/2 09:18").Dismissed("first-judgement", "同意，資料未外流", "羅設例");

    private static void LevelThree(Walkthrough walk) => walk
        .At("3/2 09:00").Reported("unit-report",
            ("event-kind", "breach"), ("description", "選課名單經錯誤權限之雲端資料夾外洩"), ("occurred-at", "2/26 18:00"), ("discovered-at", "3/2 08:40"),
            ("records", "800"), ("records-basis", "estimated"), ("sensitive", "false"), ("protected", "false"), ("media-attention", "true"), ("media-reported", "false"), ("judicial-notice", "false"), ("infosec", "true"))
        .At("3/2 09:04").Acknowledged("first-judgement", "江虛擬")
        .At("3/2 09:06").Acknowledged("first-judgement", "羅設例")
        .At("3/2 09:10").Established("first-judgement", "雲端資料夾確可公開讀取", "江虛擬")
        .At("3/2 09:14").Acknowledged("unit")
        .At("3/2 09:20").Acknowledged("unit-head")
        .At("3/2 09:23").Acknowledged("security-officer")
        .At("3/2 09:34").Acknowledged("executive-group", "何試辦")
        .At("3/2 09:36").Acknowledged("executive-secretary")
        .At("3/2 09:40").Done("convene-team", "應變小組成立，並納入推廣教育中心人員", to: ["response-team", "other-members"])
        .At("3/2 09:42").Done("security-report", "依資訊安全事件與應變作業程序通報", reference: "資安通報第115-031號")
        .At("3/2 10:30").Corrected("潘樣品", ("records", "1000"), ("sensitive", "true"), ("protected", "true"), ("criminal", "true"))
        .At("3/2 10:33").Acknowledged("legal-adviser")
        .At("3/2 10:50").Done("police", "請求處理", "偵查隊臨櫃", "受理案號第0302號")
        .At("3/2 11:00").Done("authority-decision", "決定通報主管機關，並要求權責單位通知當事人")
        .At("3/2 11:20").Done("authority-report", "通報事故概要及處理情形", reference: "範本秘字第1150000012號", to: ["authority"])
        .At("3/2 13:00").Corrected("江虛擬", ("records", "1200"), ("records-basis", "confirmed"), ("protected", "false"), ("media-attention", "false"), ("media-reported", "true"), ("judicial-notice", "true"))
        .At("3/2 14:00").Done("public-statement", "協助召集人說明情況與處置方式")
        .At("3/2 15:00").Done("handling", "權限已收回，連結失效，名單已請平台刪除")
        .At("3/2 15:30").Reviewed("handling")
        .At("3/3 10:00").Told("data-subjects", "E-mail", 1185, 15)
        .At("3/3 14:00").Told("data-subjects", "電話", 15)
        .At("3/3 14:10").Done("data-subjects", "查明後通知，留有紀錄", "E-mail及電話")
        .At("3/3 14:30").Done("record", "異常通知、事故判斷、處理情形")
        .At("3/3 14:45").Reviewed("record")
        .At("3/3 15:00").Done("verify-response", "應變措施有效")
        .At("3/3 15:30").Done("monitoring", "安全清查完成")
        .At("3/3 16:00").Done("losses", "無財務損失")
        .At("3/3 16:20").Done("follow-up", "已排除")
        .At("3/3 16:40").Done("affected-units", "通知各教學單位", "公文")
        .At("3/4 09:30").Done("committee-review", "送個保會複核")
        .At("3/5 14:00").Returned("committee-review", "未處理搜尋引擎之頁庫存檔，處理不得當", "石例句")
        .At("3/5 16:00").Done("handling", "頁庫存檔已移除並複測")
        .At("3/5 16:30").Reviewed("handling")
        .At("3/5 16:40").Done("record", "補記重行處理情形")
        .At("3/5 16:50").Reviewed("record")
        .At("3/5 17:00").Done("verify-response", "複測有效")
        .At("3/5 17:10").Done("monitoring", "再次清查完成")
        .At("3/5 17:20").Done("losses", "無變動")
        .At("3/6 10:00").Done("follow-up", "已排除")
        .At("3/6 10:30").Done("affected-units", "通知各教學單位並回報上級單位", "公文", to: ["affected-units", "superior"])
        .At("3/6 11:00").Done("committee-review", "再送個保會複核")
        .At("3/9 14:00").Reviewed("committee-review", "石例句")
        .At("3/9 15:00").Done("final-record", "處理及複核結果均已載明")
        .At("3/9 15:30").Done("result-reporter", "處理結果", "電子郵件")
        .At("3/9 16:00").Done("result-data-subjects", "處理結果", "電子郵件")
        .At("3/10 10:00").Done("improvement", "雲端資料夾權限改由資訊館統一設定")
        .At("3/10 10:30").Done("review-meeting", "檢討會議已召開")
        .At("3/10 11:00").Done("correction", "矯正預防措施")
        .At("3/10 14:00").Reviewed("correction")
        .At("3/10 15:00").Done("audit-focus", "列入本年度稽核重點並追蹤")
        .At("3/10 16:00").Done("awareness", "以電子郵件宣導，未涉個人隱私與業務機密")
        .At("3/11 10:00").Closed("個保會複核得當，各項均已辦畢", "何試辦");
}
