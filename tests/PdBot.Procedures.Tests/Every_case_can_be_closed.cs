using System.Collections.Immutable;
using PdBot.Domain;
using PdBot.Domain.Facts;
using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;
using PdBot.Domain.Tasks;
using Xunit;

namespace PdBot.Procedures.Tests;

/// <summary>The rules walk each example organisation from the report to 結案: no duty waits for ever, and each has somebody who is asked.</summary>
public sealed class Every_case_can_be_closed
{
    private static readonly DateTimeOffset Start = Shipped.Now;

    public static TheoryData<string> Organisations => ["cga-example", "cgu-example", "mac-example", "niu-example", "pdpa-draft-example", "taipei-nco-example"];

    [Theory]
    [MemberData(nameof(Organisations))]
    public void When_nothing_is_known_and_all_duties_apply(string organisation)
    {
        var walk = new Walk(Shipped.Organisation(organisation), _ => null);

        walk.ToTheEnd();

        Assert.All(walk.Report.Tasks, task => Assert.True(task.IsSettled, walk.Report.DefinitionOf(task).Id));
        walk.Close();
    }

    [Theory]
    [MemberData(nameof(Organisations))]
    public void When_every_question_is_answered_no(string organisation)
    {
        var walk = new Walk(Shipped.Organisation(organisation), question => question.Kind switch
        {
            FactKind.YesNo => "false",
            FactKind.Number => "0",
            FactKind.Choice => question.Choices[0].Id,
            _ => null,
        });

        walk.ToTheEnd();
        walk.Close();
    }

    [Theory]
    [MemberData(nameof(Organisations))]
    public void Somebody_is_asked_for_every_duty_and_told_every_notice(string organisation)
    {
        var walk = new Walk(Shipped.Organisation(organisation), _ => null);
        walk.ToTheEnd();
        var procedure = walk.Report.Procedure;

        var unowned = walk.Events.OfType<TaskUnowned>().Where(one => procedure.Find(procedure.FindTask(one.Task)!.Owner)!.Unheld is null);
        var unheard = walk.Events.OfType<NoticeGiven>().Where(one => one.Person is null && procedure.Find(procedure.Notices.First(notice => notice.Id == one.Notice).To)!.Unheld is null);

        Assert.Empty(unowned);
        Assert.Empty(unheard);
    }

    [Fact]
    public void A_return_by_the_NIU_committee_opens_the_handling_again()
    {
        var walk = new Walk(Shipped.Organisation("niu-example"), _ => null);
        walk.Until(report => report.FindTask("committee-review")!.Status == TaskStage.InReview);
        var reviewer = walk.Report.FindTask("committee-review")!.Assignees.First(one => one.Part == TaskPart.Reviewer).Person;

        walk.Do(new ReportCommand.ReturnTask(reviewer, "committee-review", "處理不得當"));

        Assert.Equal(TaskStage.Open, walk.Report.FindTask("handling")!.Status);
        Assert.Equal(TaskStage.Waiting, walk.Report.FindTask("verify-response")!.Status);
        Assert.Equal(TaskStage.Waiting, walk.Report.FindTask("committee-review")!.Status);
        walk.ToTheEnd();
        walk.Close();
    }

    /// <summary>A report whose people do at once whatever they are asked.</summary>
    private sealed class Walk
    {
        private readonly Following following;
        private readonly List<ReportEvent> events = [];
        private DateTimeOffset now = Start;

        public Walk(Following following, Func<Question, string?> answer)
        {
            this.following = following;
            var procedure = following.Definition.Procedure;
            Report = Report.Unopened(ReportId.From("5f0c9a1e7b3d2c486af1"), procedure);
            var answers = procedure.Intake.Questions.Select(question => (question.Key, Answer: Required(question) ?? answer(question)))
                .Where(pair => pair.Answer is not null).ToImmutableDictionary(pair => pair.Key, pair => pair.Answer!);
            Do(new ReportCommand.Open(
                PersonId.From("c9000000-0000-4000-8000-0000000000ff"), ReportNumber.From("PD-115-0001"), ReportMode.Real, following.Definition.Hash,
                following.Organisation.Units[0].Id, procedure.Intake.Sources[0].Id, answers));
        }

        public Report Report { get; private set; }

        public IReadOnlyList<ReportEvent> Events => events;

        public void Do(ReportCommand command) => Assert.Null(Try(command));

        public void ToTheEnd() => Until(report => report.IsReadyToClose() && report.Tasks.All(task => task.IsSettled || !report.Applies(task)));

        public void Close()
        {
            Do(new ReportCommand.Close(following.Organisation.ExecutiveGroup.Members[0], ""));
            Assert.Equal(ReportStatus.Closed, Report.Status);
        }

        /// <summary>One round is one minute; a case that does not get there in 300 never will.</summary>
        public void Until(Func<Report, bool> reached)
        {
            for (var round = 0; round < 300 && !reached(Report); round++)
            {
                now = now.AddMinutes(1);
                Try(new ReportCommand.Tick());
                for (var level = 0; level < Report.Levels.Length; level++)
                    ActOn(level);
                foreach (var task in Report.Tasks.Where(task => task.IsPending).Select(task => Report.DefinitionOf(task)).ToArray())
                    if (!reached(Report))
                        ActOn(task);
            }
            Assert.True(reached(Report), $"{following.Organisation.Id}: open {string.Join(", ", Report.Unsettled().Select(task => Report.DefinitionOf(task).Id))}");
        }

        private static string? Required(Question question) => question switch
        {
            { Required: false } => null,
            { Kind: FactKind.Choice } => question.Choices[0].Id,
            { Kind: FactKind.Instant } => "2026-11-20T00:30:00Z",
            _ => "示例",
        };

        private void ActOn(int level)
        {
            foreach (var person in Report.Levels[level].Contacts.Where(contact => contact is { NotifiedAt: not null, AcknowledgedAt: null }).Select(contact => contact.Person).OfType<PersonId>().ToArray())
            {
                Try(new ReportCommand.Acknowledge(person, level));
                Try(new ReportCommand.Judge(person, level, Domain.Escalation.Verdict.Established, ""));
                Try(new ReportCommand.Approve(person, level));
            }
        }

        private void ActOn(TaskDefinition task)
        {
            var state = Report.FindTask(task.Id)!;
            var part = state.Status == TaskStage.InReview ? TaskPart.Reviewer : TaskPart.Owner;
            var person = state.Assignees.FirstOrDefault(one => one.Part == part)?.Person ?? following.Organisation.ExecutiveGroup.Members[0];
            if (part == TaskPart.Reviewer)
            {
                Try(new ReportCommand.ApproveTask(person, task.Id));
                return;
            }
            if (task.Evidence == Evidence.DataSubjects)
                Do(new ReportCommand.RecordBatch(person, task.Id, now, "電子郵件", 1, 0, ""));
            Try(new ReportCommand.CompleteTask(person, task.Id, now) { Channel = "電子郵件", Recipient = "承辦人", Reference = "1150000001", Note = "已辦理" });
        }

        private Refusal? Try(ReportCommand command)
        {
            var decision = ReportRules.Decide(Report, following.Organisation, command, now);
            events.AddRange(decision.Events);
            Report = decision.Report;
            return decision.Refusal;
        }
    }
}
