using System.Collections.Immutable;
using PdBot.Domain.Delivery;
using PdBot.Domain.Escalation;
using PdBot.Domain.Meetings;
using PdBot.Domain.Roster;

namespace PdBot.Domain.Reports;

/// <summary>Something that is wanted of a report. A closed set.</summary>
public abstract record ReportCommand
{
    private ReportCommand()
    {
    }

    /// <summary>What a person wants.</summary>
    /// <param name="Actor">The authenticated person.</param>
    public abstract record ByPerson(PersonId Actor) : ReportCommand;

    /// <summary>What a person wants of a level.</summary>
    /// <param name="Actor">The authenticated person.</param>
    /// <param name="Level">The index of the level in the chain.</param>
    public abstract record OnLevel(PersonId Actor, int Level) : ByPerson(Actor);

    /// <summary>Open the report.</summary>
    /// <param name="Actor">The reporter.</param>
    /// <param name="Number">The number reserved for it.</param>
    /// <param name="Mode">Real or drill.</param>
    /// <param name="Definition">The hash of the procedure definition it freezes.</param>
    /// <param name="Unit">The unit concerned.</param>
    /// <param name="Source">The way it came in.</param>
    /// <param name="Answers">Answers of the intake, as text by question key; empty or missing means unknown.</param>
    public sealed record Open(
        PersonId Actor, ReportNumber Number, ReportMode Mode, DefinitionHash Definition, UnitId Unit, SourceId Source,
        ImmutableDictionary<FactKey, string> Answers) : ByPerson(Actor)
    {
        /// <summary>The reporter's name as the channel gives it, for staff whom the roster does not name.</summary>
        public string Name { get; init; } = "";

        /// <summary>How many times shorter time is in a drill; 1 is as the procedure says. A real report takes no other.</summary>
        public int Pace { get; init; } = 1;
    }

    /// <summary>Correct or add facts.</summary>
    public sealed record CorrectFacts(PersonId Actor, ImmutableDictionary<FactKey, string> Answers) : ByPerson(Actor);

    /// <summary>簽收.</summary>
    public sealed record Acknowledge(PersonId Actor, int Level) : OnLevel(Actor, Level);

    /// <summary>判定.</summary>
    public sealed record Judge(PersonId Actor, int Level, Verdict Verdict, string Reason) : OnLevel(Actor, Level);

    /// <summary>核准.</summary>
    public sealed record Approve(PersonId Actor, int Level) : OnLevel(Actor, Level);

    /// <summary>退回.</summary>
    public sealed record Return(PersonId Actor, int Level, string Reason) : OnLevel(Actor, Level);

    /// <summary>無法處理.</summary>
    public sealed record Decline(PersonId Actor, int Level, string Reason) : OnLevel(Actor, Level);

    /// <summary>轉交代理人.</summary>
    public sealed record HandOver(PersonId Actor, int Level) : OnLevel(Actor, Level);

    /// <summary>往上一層級逕行陳報.</summary>
    public sealed record EscalateNow(PersonId Actor, int Level, string Reason) : OnLevel(Actor, Level);

    /// <summary>接手 an exhausted chain.</summary>
    public sealed record TakeOver(PersonId Actor) : ByPerson(Actor);

    /// <summary>What a person wants of a task.</summary>
    /// <param name="Actor">The authenticated person.</param>
    /// <param name="Task">Its id in the procedure.</param>
    public abstract record OnTask(PersonId Actor, string Task) : ByPerson(Actor);

    /// <summary>辦理完成, with its proof; said again, it corrects what was said before.</summary>
    /// <param name="Actor">The authenticated person.</param>
    /// <param name="Task">The task.</param>
    /// <param name="DoneAt">When the act happened; null means now.</param>
    public sealed record CompleteTask(PersonId Actor, string Task, DateTimeOffset? DoneAt) : OnTask(Actor, Task)
    {
        /// <summary>By which channel.</summary>
        public string Channel { get; init; } = "";

        /// <summary>To whom.</summary>
        public string Recipient { get; init; } = "";

        /// <summary>The number given by the receiver, or of the document.</summary>
        public string Reference { get; init; } = "";

        /// <summary>In words.</summary>
        public string Note { get; init; } = "";

        /// <summary>遲延理由.</summary>
        public string LateReason { get; init; } = "";
    }

