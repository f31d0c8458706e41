using Pacte.Domain.Doctors;
using Pacte.Domain.Geography;
using Pacte.Domain.Sites;

namespace Pacte.Web.Features.Planning;

/// <summary>
/// Where each doctor could go in a month, so that forbidding it may change something: one of the dates meets a need within reach.
/// Whether there is room left, or a half-day under the cap, is the computation's business.
/// </summary>
internal static class SensiblePairs
{
    /// <summary>Sites by doctor.</summary>
    public static ILookup<Guid, Guid> Of(PlanSources sources, CommunePositions positions)
    {
        var needs = sources.Needs.Where(n => n.Date >= sources.FirstDate).ToLookup(n => n.Date);
        var zones = sources.Sites.ToDictionary(s => s.Id, s => s.EpciSiren);
        var offers = sources.Offers.ToLookup(o => o.DoctorId);
        var apart = sources.Exclusions.ToHashSet();
        var reach = new MatchingTranslation(sources, positions).Problem.Doctors.ToDictionary(
            d => Guid.Parse(d.Key), d => d.Reach.Where(r => r.Metres <= d.TravelLimitMetres).Select(r => Guid.Parse(r.SiteKey)).ToHashSet());
        return sources.Doctors
            .Where(d => d.State is DoctorState.Verified && reach.ContainsKey(d.Id))
            .SelectMany(d => offers[d.Id]
                .SelectMany(o => needs[o.Date].Where(n => o.Parts.Accepts(n.Part)))
                .Where(n => n.Specialty == d.Specialty && reach[d.Id].Contains(n.SiteId))
                .Where(n => zones[n.SiteId] != d.OwnEpciSiren && !apart.Contains(new(d.Id, n.SiteId)))
                .Select(n => (Doctor: d.Id, Site: n.SiteId)))
            .Distinct()
            .ToLookup(p => p.Doctor, p => p.Site);
    }
}
