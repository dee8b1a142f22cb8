namespace PdBot.Host.Documents;

/// <summary>What a browser shows when an address no longer works. It does not say whether there is such a document.</summary>
internal static class ExpiredPage
{
    private const string Page = """
        <!doctype html>
        <html lang="zh-Hant-TW">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>連結已失效 / This link no longer works</title>
        <style>
        body { font: 1.1rem/1.7 "Noto Sans TC", "Microsoft JhengHei", system-ui, sans-serif; color: #242424; background: #f5f5f5; margin: 0; }
        main { max-width: 34rem; margin: 12vh auto; padding: 2.5rem; background: #fff; border-top: 6px solid #5b5fc7; border-radius: 4px; }
        h1 { font-size: 1.5rem; margin: 0 0 .5rem; }
        p { margin: .5rem 0; }
        [lang=en] { color: #616161; border-top: 1px solid #d1d1d1; margin-top: 1.5rem; padding-top: 1.2rem; }
        @media (prefers-color-scheme: dark) { body { background: #1f1f1f; color: #fff; } main { background: #292929; } [lang=en] { color: #adadad; border-color: #525252; } }
        </style>
        </head>
        <body>
        <main>
        <h1>連結已失效</h1>
        <p>文件連結僅供本人於短時間內開啟。請回到 Teams，在案件卡片按「文件」重新取得連結。</p>
        <div lang="en">
        <p><strong>This link no longer works.</strong> Links to documents are for one person and a short time. Go back to Teams and press “Documents” on the card of the report.</p>
        </div>
        </main>
        </body>
        </html>
        """;

    public static async Task WriteAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        await context.Response.WriteAsync(Page, context.RequestAborted).ConfigureAwait(false);
    }
}
