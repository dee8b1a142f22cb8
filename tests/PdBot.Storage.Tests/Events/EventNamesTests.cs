using System.Text.RegularExpressions;
using PdBot.Domain.Reports;
using PdBot.Storage.Events;

namespace PdBot.Storage.Tests.Events;

/// <summary>The table of stored names is whole.</summary>
public sealed partial class EventNamesTests
{
    [Fact]
    public void Every_event_of_the_domain_has_a_name_and_a_sample()
    {
        var domain = typeof(ReportEvent).Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(ReportEvent)) && !type.IsAbstract).Select(type => type.Name).Order().ToArray();
        Assert.Equal(domain, EventNames.All.Select(name => name.Type.Name).Distinct().Order());
        Assert.Equal(domain, EventSamples.All.Select(sample => sample.GetType().Name).Distinct().Order());
    }

    [Fact]
    public void Names_are_versioned_and_none_is_used_twice()
    {
        Assert.All(EventNames.All, name => Assert.Matches(Shape(), name.Name));
        Assert.Equal(EventNames.All.Count, EventNames.All.Select(name => name.Name).Distinct().Count());
    }

    [Fact]
    public void Every_act_has_a_word_and_only_acts_have_one() =>
        Assert.All(EventNames.All, name => Assert.Equal(name.Type.IsAssignableTo(typeof(Act)), name.Act is not null));

    [Fact]
    public void An_event_with_a_level_shows_it_in_its_column() =>
        Assert.All(EventSamples.All, sample =>
        {
            var level = (int?)sample.GetType().GetProperty("Level")?.GetValue(sample);
            Assert.Equal(level is >= 0 ? level : null, EventColumns.Of(sample).Level);
        });

    [Fact]
    public void An_unknown_name_is_said_to_be_unknown() =>
        Assert.Throws<UnknownEventException>(() => EventJson.Read("report-teleported.1", "{}"u8));

    [GeneratedRegex(@"^[a-z]+(-[a-z]+)*\.[1-9]\d*$")]
    private static partial Regex Shape();
}
