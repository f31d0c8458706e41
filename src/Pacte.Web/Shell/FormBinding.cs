using Microsoft.AspNetCore.Antiforgery;

namespace Pacte.Web.Shell;

/// <summary>
/// Binds a form's token to the page that gave it, hence to its draft or appointment, whose id is in the address: a token taken from one
/// page sends the form of no other. Signing out alone is asked from every page.
/// </summary>
internal sealed class FormBinding : IAntiforgeryAdditionalDataProvider
{
    public string GetAdditionalData(HttpContext context) => PageOf(context);

    public bool ValidateAdditionalData(HttpContext context, string additionalData) =>
        context.Request.Path.Equals(SiteMenu.SignOut, StringComparison.OrdinalIgnoreCase)
        || string.Equals(PageOf(context), additionalData, StringComparison.OrdinalIgnoreCase);

    private static string PageOf(HttpContext context) => context.Request.Path.Value?.TrimEnd('/') ?? "";
}
