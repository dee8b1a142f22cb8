namespace PdBot.Teams.Inbound;

/// <summary>Every way to spell a command. A space stands for any number of blanks, hyphens or underscores, none included.</summary>
internal static class CommandSpellings
{
    // The longest spelling that fits wins, so the order within the list does not matter.
    public static readonly (string Spelling, CommandWord Word)[] All =
    [
        ("report leak", CommandWord.ReportLeak), ("report a leak", CommandWord.ReportLeak), ("report breach", CommandWord.ReportLeak),
        ("report a breach", CommandWord.ReportLeak), ("leak", CommandWord.ReportLeak), ("report", CommandWord.ReportLeak),
        ("通報 外洩", CommandWord.ReportLeak), ("通報 個資 外洩", CommandWord.ReportLeak), ("外洩 通報", CommandWord.ReportLeak),
        ("個資 外洩 通報", CommandWord.ReportLeak), ("個資 通報", CommandWord.ReportLeak), ("通報 個資", CommandWord.ReportLeak),
        ("個資 事件 通報", CommandWord.ReportLeak), ("通報 個資 事件", CommandWord.ReportLeak), ("個資 外洩", CommandWord.ReportLeak),
        ("我要 通報", CommandWord.ReportLeak), ("通報", CommandWord.ReportLeak),
        ("status", CommandWord.Status), ("progress", CommandWord.Status), ("進度", CommandWord.Status), ("查詢 進度", CommandWord.Status),
        ("進度 查詢", CommandWord.Status), ("案件 進度", CommandWord.Status), ("狀態", CommandWord.Status),
        ("mine", CommandWord.Mine), ("my tasks", CommandWord.Mine), ("todo", CommandWord.Mine), ("我的 待辦", CommandWord.Mine),
        ("我的 待辦 事項", CommandWord.Mine), ("待辦", CommandWord.Mine), ("待辦 事項", CommandWord.Mine), ("我的 案件", CommandWord.Mine),
        ("log", CommandWord.Log), ("history", CommandWord.Log), ("紀錄", CommandWord.Log), ("記錄", CommandWord.Log),
        ("查詢 紀錄", CommandWord.Log), ("案件 紀錄", CommandWord.Log),
        ("meeting", CommandWord.Meeting), ("emergency meeting", CommandWord.Meeting), ("緊急 會議", CommandWord.Meeting), ("緊急 應變 會議", CommandWord.Meeting),
        ("召開 緊急 會議", CommandWord.Meeting), ("召開 緊急 應變 會議", CommandWord.Meeting), ("應變 會議", CommandWord.Meeting),
        ("drill leak", CommandWord.DrillLeak), ("drill", CommandWord.DrillLeak), ("演練", CommandWord.DrillLeak), ("外洩 演練", CommandWord.DrillLeak),
        ("演練 外洩", CommandWord.DrillLeak), ("通報 演練", CommandWord.DrillLeak), ("演練 通報", CommandWord.DrillLeak),
        ("個資 外洩 演練", CommandWord.DrillLeak), ("個資 外洩 通報 演練", CommandWord.DrillLeak), ("通報 外洩 演練", CommandWord.DrillLeak),
        ("roster", CommandWord.Roster), ("contacts", CommandWord.Roster), ("名冊", CommandWord.Roster), ("聯絡 名冊", CommandWord.Roster),
        ("聯絡 人 名冊", CommandWord.Roster), ("通報 名冊", CommandWord.Roster), ("聯絡 人", CommandWord.Roster),
        ("help", CommandWord.Help), ("?", CommandWord.Help), ("說明", CommandWord.Help), ("使用 說明", CommandWord.Help),
        ("幫助", CommandWord.Help), ("求助", CommandWord.Help), ("指令", CommandWord.Help), ("協助", CommandWord.Help),
    ];
}
