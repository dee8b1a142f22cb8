using System.Net.Mime;
using PdBot.Documents;
using PdBot.Domain.Reports;
using PdBot.Engine.Ports;
using PdBot.Engine.Reports;
using PdBot.Host.Messages;
using PdBot.Teams.Documents;

namespace PdBot.Host.Documents;

/// <summary>GET /documents/{token}: a document as the report now stands, for the person to whom the address was given.</summary>
internal sealed class DocumentsEndpoint(DocumentLinks links, ReportEngine engine, IReportLog log, RequestLimits limits, TimeProvider time)
{
    public async Task HandleAsync(HttpContext context, string token)
    {
        if (links.Read(token) is not { } link
            || await engine.FindAsync(link.Report, context.RequestAborted).ConfigureAwait(false) is not { } found
            || !Rights.MayReadDocuments(found.Report, found.Organisation, link.Person))
        {
            await ExpiredPage.WriteAsync(context).ConfigureAwait(false);
            return;
        }
        if (limits.Reached(link.Person.Value, "documents") is not null)
        {
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = "1";
            return;
        }
        var (report, organisation) = found;
        if (link.Document != IDocumentLinks.EvidencePack)
        {
            await SendAsync(context, DocumentWriter.Write(link.Document, report, organisation, time.GetUtcNow()), DocumentWriter.ContentType, DocumentWriter.FileName(link.Document, report)).ConfigureAwait(false);
            return;
        }
        if (!organisation.IsExecutive(link.Person))
        {
            await ExpiredPage.WriteAsync(context).ConfigureAwait(false);
            return;
        }
        var rows = new List<LogRow>();
        await foreach (var row in log.ReadAsync(report.Id, context.RequestAborted).ConfigureAwait(false))
            rows.Add(row);
        await SendAsync(context, EvidencePack.Write(report, organisation, rows, time.GetUtcNow()), MediaTypeNames.Application.Zip, EvidencePack.FileName(report)).ConfigureAwait(false);
    }

    private static async Task SendAsync(HttpContext context, byte[] content, string type, string name)
    {
        context.Response.ContentType = type;
        context.Response.ContentLength = content.Length;
        context.Response.Headers.ContentDisposition = new Microsoft.Net.Http.Headers.ContentDispositionHeaderValue("attachment") { FileNameStar = name }.ToString();
        await context.Response.Body.WriteAsync(content, context.RequestAborted).ConfigureAwait(false);
    }
}
