using PdBot.Domain.Delivery;
using PdBot.Domain.Escalation;
using PdBot.Domain.Facts;
using PdBot.Domain.Procedures;
using PdBot.Domain.Reports;
using PdBot.Domain.Roster;
using PdBot.Domain.Tests.World;
using static PdBot.Domain.Tests.World.SmallRoster;

namespace PdBot.Domain.Tests.Stories;

/// <summary>Delivery and failure come back as events; cards already sent are rewritten.</summary>
public sealed class What_was_sent_is_known
{
    [Fact]
    public void Opening_sends_the_receipt_and_a_card_to_each_contact_in_order_of_the_events()
    {
        var story = Story.Opened();

        Assert.Equal(
            [(MessageKind.Receipt, Reporter.Value), (MessageKind.Escalation, WindowA.Value), (MessageKind.Escalation, WindowB.Value)],
            story.Sent.Select(message => (message.Kind, message.Receiver)));
        Assert.Equal(["level-0-1", "level-0-1"], story.Sent.Skip(1).Select(message => message.Slot));
    }

    [Fact]
    public void A_delivery_is_recorded_once()
    {
        var story = Story.Opened().Delivers(WindowA.Value);
        Assert.Single(story.Of<CardDelivered>());
        Assert.Single(story.Report.Cards);

        Assert.Empty(story.Delivers(WindowA.Value).Then);
    }

    [Fact]
    public void A_delivery_whose_activity_is_unknown_is_recorded_once_too()
    {
        var story = Story.Opened().Delivers(WindowA.Value, activity: "");
        Assert.Single(story.Of<CardDelivered>());
        Assert.Empty(story.Report.Cards);

        Assert.Empty(story.Delivers(WindowA.Value, activity: "").Then);
    }

    [Fact]
    public void A_card_that_was_given_up_is_not_delivered_again()
    {
        var story = Story.Opened().Delivers(WindowA.Value).Acknowledge(WindowB, Rung.Window);
        var rewrite = story.Sent.Last(message => message.Rewrite);
        story.When(new ReportCommand.RecordFailure(rewrite, UnreachableReason.Undeliverable, "404"));
        Assert.Empty(story.Report.Cards);

        Assert.Empty(story.Delivers(WindowA.Value).Then);
    }

    [Fact]
    public void Every_card_already_sent_is_rewritten_when_something_happens()
    {
        var story = Story.Opened().Delivers(WindowA.Value).Delivers(Reporter.Value);
        story.Sent.Clear();
        story.Acknowledge(WindowB, Rung.Window);

        Assert.Equal([WindowA.Value, Reporter.Value], story.Sent.Where(message => message.Rewrite).Select(message => message.Receiver));
        Assert.All(story.Sent.Where(message => message.Rewrite), message => Assert.Equal(Urgency.Rewrite, message.Urgency));
    }

    [Fact]
    public void A_card_that_left_before_something_happened_is_rewritten_when_its_delivery_is_known()
    {
        var story = Story.Opened();
        var drawn = story.Report.Version;
        story.Acknowledge(WindowB, Rung.Window);
        story.Sent.RemoveAll(message => message.Rewrite);
        story.Delivers(WindowA.Value, shows: drawn);

        Assert.Equal(WindowA.Value, Assert.Single(story.Sent, message => message.Rewrite).Receiver);
    }

    [Fact]
    public void A_fresh_card_is_not_rewritten()
    {
        var story = Story.Opened().Delivers(WindowA.Value);

        Assert.DoesNotContain(story.Sent, message => message.Rewrite);
    }

    [Fact]
    public void A_card_that_cannot_be_rewritten_is_given_up_and_its_reader_is_not_out_of_reach()
    {
        var story = Story.Opened().Delivers(WindowA.Value).Delivers(WindowB.Value, activity: "b").Acknowledge(WindowB, Rung.Window);
        var rewrite = story.Sent.Last(message => message.Rewrite && message.Receiver == WindowA.Value);
        story.When(new ReportCommand.RecordFailure(rewrite, UnreachableReason.Undeliverable, "404"));

        Assert.True(Assert.Single(story.Of<CardFailed>()).Rewrite);
        Assert.Empty(story.Of<ContactUnreachable>());
        Assert.DoesNotContain(story.Report.Cards, card => card.Receiver == WindowA.Value);
    }

    [Fact]
    public void A_failure_is_recorded_once_and_not_against_someone_who_has_acted()
    {
        var story = Story.Opened().Acknowledge(WindowA, Rung.Window);
        var card = story.Sent.Single(message => message.Kind == MessageKind.Escalation && message.Receiver == WindowA.Value);
        var command = new ReportCommand.RecordFailure(card, UnreachableReason.BotBlocked, "403");

        Assert.IsType<CardFailed>(Assert.Single(story.When(command).Then));
        Assert.Empty(story.When(command).Then);
    }

    [Fact]
    public void A_receipt_that_cannot_be_brought_moves_nothing()
    {
        var story = Story.Opened().Fails(Reporter, UnreachableReason.BotBlocked, "403");

        Assert.IsType<CardFailed>(Assert.Single(story.Then));
    }

    [Fact]
    public void Every_message_has_its_own_key()
    {
        var story = Story.Grave().Delivers(WindowA.Value).Delivers(WindowB.Value).Delivers(Reporter.Value).After(TimeSpan.FromHours(12));

        Assert.Equal(story.Sent.Count, story.Sent.Select(message => message.Key).Distinct().Count());
        Assert.True(story.Sent.Count > 40);
    }
}
