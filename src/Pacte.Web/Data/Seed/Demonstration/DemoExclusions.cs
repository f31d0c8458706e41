using Pacte.Domain.Doctors;

namespace Pacte.Web.Data.Seed.Demonstration;

/// <summary>A few doctors and sites that are not to be matched again, among those that could have been.</summary>
internal sealed class DemoExclusions(SceneDay day, Reach reach)
{
    private const int OneDoctorIn = 40;

    private readonly SeedRandom random = day.Random("exclusions");

    public void Build(DemoRows rows)
    {
        var together = rows.Sessions.Select(s => (s.DoctorId, s.SiteId)).ToHashSet();
        for (var i = 0; i < rows.Doctors.Count; i += OneDoctorIn)
        {
            var doctor = rows.Doctors[i];
            if (reach.SitesOf(doctor).FirstOrDefault(site => !together.Contains((doctor.Id, site.Id))) is { } site)
                rows.Exclusions.Add(Apart(doctor.Id, site.Id));
        }
    }

    private Exclusion Apart(Guid doctor, Guid site) =>
        new() { DoctorId = doctor, SiteId = site, DecidedAt = day.At(-40), ByDoctor = random.Chance(50) };
}
