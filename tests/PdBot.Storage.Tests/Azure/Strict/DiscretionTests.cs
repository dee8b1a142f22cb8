using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using Azure;
using Azure.Core.Diagnostics;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Specialized;

namespace PdBot.Storage.Tests.Azure.Strict;

/// <summary>What people wrote and what opens the account stay out of logs and errors.</summary>
public sealed class DiscretionTests : IAsyncLifetime
{
    private const string Secret = "王小明0912345678";

    private StrictServer _server = null!;

    public async Task InitializeAsync() => _server = await StrictServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task The_most_talkative_log_has_no_bodies_no_filters_no_key_and_no_signature()
    {
        var log = new ConcurrentQueue<string>();
        using (new AzureEventSourceListener((_, text) => log.Enqueue(text), EventLevel.Verbose))
        {
            var table = _server.Table();
            await table.AddEntityAsync(new TableEntity("p", "r") { ["Data"] = Secret });
            await table.GetEntityAsync<TableEntity>("p", "r");
            await table.SubmitTransactionAsync([new(TableTransactionActionType.Add, new TableEntity("p", "s") { ["Data"] = Secret })]);
            _server.Tables.Pages.Enqueue(null);
            await table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"Data eq {Secret}")).ToListAsync();
            await _server.Wakes().SendMessageAsync(Secret);
            var blob = _server.Container().GetAppendBlobClient("kept");
            await blob.CreateIfNotExistsAsync();
            using var block = BinaryData.FromString(Secret).ToStream();
            await blob.AppendBlockAsync(block);
            await blob.DownloadContentAsync();
        }

        var text = string.Join('\n', log);
        Assert.Contains("/$batch", text, StringComparison.Ordinal);
        Assert.Contains("/checkpoints/kept", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Uri.EscapeDataString(Secret), text, StringComparison.Ordinal);
        Assert.DoesNotContain(Signatures.Key, text, StringComparison.Ordinal);
        Assert.DoesNotContain($"{Signatures.Account}:", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"odata.error":{"code":"InvalidInput","message":{"lang":"en-US","value":"王小明0912345678"}}}""", "InvalidInput")]
    [InlineData("""{"odata.error":{"code":"王小明0912345678","message":{"lang":"zh-TW","value":""}}}""", null)]
    [InlineData("<m:error xmlns:m=\"urn:m\"><m:code>InvalidInput</m:code><m:message>王小明0912345678</m:message></m:error>", "InvalidInput")]
    [InlineData("<html>王小明0912345678", null)]
    [InlineData("{王小明0912345678", null)]
    [InlineData("[]", null)]
    [InlineData("", null)]
    public async Task A_refusal_gives_the_code_and_repeats_nothing(string body, string? code)
    {
        _server.Faults.Enqueue(Fault.Say(400, body));

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => _server.Table().AddEntityAsync(new TableEntity("p", "r")));

        Assert.Equal((400, code), (refusal.Status, refusal.ErrorCode));
        Assert.DoesNotContain(Secret, refusal.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"value\":[{\"A\":王小明0912345678}]}")]
    [InlineData("[1]")]
    [InlineData("{\"value\":[{\"A\":\"王小明0912345678\",\"A@odata.type\":\"Edm.Int64\"}]}")]
    public async Task An_answer_that_makes_no_sense_is_an_error_of_the_service_and_not_shown(string body)
    {
        _server.Faults.Enqueue(Fault.Say(200, body));

        var error = await Assert.ThrowsAsync<RequestFailedException>(async () => await _server.Table().QueryAsync<TableEntity>().ToListAsync());

        Assert.DoesNotContain(Secret, error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("--batchresponse_1\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n--c--\r\n")]
    [InlineData("--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c--\r\n--b--\r\n")]
    [InlineData("--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b--\r\n")]
    [InlineData("--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\nContent-Type: application/http\r\n\r\nnonsense\r\n--c--\r\n--b--\r\n")]
    [InlineData("--b\r\nno blank line\r\n--b--\r\n")]
    public async Task An_answer_to_a_transaction_that_makes_no_sense_leaves_it_open_what_was_stored(string body)
    {
        _server.Faults.Enqueue(Fault.Say(202, body, "multipart/mixed; boundary=b"));

        var error = await Assert.ThrowsAsync<RequestFailedException>(() => _server.Table().SubmitTransactionAsync([new(TableTransactionActionType.Add, new TableEntity("p", "r"))]));

        Assert.Contains("not known", error.Message, StringComparison.Ordinal);
    }
}
