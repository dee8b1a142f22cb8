using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage;

namespace Azure.Data.Tables;

/// <summary>Signs every attempt of a request anew (SharedKeyLite): a retry after minutes must not carry the old date.</summary>
internal sealed class TableSharedKeyPipelinePolicy(TableSharedKeyCredential credential) : HttpPipelineSynchronousPolicy
{
    /// <inheritdoc/>
    public override void OnSendingRequest(HttpMessage message)
    {
        var date = StorageProtocol.Date();
        var signature = credential.Key.Sign($"{date}\n{Resource(message.Request.Uri.ToUri())}");
        message.Request.Headers.SetValue("x-ms-date", date);
        message.Request.Headers.SetValue("Authorization", $"SharedKeyLite {credential.AccountName}:{signature}");
    }

    // The path as it goes over the wire. Of the query only comp counts, and PdBot asks for nothing that has one.
    private string Resource(Uri uri) => $"/{credential.AccountName}{uri.AbsolutePath}";
}
