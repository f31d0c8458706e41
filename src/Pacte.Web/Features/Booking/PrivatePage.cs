namespace Pacte.Web.Features.Booking;

/// <summary>Pages whose address is a secret or whose content is personal.</summary>
internal static class PrivatePage
{
    /// <summary>Nobody keeps a copy, no other site learns the address, no search engine lists it.</summary>
    public static void Protect(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        http.Response.Headers["X-Robots-Tag"] = "noindex";
    }

    public static bool IsPost(HttpContext http) => HttpMethods.IsPost(http.Request.Method);

    /// <summary>Whether the request posts the form of this name.</summary>
    public static bool Posts(HttpContext http, string form) => http.Request.HasFormContentType && http.Request.Form["_handler"] == form;
}
