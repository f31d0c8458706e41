using Pacte.Domain;

namespace Pacte.Web.Languages;

/// <summary>An address that begins with <c>/en</c> is the same page, in English; where it has none, there is no such page.</summary>
public static class LanguageFromAddress
{
    /// <summary>Before the routes are looked up, and again where an error page is looked up instead.</summary>
    public static WebApplication UseLanguages(this WebApplication app)
    {
        app.Use((http, next) =>
        {
            if (!http.Request.Path.StartsWithSegments(Speech.EnglishRoot, StringComparison.Ordinal, out var page))
                return next(http);
            return InEnglishAsync(http, page, next);
        });
        app.UseRouting();
        app.Use((http, next) =>
        {
            if (!Speech.IsEnglish)
                return next(http);
            if (http.GetEndpoint() is { } page && page.Metadata.GetMetadata<InBothLanguagesAttribute>() is null)
                http.SetEndpoint(Missing);
            // Found: the page is again where the browser sees it, and the forms that it posts to itself come back there.
            http.Request.Path = Speech.EnglishPathOf(http.Request.Path.Value!);
            return next(http);
        });
        return app;
    }

    private static readonly Endpoint Missing = new(NotFoundAsync, new(new Microsoft.AspNetCore.Authorization.AllowAnonymousAttribute()), "no English page");

    private static async Task InEnglishAsync(HttpContext http, PathString page, RequestDelegate next)
    {
        http.Request.Path = page.HasValue ? page : "/";
        using var english = Speech.In(Language.English);
        // Whoever is sent on stays in the language.
        http.Response.OnStarting(() =>
        {
            if (http.Response.Headers.Location.ToString() is { Length: > 0 } location)
                http.Response.Headers.Location = InEnglish(http.Request, location);
            return Task.CompletedTask;
        });
        await next(http);
    }

    private static string InEnglish(HttpRequest request, string location)
    {
        var site = $"{request.Scheme}://{request.Host}";
        return location.StartsWith($"{site}/", StringComparison.Ordinal) ? site + Speech.EnglishPathOf(location[site.Length..]) : Speech.EnglishPathOf(location);
    }

    private static Task NotFoundAsync(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
