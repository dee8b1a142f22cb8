using Azure.Data.Tables;

namespace PdBot.Storage.Tests.Azure.Tables;

/// <summary>What is put into a filter stays a value.</summary>
public sealed class TableFilterTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 2, 9, 5, 0, 123, TimeSpan.FromHours(8));

    [Fact]
    public void A_quote_does_not_end_a_text() =>
        Assert.Equal("A eq 'x'' or ''1'' eq ''1'", TableClient.CreateQueryFilter($"A eq {"x' or '1' eq '1"}"));

    [Fact]
    public void Braces_in_a_value_are_only_characters() =>
        Assert.Equal("A eq '{0}{'", TableClient.CreateQueryFilter($"A eq {"{0}{"}"));

    [Theory]
    [InlineData(true, "true")]
    [InlineData(-5, "-5")]
    [InlineData(5L, "5L")]
    [InlineData(2.0, "2.0")]
    [InlineData(1e300, "1E+300")]
    [InlineData(new byte[] { 1, 255 }, "X'01FF'")]
    public void A_value_is_written_as_its_type_wants_it(object value, string literal) =>
        Assert.Equal($"A eq {literal}", TableClient.CreateQueryFilter($"A eq {value}"));

    [Fact]
    public void Instants_and_guids_name_their_type()
    {
        Assert.Equal("A eq datetime'2026-03-02T01:05:00.1230000Z'", TableClient.CreateQueryFilter($"A eq {At}"));
        Assert.Equal("A eq datetime'2026-03-02T01:05:00.1230000Z'", TableClient.CreateQueryFilter($"A eq {At.UtcDateTime}"));
        Assert.Equal("A eq guid'01020304-0506-0708-090a-0b0c0d0e0f10'", TableClient.CreateQueryFilter($"A eq {new Guid("01020304-0506-0708-090a-0b0c0d0e0f10")}"));
    }

    [Fact]
    public void What_cannot_be_compared_with_is_refused()
    {
        Assert.Throws<ArgumentException>(() => TableClient.CreateQueryFilter($"A eq {(string?)null}"));
        Assert.Throws<ArgumentException>(() => TableClient.CreateQueryFilter($"A eq {1.5m}"));
        Assert.Throws<ArgumentException>(() => TableClient.CreateQueryFilter($"A eq {double.NaN}"));
        Assert.Throws<ArgumentException>(() => TableClient.CreateQueryFilter($"A eq {new DateTime(2026, 1, 1)}"));
    }
}
