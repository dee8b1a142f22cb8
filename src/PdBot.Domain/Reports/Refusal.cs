namespace PdBot.Domain.Reports;

/// <summary>Why an act is refused. A number never changes its meaning; the words are the card's.</summary>
public enum RefusalCode
{
    /// <summary>The report, level or card is not the actor's.</summary>
    NotEntitled = 1,
    /// <summary>The level has not been asked yet.</summary>
    NotYetAsked = 2,
    /// <summary>Somebody else has already judged or approved.</summary>
    AlreadyDecided = 3,
    /// <summary>The report is at its end.</summary>
    ReportEnded = 4,
    /// <summary>There is no such level.</summary>
    NoSuchLevel = 5,
    /// <summary>The level is not asked for this act.</summary>
    NotAskedForThis = 6,
    /// <summary>The act needs a reason.</summary>
    ReasonMissing = 7,
    /// <summary>There is no deputy who could be asked.</summary>
    NoDeputy = 8,
    /// <summary>There is no level above.</summary>
    NothingAbove = 9,
    /// <summary>A required answer is missing. Subject: the question.</summary>
    AnswerMissing = 10,
    /// <summary>An answer is out of range or not of its kind. Subject: the question.</summary>
    AnswerOutOfRange = 11,
    /// <summary>A time lies in the future. Subject: the question.</summary>
    TimeInFuture = 12,
    /// <summary>A time lies before the one it must follow, such as a discovery before the event. Subject: the question.</summary>
    TimeBeforeOther = 13,
    /// <summary>The procedure asks no such question. Subject: the key.</summary>
    NoSuchQuestion = 14,
    /// <summary>The chain is not exhausted: nothing to take over.</summary>
    NothingToTakeOver = 15,
    /// <summary>No earlier level could be asked again.</summary>
    NothingToReturnTo = 16,
    /// <summary>The way in is not one of the procedure's.</summary>
    NoSuchSource = 17,
    /// <summary>The unit is not one of the organisation's.</summary>
    NoSuchUnit = 18,
    /// <summary>The level is not the one that is asked now.</summary>
    NotOpen = 19,
    /// <summary>There is no such report.</summary>
    NoSuchReport = 20,
    /// <summary>There is no such task. Subject: its id.</summary>
    NoSuchTask = 21,
    /// <summary>The task is not to be done at this moment. Subject: its id.</summary>
    TaskNotOpen = 22,
    /// <summary>A part of the proof is missing or cannot be read. Subject: which, such as <c>reference</c>.</summary>
    EvidenceMissing = 23,
    /// <summary>It was done after the end of its time limit, and the reason is missing (遲延理由).</summary>
    LateReasonMissing = 24,
    /// <summary>Duties are still open. Subject: how many.</summary>
    DutiesOpen = 25,
    /// <summary>The task has no clock that could be extended, or the new end lies before the old.</summary>
    NothingToExtend = 26,
    /// <summary>The records are under a hold (證據保全).</summary>
    OnHold = 27,
    /// <summary>The records must be kept still, or no period is set.</summary>
    KeptStill = 28,
    /// <summary>A meeting cannot begin then, or last so long.</summary>
    NoSuchMeetingTime = 29,
    /// <summary>No calendar made the meeting. Subject: the right that is missing, or what the calendar said.</summary>
    MeetingNotMade = 30,
}

/// <summary>An expected no.</summary>
/// <param name="Code">Why.</param>
/// <param name="Subject">What it concerns, such as a question's key; empty when nothing in particular.</param>
public sealed record Refusal(RefusalCode Code, string Subject = "");
