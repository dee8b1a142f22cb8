using System.Text.Json.Serialization;
using PdBot.Domain;
using PdBot.Domain.Delivery;
using PdBot.Domain.Drills;
using PdBot.Domain.Escalation;
using PdBot.Domain.Meetings;
using PdBot.Domain.Reports;
using PdBot.Domain.Retention;
using PdBot.Domain.Tasks;

namespace PdBot.Storage.Events;

/// <summary>The shapes of the stored events, made at build time. A new event needs a line here and one in <see cref="EventNames"/>.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters =
    [
        typeof(InstantConverter),
        typeof(IdConverter<PersonId>), typeof(IdConverter<ReportNumber>), typeof(IdConverter<OrganisationId>), typeof(IdConverter<DefinitionHash>),
        typeof(IdConverter<UnitId>), typeof(IdConverter<SourceId>), typeof(IdConverter<FactKey>), typeof(IdConverter<RoleId>),
    ])]
[JsonSerializable(typeof(ReportOpened))]
[JsonSerializable(typeof(FactStated))]
[JsonSerializable(typeof(SeverityAssessed))]
[JsonSerializable(typeof(IncidentEstablished))]
[JsonSerializable(typeof(ReportDismissed))]
[JsonSerializable(typeof(AttemptRefused))]
[JsonSerializable(typeof(LevelOpened))]
[JsonSerializable(typeof(ContactNotified))]
[JsonSerializable(typeof(ContactUnreachable))]
[JsonSerializable(typeof(LevelAcknowledged))]
[JsonSerializable(typeof(LevelJudged))]
[JsonSerializable(typeof(LevelApproved))]
[JsonSerializable(typeof(LevelReturned))]
[JsonSerializable(typeof(LevelDeclined))]
[JsonSerializable(typeof(LevelHandedOver))]
[JsonSerializable(typeof(EscalationDemanded))]
[JsonSerializable(typeof(LevelCompleted))]
[JsonSerializable(typeof(LevelPassedOver))]
[JsonSerializable(typeof(ChainCompleted))]
[JsonSerializable(typeof(ChainExhausted))]
[JsonSerializable(typeof(ChainWalkedAgain))]
[JsonSerializable(typeof(AlarmHadNoReceiver))]
[JsonSerializable(typeof(ReportTakenOver))]
[JsonSerializable(typeof(CardDelivered))]
[JsonSerializable(typeof(CardFailed))]
[JsonSerializable(typeof(TaskOpened))]
[JsonSerializable(typeof(TaskAssigned))]
[JsonSerializable(typeof(AssigneeUnreachable))]
[JsonSerializable(typeof(TaskUnowned))]
[JsonSerializable(typeof(TaskDropped))]
[JsonSerializable(typeof(ClockSet))]
[JsonSerializable(typeof(ReminderDue))]
[JsonSerializable(typeof(DigestDue))]
[JsonSerializable(typeof(NoticeGiven))]
[JsonSerializable(typeof(NoticeCollapsed))]
[JsonSerializable(typeof(TaskDone))]
[JsonSerializable(typeof(BatchNotified))]
[JsonSerializable(typeof(TaskApproved))]
[JsonSerializable(typeof(TaskReturned))]
[JsonSerializable(typeof(TaskExtended))]
[JsonSerializable(typeof(TaskWaived))]
[JsonSerializable(typeof(ReportClosed))]
[JsonSerializable(typeof(MeetingBegun))]
[JsonSerializable(typeof(MeetingGivenUp))]
[JsonSerializable(typeof(MeetingCalled))]
[JsonSerializable(typeof(DrillPaced))]
[JsonSerializable(typeof(RetentionEnded))]
[JsonSerializable(typeof(HoldPlaced))]
[JsonSerializable(typeof(HoldLifted))]
[JsonSerializable(typeof(ReportPurged))]
internal sealed partial class EventJsonContext : JsonSerializerContext;
