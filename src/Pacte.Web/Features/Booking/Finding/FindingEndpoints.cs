using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;
using Pacte.Domain.Geography;
using Pacte.Web.Access;
using Pacte.Web.Data.Places;
using Pacte.Web.Languages;
using Pacte.Web.Shell;
using static Pacte.Web.Languages.Speech;

namespace Pacte.Web.Features.Booking.Finding;

/// <summary>What is asked of finding that is not a page: from a position to a commune, and what robots read.</summary>
internal static class FindingEndpoints
{
    public const string AroundPath = "/recherche/autour";

    public static WebApplication MapFinding(this WebApplication app)
    {
        app.MapPost(AroundPath, AroundAsync).AllowAnonymous().WithMetadata(new InBothLanguagesAttribute());
        app.MapGet("/sitemap.xml", SitemapAsync).AllowAnonymous();
        app.MapGet("/robots.txt", Robots).AllowAnonymous();
        return app;
    }

    // The position comes in a body, which nothing logs, and only the commune's code goes out.
    private static async Task AroundAsync(HttpContext http, PlaceDirectory places, CancellationToken ct)
    {
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(ct) : null;
        if (OwnForms.IsForeign(http.Request) || form is null)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var near = Position(form) is { } position ? (await places.GetAsync(ct)).Positions.NearestTo(position) : null;
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = near is null ? "/autour-de-moi?inconnu=1" : SearchWish.Around(near);
    }

    // Rounded here too: what a browser sends is not what the page's own script would have sent.
    private static GeoPoint? Position(IFormCollection form)
    {
        return Degrees("latitude", 90) is { } latitude && Degrees("longitude", 180) is { } longitude ? new(latitude, longitude) : null;

        double? Degrees(string name, double most) =>
            double.TryParse(form[name], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) <= most
                ? Math.Round(value, 2)
                : null;
    }

    private static async Task<IResult> SitemapAsync(PublicPages pages, CancellationToken ct)
    {
        var map = SiteMap.Of(await pages.ListAsync(ct));
        return Results.Text($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{map}", "application/xml", Encoding.UTF8);
    }

    // Robots that may come are told by a header that a demonstration is not to be listed; shut out, they could not read it.
    private static IResult Robots(PublicAddress address, IOptions<OperatorOptions> who)
    {
        var text = new StringBuilder("User-agent: *\n");
        foreach (var path in (ReadOnlySpan<string>)["/rendez-vous/", "/reservation", "/mes-donnees/", "/recherche/autour", "/accueil", "/ars", "/medecin/", "/dev/"])
            text.Append(CultureInfo.InvariantCulture, $"Disallow: {path}\nDisallow: {EnglishPathOf(path)}\n");
        if (!who.Value.IsDemonstration)
            text.Append(CultureInfo.InvariantCulture, $"Sitemap: {address.Of("/sitemap.xml")}\n");
        return Results.Text(text.ToString(), "text/plain", Encoding.UTF8);
    }
}
