using Pacte.Domain.Doctors;
using Pacte.Domain.Geography;
using Pacte.Domain.Sites;

namespace Pacte.Web.Data.Seed.Demonstration;

/// <summary>Which doctor may drive to which site: on the same land, within the limit, outside their own intercommunality.</summary>
internal sealed class Reach
{
    private readonly Dictionary<(Guid Doctor, Guid Site), double> kilometres = [];
    private readonly Dictionary<Guid, List<Site>> sitesOf = [];

    public Reach(ScenePlaces places, DemoRows rows)
    {
        var towns = places.Towns.ToDictionary(t => t.Commune.InseeCode, t => t.Place, StringComparer.Ordinal);
        foreach (var doctor in rows.Doctors)
        {
            var near = new List<Site>();
            foreach (var site in rows.Sites.Where(s => s.EpciSiren != doctor.OwnEpciSiren))
            {
                if (Distance.RoadKm(towns[doctor.HomeCommuneInsee], towns[site.CommuneInsee]) is { } km && km <= doctor.TravelLimitKm)
                {
                    near.Add(site);
                    kilometres[(doctor.Id, site.Id)] = km;
                }
            }

            sitesOf[doctor.Id] = near;
        }
    }

    public IReadOnlyList<Site> SitesOf(Doctor doctor) => sitesOf[doctor.Id];

    /// <summary>Null when the doctor does not go there.</summary>
    public double? Kilometres(Guid doctor, Guid site) => kilometres.TryGetValue((doctor, site), out var km) ? km : null;
}
