using System.Security.Claims;
using Pacte.Domain.Access;

namespace Pacte.Web.Access;

/// <summary>An actor as the claims of the session cookie, and back.</summary>
public static class StaffClaims
{
    private const string DoctorId = "pacte:doctor";
    private const string SiteId = "pacte:site";
    private const string RegionCode = "pacte:region";
    private const string PlaceInsee = "pacte:place";

    public static ClaimsPrincipal ToPrincipal(Actor actor, string scheme)
    {
        var identity = new ClaimsIdentity(scheme);
        identity.AddClaim(new(ClaimTypes.NameIdentifier, actor.AccountId.ToString()));
        identity.AddClaim(new(ClaimTypes.Name, actor.DisplayName));
        identity.AddClaim(new(ClaimTypes.Role, actor.Role.ToString()));
        AddIfAny(identity, DoctorId, actor.DoctorId?.ToString());
        AddIfAny(identity, SiteId, actor.SiteId?.ToString());
        AddIfAny(identity, RegionCode, actor.RegionCode);
        AddIfAny(identity, PlaceInsee, actor.PlaceInsee);
        return new(identity);
    }

    /// <summary>Null when nobody of the staff is signed in.</summary>
    public static Actor? FindActor(this ClaimsPrincipal user) =>
        user.Identity is { IsAuthenticated: true }
        && Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var account)
        && Enum.TryParse<Role>(user.FindFirstValue(ClaimTypes.Role), out var role)
            ? new(
                account,
                role,
                user.FindFirstValue(ClaimTypes.Name) ?? "",
                ParseGuid(user.FindFirstValue(DoctorId)),
                ParseGuid(user.FindFirstValue(SiteId)),
                user.FindFirstValue(RegionCode))
            {
                PlaceInsee = user.FindFirstValue(PlaceInsee),
            }
            : null;

    /// <summary>The signed-in actor; only for pages that a policy protects.</summary>
    public static Actor Actor(this HttpContext http) =>
        http.User.FindActor() ?? throw new InvalidOperationException("The page is open to people without an account.");

    private static void AddIfAny(ClaimsIdentity identity, string type, string? value)
    {
        if (value is not null)
            identity.AddClaim(new(type, value));
    }

    private static Guid? ParseGuid(string? text) => Guid.TryParse(text, out var id) ? id : null;
}