    /// <summary>A batch of data subjects was told.</summary>
    /// <param name="Actor">The authenticated person.</param>
    /// <param name="Task">The task.</param>
    /// <param name="NotifiedAt">When; null means now. The same batch is recorded once, so that a second press adds nothing.</param>
    /// <param name="Channel">By which channel.</param>
    /// <param name="Sent">How many were told; null when it was not told or is no number.</param>
    /// <param name="Failed">How many could not be.</param>
    /// <param name="ListHash">SHA-256 of the file that lists them; empty when there is none.</param>
    public sealed record RecordBatch(PersonId Actor, string Task, DateTimeOffset? NotifiedAt, string Channel, long? Sent, long Failed, string ListHash) : OnTask(Actor, Task);

    /// <summary>審核、核定、確認、複核 or 備查.</summary>
    public sealed record ApproveTask(PersonId Actor, string Task) : OnTask(Actor, Task);

    /// <summary>退回.</summary>
    public sealed record ReturnTask(PersonId Actor, string Task, string Reason) : OnTask(Actor, Task);

    /// <summary>展延.</summary>
    /// <param name="Actor">The authenticated person.</param>
    /// <param name="Task">The task.</param>
    /// <param name="Until">The new end; null when it was not told or could not be read.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Reference">The number of the document that allows it.</param>
    public sealed record ExtendTask(PersonId Actor, string Task, DateTimeOffset? Until, string Reason, string Reference) : OnTask(Actor, Task);

    /// <summary>免辦.</summary>
    public sealed record WaiveTask(PersonId Actor, string Task, string Reason, string Reference) : OnTask(Actor, Task);

    /// <summary>召開緊急應變會議: said before any calendar is asked.</summary>
    /// <param name="Actor">The authenticated person; it is made in this person's calendar, unless somebody else has begun the meeting of that time.</param>
    /// <param name="StartsAt">When it is to begin.</param>
    /// <param name="Minutes">How long it is to last.</param>
    /// <param name="WithContacts">Whether those who were asked so far are invited too.</param>
    public sealed record CallMeeting(PersonId Actor, DateTimeOffset StartsAt, int Minutes, bool WithContacts) : ByPerson(Actor);

    /// <summary>The calendar has made the meeting.</summary>
    /// <param name="Actor">The authenticated person who pressed; not always the one who began it.</param>
    /// <param name="Begun">What was begun, as it stood when the calendar was asked.</param>
    /// <param name="Invited">How many people were invited.</param>
    /// <param name="Link">The address by which it is joined; empty when no calendar has made it, and then nothing is recorded.</param>
    public sealed record RecordMeeting(PersonId Actor, MeetingBegun Begun, int Invited, string Link) : ByPerson(Actor);

    /// <summary>The calendar has refused for good, and surely made nothing.</summary>
    /// <param name="Actor">The authenticated person who pressed; not always the one who began it.</param>
    /// <param name="Begun">What was begun, as it stood when the calendar was asked.</param>
    /// <param name="Evidence">What the calendar said.</param>
    public sealed record GiveUpMeeting(PersonId Actor, MeetingBegun Begun, string Evidence) : ByPerson(Actor);

    /// <summary>結案.</summary>
    public sealed record Close(PersonId Actor, string Note) : ByPerson(Actor);

    /// <summary>證據保全.</summary>
    public sealed record PlaceHold(PersonId Actor, string Reason, string Reference) : ByPerson(Actor);

    /// <summary>The hold is lifted.</summary>
    public sealed record LiftHold(PersonId Actor, string Reason) : ByPerson(Actor);

    /// <summary>銷毀, approved by a document.</summary>
    public sealed record Purge(PersonId Actor, string Reference) : ByPerson(Actor);

    /// <summary>Time has passed. May come at any moment, late or twice.</summary>
    public sealed record Tick : ReportCommand;

    /// <summary>The outbox delivered a card.</summary>
    /// <param name="Message">The message.</param>
    /// <param name="Conversation">Where the card stands.</param>
    /// <param name="Activity">Its id there; empty when the Connector gave none.</param>
    /// <param name="ServiceUrl">The Connector's address.</param>
    /// <param name="Shows">The version of the report that it shows.</param>
    public sealed record RecordDelivery(OutboxMessage Message, string Conversation, string Activity, string ServiceUrl, long Shows) : ReportCommand;

    /// <summary>The outbox could not deliver or rewrite a card.</summary>
    /// <param name="Message">The message.</param>
    /// <param name="Reason">Why; hard evidence.</param>
    /// <param name="Evidence">What the Connector said, such as <c>403 BotNotInConversationRoster</c>.</param>
    public sealed record RecordFailure(OutboxMessage Message, UnreachableReason Reason, string Evidence) : ReportCommand;
}
