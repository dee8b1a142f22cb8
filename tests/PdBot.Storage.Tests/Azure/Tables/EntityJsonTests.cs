using System.Text;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;

namespace PdBot.Storage.Tests.Azure.Tables;

/// <summary>A value and its type survive the JSON of the Table service.</summary>
public sealed class EntityJsonTests
{
    [Fact]
    public void What_JSON_cannot_tell_apart_is_annotated() => Assert.Equal(
        """
        {"PartitionKey":"p","RowKey":"r","Text":"個資","N":5,
        "Long@odata.type":"Edm.Int64","Long":"5",
        "Double@odata.type":"Edm.Double","Double":5,
        "Nan@odata.type":"Edm.Double","Nan":"NaN",
        "At@odata.type":"Edm.DateTime","At":"2026-03-02T01:05:00.0000001Z",
        "Id@odata.type":"Edm.Guid","Id":"01020304-0506-0708-090a-0b0c0d0e0f10",
        "Bytes@odata.type":"Edm.Binary","Bytes":"AQI="}
        """.ReplaceLineEndings(""),
        Encoding.UTF8.GetString(EntityJson.Write(new TableEntity("p", "r")
        {
            ["Text"] = "個資",
            ["N"] = 5,
            ["Long"] = 5L,
            ["Double"] = 5.0,
            ["Nan"] = double.NaN,
            ["At"] = new DateTimeOffset(2026, 3, 2, 9, 5, 0, TimeSpan.FromHours(8)).AddTicks(1),
            ["Id"] = new Guid("01020304-0506-0708-090a-0b0c0d0e0f10"),
            ["Bytes"] = new byte[] { 1, 2 },
            ["Nothing"] = null,
            ["Timestamp"] = DateTimeOffset.UnixEpoch,
            ["odata.etag"] = "x",
        })));

    [Fact]
    public void The_edges_come_back()
    {
        var edges = RowSamples.Edges("p", "r");
        (edges["Nan"], edges["Infinite"], edges["MinusInfinite"], edges["MinusZero"]) = (double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.0);
        Assert.Equal(RowSamples.Describe(edges), RowSamples.Describe(Again(edges)));
    }

    [Fact]
    public void Whatever_is_written_comes_back()
    {
        foreach (var seed in Enumerable.Range(1, 2000))
            Assert.Equal(RowSamples.Describe(RowSamples.Random(seed)), RowSamples.Describe(Again(RowSamples.Random(seed))));
    }

    [Fact]
    public void An_answer_is_read_whatever_the_order_of_its_annotations()
    {
        var row = Read("""{"odata.metadata":"x","odata.etag":"W/\"1\"","Timestamp":"2026-03-02T01:05:00.1234567Z","A":"7","A@odata.type":"Edm.Int64","B":1.0,"C":3000000000,"D":null}""");

        Assert.Equal((7L, 1.0, 3e9), (row.GetInt64("A"), row.GetDouble("B"), row.GetDouble("C")));
        Assert.Equal((new ETag("W/\"1\""), 1234567L), (row.ETag, row.Timestamp!.Value.Ticks % TimeSpan.TicksPerSecond));
        Assert.Null(row["D"]);
    }

    [Theory]
    [InlineData("""{"A":"x","A@odata.type":"Edm.Int64"}""")]
    [InlineData("""{"A":"x","A@odata.type":"Edm.DateTime"}""")]
    [InlineData("""{"A":5,"A@odata.type":"Edm.Guid"}""")]
    [InlineData("""{"A":{}}""")]
    public void A_row_that_cannot_be_meant_is_not_read_and_its_value_not_shown(string json)
    {
        var error = Assert.Throws<JsonException>(() => Read(json));
        Assert.Contains("'A'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_table_cannot_hold_is_refused_and_not_shown()
    {
        Assert.Contains("'A'", Assert.Throws<ArgumentException>(() => EntityJson.Write(new TableEntity("p", "r") { ["A"] = 1.5m })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => EntityJson.Write(new TableEntity("p", "r") { ["A"] = new DateTime(2026, 1, 1) }));
        var half = Assert.Throws<ArgumentException>(() => EntityJson.Write(new TableEntity("p", "r") { ["A"] = "secret \ud842" }));
        Assert.DoesNotContain("secret", half.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_getter_asks_for_the_right_type()
    {
        var row = new TableEntity("p", "r") { ["N"] = 5, ["At"] = DateTime.UnixEpoch };

        Assert.Throws<InvalidOperationException>(() => row.GetInt64("N"));
        Assert.Throws<InvalidOperationException>(() => row.GetString("N"));
        Assert.Equal(DateTimeOffset.UnixEpoch, row.GetDateTimeOffset("At"));
        Assert.Null(row.GetInt32("Missing"));
        Assert.Null(row.GetBoolean("Missing"));
        Assert.Null(row.GetGuid("Missing"));
        Assert.Null(row.GetBinary("Missing"));
        Assert.Null(row["Missing"]);
    }

    private static TableEntity Again(TableEntity row) => Read(Encoding.UTF8.GetString(EntityJson.Write(row)));

    private static TableEntity Read(string text)
    {
        using var json = JsonDocument.Parse(text);
        var row = new TableEntity();
        EntityJson.Read(json.RootElement, row);
        return row;
    }
}
