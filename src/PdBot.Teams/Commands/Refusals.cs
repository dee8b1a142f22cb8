using PdBot.Domain;
using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;
using PdBot.Teams.Cards.Screens;
using PdBot.Teams.RollCalls;

namespace PdBot.Teams.Commands;

/// <summary>The words of every refusal: what is the matter, and what to do.</summary>
internal static class Refusals
{
    public static string Say(this Screen screen, Refusal refusal, Procedure? procedure)
    {
        var question = procedure?.Intake.Find(FactKey.From(refusal.Subject)) is { } found ? screen.Say(found.Title) : refusal.Subject;
        return refusal.Code switch
        {
            RefusalCode.NotEntitled when refusal.Subject == RollCallCard.Kind => screen.Say("您不在本次報到名單中，毋須報到；如名冊有誤，請洽名冊管理人員。", "You are not asked to check in; if the roster is wrong, please tell whoever keeps it."),
            RefusalCode.NotEntitled => screen.Say("您不是本案的聯絡人，無法檢視或處理本案；如需協助，請洽本機構個人資料保護聯絡窗口。", "This report is not yours to see or act on; please ask your organisation's data-protection contact."),
            RefusalCode.NotYetAsked => screen.Say("尚未輪到此層級，輪到時系統會通知您。", "It is not this level's turn yet; you will be told."),
            RefusalCode.AlreadyDecided => screen.Say("本案已由他人判定或核准，最新狀態如下。", "Somebody else has already decided; this is how it stands."),
            RefusalCode.ReportEnded => screen.Say("本案已結束，最新狀態如下。", "The report is closed; this is how it stands."),
            RefusalCode.NoSuchLevel => screen.Say("查無此層級，請重新開啟最新的卡片。", "There is no such level; please use the newest card."),
            RefusalCode.NotAskedForThis => screen.Say("此層級目前不需要這個動作，最新狀態如下。", "This level is not asked for that now; this is how it stands."),
            RefusalCode.ReasonMissing => screen.Say("請先填寫理由，再按一次。", "Please give a reason and press again."),
            RefusalCode.NoDeputy => screen.Say("沒有其他可聯絡的代理人；如無法處理，請按「無法處理」或「立即往上陳報」。", "There is no other deputy to ask; press “Unable to act” or “Escalate now”."),
            RefusalCode.NothingAbove => screen.Say("已是最高層級，無法再往上陳報；如無法處理，請按「無法處理」。", "This is the top level; press “Unable to act” if you cannot."),
            RefusalCode.AnswerMissing => screen.Say($"請填寫「{question}」。", $"Please fill in: {question}."),
            RefusalCode.AnswerOutOfRange => screen.Say($"「{question}」填寫的內容不符合格式或範圍，請更正。", $"The answer to “{question}” is out of range; please correct it."),
            RefusalCode.TimeInFuture when refusal.Subject == "done-at" => screen.Say("完成時間無法辨識或晚於現在，請更正。", "The time cannot be read or lies in the future; please correct it."),
            RefusalCode.TimeBeforeOther when refusal.Subject == "done-at" => screen.Say("完成時間不得早於發現時間，請更正。", "It cannot have been done before the discovery; please correct it."),
            RefusalCode.TimeInFuture => screen.Say($"「{question}」不得晚於現在，請更正。", $"“{question}” lies in the future; please correct it."),
            RefusalCode.TimeBeforeOther => screen.Say($"「{question}」不得早於事件發生時間，請更正。", $"“{question}” lies before the event; please correct it."),
            RefusalCode.NoSuchQuestion => screen.Say("表單內容已更新，請重新開始。", "The form has changed; please begin again."),
            RefusalCode.NothingToTakeOver => screen.Say("本案目前沒有待接手的警報。", "There is no alarm to take over."),
            RefusalCode.NothingToReturnTo => screen.Say("沒有可退回的層級。", "There is no level to return to."),
            RefusalCode.NoSuchSource => screen.Say("請選擇得知管道。", "Please choose how it became known."),
            RefusalCode.NoSuchUnit => screen.Say("請選擇事件發生單位。", "Please choose the unit concerned."),
            RefusalCode.NotOpen => screen.Say("此層級已不在處理中，最新狀態如下。", "This level is no longer being asked; this is how it stands."),
            RefusalCode.NoSuchReport => screen.Say("查無此案件，請確認案號。", "There is no such report; please check the number."),
            RefusalCode.NoSuchTask => screen.Say("查無此應辦事項，請重新開啟最新的卡片。", "There is no such duty; please use the newest card."),
            RefusalCode.TaskNotOpen => screen.Say("此事項目前不在辦理中，最新狀態如下。", "This duty is not open at the moment; this is how it stands."),
            RefusalCode.EvidenceMissing => screen.Say($"請填寫「{Evidence(screen, refusal.Subject)}」，再按一次。", $"Please fill in “{Evidence(screen, refusal.Subject)}” and press again."),
            RefusalCode.LateReasonMissing => screen.Say("完成時間已逾時限，請填寫「遲延理由」，再按一次。", "This was done after the time limit: please give the reason for the delay and press again."),
            RefusalCode.DutiesOpen => screen.Say($"尚有 {refusal.Subject} 項應辦事項未完成，尚不得結案；請先完成，或由執行小組敘明理由免辦。", $"{refusal.Subject} duties are still open: finish them, or let the executive group waive them with a reason."),
            RefusalCode.OnHold => screen.Say("本案紀錄保全中，不得銷毀；如需銷毀，請先解除保全。", "The records are on hold and cannot be destroyed; lift the hold first."),
            RefusalCode.KeptStill => screen.Say("本案紀錄尚在保存期限內（或未訂保存年限），不得銷毀。", "The records must be kept still (or no period is set) and cannot be destroyed."),
            RefusalCode.NothingToExtend => screen.Say("此事項無時限可展延，或展延後之期限未晚於原期限。", "There is no time limit to extend, or the new end is not later than the old."),
            RefusalCode.NoSuchMeetingTime => screen.Say("會議開始時間無法辨識、已過或逾 7 日，或未選擇時間長度，請更正。", "The meeting's time cannot be read, is past or more than 7 days away, or its length is missing; please correct it."),
            RefusalCode.MeetingNotMade => NotMade(screen, refusal.Subject),
            _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal.Code, null),
        };
    }

    /// <summary>Why the bot cannot call the meeting itself, or not now.</summary>
    private static string NotMade(Screen screen, string why) => why switch
    {
        "" => screen.Say("本系統未啟用行事曆功能，無法代為召開會議。", "The bot does not write into calendars here, so it cannot call the meeting."),
        "Calendars.ReadWrite" => screen.Say("本系統無法寫入您的行事曆，不能代為召開會議。", "The bot cannot write into your calendar, so it cannot call the meeting for you."),
        "429" => screen.Say("Microsoft 365 目前忙碌，會議尚未建立，請於一分鐘後再按一次。", "Microsoft 365 is busy and the meeting is not made yet; please press again in a minute."),
        _ => screen.Say($"會議未能確認建立（{why}），請再按一次，不會重複召開；如仍無法建立，請自行於 Teams 行事曆建立。", $"It is not certain that the meeting was made ({why}). Please press again, it is called only once; if that fails, make it in your Teams calendar."),
    };

    /// <summary>The part of a proof, as its input is labelled.</summary>
    private static string Evidence(Screen screen, string part) => part switch
    {
        "done-at" => screen.Say("完成時間", "Done at"),
        "channel" => screen.Say("管道或方式", "Channel"),
        "recipient" => screen.Say("受理對象", "Recipient"),
        "reference" => screen.Say("文號或編號", "Number"),
        "note" => screen.Say("辦理情形", "What was done"),
        "sent" => screen.Say("通知人數", "Numbers told"),
        "batch" => screen.Say("至少一批通知紀錄", "At least one batch"),
        "list-hash" => screen.Say("名單檔案之 SHA-256（64 個十六進位字元）", "SHA-256 of the list (64 hexadecimal digits)"),
        "until" => screen.Say("展延至", "New end"),
        _ => part,
    };
}
