using System.Collections.Immutable;
using PdBot.Domain.Delivery;
using PdBot.Domain.Escalation;
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

    /// <summary>Time has passed. May come at any moment, late or twice.</summary>
    public sealed record Tick : ReportCommand;

    /// <summary>The outbox delivered a card.</summary>
    /// <param name="Message">The message.</param>
    /// <param name="Conversation">Where the card stands.</param>
    /// <param name="Activity">Its id there; empty when the Connector gave none.</param>
    /// <param name="ServiceUrl">The Connector's address.</param>
    /// <param name="Shows">The version of the report that it shows.</param>
    public sealed record RecordDelivery(OutboxMessage Message, string Conversation, string Activity, string ServiceUrl, long Shows) : ReportCommand;

    /// <summary>The outbox rewrote a card, or found nothing to rewrite.</summary>
    public sealed record RecordRewrite(OutboxMessage Message) : ReportCommand;

    /// <summary>The outbox could not deliver or rewrite a card.</summary>
    /// <param name="Message">The message.</param>
    /// <param name="Reason">Why; hard evidence.</param>
    /// <param name="Evidence">What the Connector said, such as <c>403 BotNotInConversationRoster</c>.</param>
    public sealed record RecordFailure(OutboxMessage Message, UnreachableReason Reason, string Evidence) : ReportCommand;
}
