using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Pacte.Domain.Access;

namespace Pacte.Web.Access;

internal static class AccessServices
{
    public const string SignInPath = "/connexion";

    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddSingleton<KeyedHash>();
        services.AddSingleton<EnterAsDemo>();
        services.AddSingleton<DemoAccounts>();
        services.AddSingleton<PatientKeys>();
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<AppointmentLinks>();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            cookie.Cookie.Name = "pacte-staff";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.LoginPath = SignInPath;
            cookie.AccessDeniedPath = "/acces-refuse";
            cookie.ReturnUrlParameter = "retour";
            cookie.ExpireTimeSpan = TimeSpan.FromHours(10);
        });
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(Policies.Staff, p => p.RequireAuthenticatedUser())
            .AddPolicy(Policies.Doctor, p => p.RequireRole(nameof(Role.Doctor)))
            .AddPolicy(Policies.FrontDesk, p => p.RequireRole(nameof(Role.FrontDesk)))
            .AddPolicy(Policies.Ars, p => p.RequireRole(nameof(Role.Ars), nameof(Role.National)))
            .AddPolicy(Policies.Help, p => p.RequireRole(nameof(Role.Helper), nameof(Role.FrontDesk), nameof(Role.Ars)))
            .AddPolicy(Policies.National, p => p.RequireRole(nameof(Role.National)));
        return services;
    }
}
