using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Pacte.Web.Access;

internal static class SignOutEndpoint
{
    private const string Path = "/deconnexion";

    /// <summary>Open to all: a session that has already ended must not lead to the sign-in page and back here.</summary>
    public static void MapSignOut(this IEndpointRouteBuilder routes) => routes.MapPost(Path, SignOutAsync).AllowAnonymous();

    private static async Task<IResult> SignOutAsync(HttpContext http, IAntiforgery antiforgery)
    {
        // A form of another site must not be able to throw somebody out.
        if (!await antiforgery.IsRequestValidAsync(http))
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return Results.LocalRedirect($"{AccessServices.SignInPath}?depart=true");
    }
}
