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
            if (Speech.IsEnglish && http.GetEndpoint() is { } page && page.Metadata.GetMetadata<InBothLanguagesAttribute>() is null)
                http.SetEndpoint(Missing);
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
                http.Response.Headers.Location = Speech.EnglishPathOf(location);
            return Task.CompletedTask;
        });
        await next(http);
    }

    private static Task NotFoundAsync(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
