namespace Pacte.Web.Features.Booking;

/// <summary>Pages whose address is a secret or whose content is personal.</summary>
internal static class PrivatePage
{
    /// <summary>Nobody keeps a copy, and no other site learns the address.</summary>
    public static void Protect(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
    }
}
