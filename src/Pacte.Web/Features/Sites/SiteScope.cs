using Pacte.Domain.Access;
using Pacte.Domain.Sites;

namespace Pacte.Web.Features.Sites;

/// <summary>Sites are public rows, so the data context does not narrow them: whoever changes one says here which are theirs.</summary>
internal static class SiteScope
{
    public static IQueryable<Site> ManagedBy(this IQueryable<Site> sites, Actor actor) => actor.Role switch
    {
        Role.National => sites,
        Role.Ars => sites.Where(s => s.RegionCode == actor.RegionCode),
        Role.FrontDesk => sites.Where(s => s.Id == actor.SiteId),
        _ => sites.Where(_ => false),
    };
}
