using Pacte.Web.Languages;

namespace Pacte.Web.Features.Booking.Finding;

/// <summary>Addresses that end with a code that never changes, after words that may.</summary>
internal static class StableAddress
{
    /// <summary>What follows the last hyphen: « pays-de-mirepoix-200066223 » → « 200066223 ».</summary>
    public static string CodeIn(string slug) => slug[(slug.LastIndexOf('-') + 1)..];

    /// <summary>Answers that the page has moved for good, unless it was asked by its own address.</summary>
    /// <returns>Whether it has moved: the page then shows nothing.</returns>
    public static bool Moved(HttpContext http, string href)
    {
        if (http.Request.Path.Value == Speech.To(href))
            return false;
        http.Response.StatusCode = StatusCodes.Status301MovedPermanently;
        http.Response.Headers.Location = href;
        return true;
    }
}
