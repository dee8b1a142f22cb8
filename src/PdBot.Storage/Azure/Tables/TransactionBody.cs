using System.Buffers;
using System.Text;

namespace Azure.Data.Tables;

/// <summary>A transaction on the wire: a batch of one change set, with a request per part.</summary>
internal static class TransactionBody
{
    /// <summary>The body for a batch.</summary>
    /// <param name="batch">Boundary of the batch.</param>
    /// <param name="changeset">Boundary of the change set.</param>
    /// <param name="requests">In the order in which they are carried out.</param>
    public static ReadOnlyMemory<byte> Write(string batch, string changeset, IEnumerable<EntityRequest> requests)
    {
        var body = new ArrayBufferWriter<byte>(4096);
        Line($"--{batch}");
        Line($"Content-Type: multipart/mixed; boundary={changeset}");
        Line("");
        foreach (var request in requests)
        {
            Line($"--{changeset}");
            Line("Content-Type: application/http");
            Line("Content-Transfer-Encoding: binary");
            Line("");
            Part(request);
            Line("");
        }
        Line($"--{changeset}--");
        Line($"--{batch}--");
        return body.WrittenMemory;

        void Part(EntityRequest request)
        {
            Line($"{request.Method} {request.Address.AbsoluteUri} HTTP/1.1");
            Line("Accept: application/json;odata=minimalmetadata");
            Line("DataServiceVersion: 3.0");
            if (request.IfMatch is not null)
                Line($"If-Match: {request.IfMatch}");
            if (request.Body is null)
            {
                Line("");
                return;
            }
            Line("Content-Type: application/json");
            Line("Prefer: return-no-content");
            Line("");
            body.Write(request.Body);
        }

        void Line(string text) => Encoding.UTF8.GetBytes(text + "\r\n", body);
    }
}
