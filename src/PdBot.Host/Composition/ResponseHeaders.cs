using Microsoft.AspNetCore.Http;

namespace PdBot.Host.Composition;

/// <summary>What every answer says to browsers: nothing is kept, guessed, framed or loaded. A page that needs more says so itself.</summary>
internal static class ResponseHeaders
{
    public static Task SetAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return next(context);
    }
}
