using Microsoft.Extensions.Options;

namespace Pacte.Web.Shell;

/// <summary>What a browser is told about every answer: nothing comes from elsewhere, nothing runs inline, no address leaks.</summary>
public static class SecurityHeaders
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static WebApplication UseSecurityHeaders(this WebApplication app)
    {
        var isDemonstration = app.Services.GetRequiredService<IOptions<OperatorOptions>>().Value.IsDemonstration;
        app.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = Policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Permissions-Policy"] = "camera=(), microphone=(), payment=(), geolocation=(self)";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            if (isDemonstration)
                headers["X-Robots-Tag"] = "noindex";
            return next(context);
        });
        if (!app.Environment.IsDevelopment())
            app.UseHsts();
        return app;
    }
}
