using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Options;

namespace Pacte.Web.Shell;

public static class ShellServices
{
    public static IServiceCollection AddShell(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddSingleton<IAntiforgeryAdditionalDataProvider, FormBinding>();
        services.AddPageCompression();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "pacte-formulaire";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddOptions<OperatorOptions>().BindConfiguration(OperatorOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(new PageIndex(typeof(App).Assembly));
        services.AddSingleton<KeptPieces>();
        services.AddCascadingValue(provider => provider.GetRequiredService<IOptions<OperatorOptions>>().Value);
        return services;
    }

    /// <summary>Every failure gets a page that says what to do next; a developer gets the details instead of the last.</summary>
    public static WebApplication UseErrorPages(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
            app.UseExceptionHandler("/erreur", createScopeForErrors: true);

        app.UseStatusCodePagesWithReExecute("/erreur/{0}", createScopeForStatusCodePages: true);
        app.Use(ExplainRefusedFormsAsync);
        return app;
    }

    public static WebApplication MapPages(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>().Add(AnswerHead);

        // Without an endpoint, the fallback policy would send a mistyped address to the sign-in page.
        app.MapFallback("{*path}", http =>
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }).AllowAnonymous();
        return app;
    }

    /// <summary>Pages are mapped for GET and POST; whoever only checks that a page is there asks by HEAD.</summary>
    private static void AnswerHead(EndpointBuilder page)
    {
        if (page.Metadata.OfType<HttpMethodMetadata>().LastOrDefault() is { } methods)
            page.Metadata.Add(new HttpMethodMetadata([.. methods.HttpMethods, HttpMethods.Head]));
    }

    /// <summary>
    /// A page that refuses a form says so with a status and an empty body, yet with a content type, which would leave the visitor
    /// with a blank page; and the page that explains is read, not posted to: as a post it would be refused again.
    /// </summary>
    private static async Task ExplainRefusedFormsAsync(HttpContext http, RequestDelegate next)
    {
        var asked = http.Request.Method;
        if (http.Features.Get<IStatusCodeReExecuteFeature>() is not null && HttpMethods.IsPost(asked))
            http.Request.Method = HttpMethods.Get;

        await next(http);
        http.Request.Method = asked;
        if (http.Response is { StatusCode: StatusCodes.Status400BadRequest, HasStarted: false })
            http.Response.ContentType = null;
    }
}
