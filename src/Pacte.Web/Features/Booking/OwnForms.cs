namespace Pacte.Web.Features.Booking;

/// <summary>Tells a form of this site from a form of another, by what the browser itself says of the request.</summary>
internal static class OwnForms
{
    public static bool IsForeign(HttpRequest request)
    {
        // Current browsers always say; a person who comes from no page at all says « none ».
        if (request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } site)
            return site is not ("same-origin" or "none");
        // Older ones name the origin, or « null » on pages without a referrer, which all of ours are.
        return Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var origin)
            && !string.Equals(origin.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }
}
