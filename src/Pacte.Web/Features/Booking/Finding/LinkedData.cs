using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pacte.Web.Access;
using static Pacte.Web.Languages.Speech;

namespace Pacte.Web.Features.Booking.Finding;

/// <summary>A place as schema.org names things: only what its sheet says, nothing of a place that stands for no real one.</summary>
public static class LinkedData
{
    /// <summary>JSON whose every sign &lt;, &gt; and &amp; is escaped; null for a place of the demonstration.</summary>
    public static string? Of(PublicSite site, PublicAddress addresses)
    {
        if (site.IsDemonstration)
            return null;
        var clinic = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "MedicalClinic",
            // The same place in every language, each with its page.
            ["@id"] = addresses.Of(site.Href),
            ["url"] = addresses.Of(To(site.Href)),
            ["name"] = site.Name,
            ["address"] = new JsonObject
            {
                ["@type"] = "PostalAddress",
                ["streetAddress"] = site.Street,
                ["postalCode"] = site.Postcode,
                ["addressLocality"] = site.CommuneName,
                ["addressCountry"] = "FR",
            },
            ["geo"] = new JsonObject
            {
                ["@type"] = "GeoCoordinates",
                ["latitude"] = Rounded(site.Place.Point.Latitude),
                ["longitude"] = Rounded(site.Place.Point.Longitude),
            },
        };
        if (site.Phone is { Length: > 0 } phone)
            clinic["telephone"] = phone;
        if (site.StepFreeAccess)
        {
            clinic["amenityFeature"] = new JsonObject
            {
                ["@type"] = "LocationFeatureSpecification",
                ["name"] = Say("Accessible en fauteuil"),
                ["value"] = true,
            };
        }

        return clinic.ToJsonString(JsonSerializerOptions.Default);
    }

    private static decimal Rounded(double degrees) =>
        decimal.Parse(degrees.ToString("0.#####", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
