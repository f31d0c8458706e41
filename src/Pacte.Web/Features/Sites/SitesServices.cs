namespace Pacte.Web.Features.Sites;

internal static class SitesServices
{
    public static IServiceCollection AddSites(this IServiceCollection services) => services
        .AddSingleton<ListSites>()
        .AddSingleton<SeeSite>()
        .AddSingleton<MoveSite>()
        .AddSingleton<EditSite>()
        .AddSingleton<ProposeSite>()
        .AddSingleton<AskNeed>()
        .AddSingleton<ChangeNeed>();
}
