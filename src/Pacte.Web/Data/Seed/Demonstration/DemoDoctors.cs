using Pacte.Domain.Doctors;
using Pacte.Domain.Geography;
using Pacte.Domain.Sites;

namespace Pacte.Web.Data.Seed.Demonstration;

/// <summary>Volunteers who live in the towns around the sites. Nobody lives in the intercommunality that they come to help.</summary>
internal sealed class DemoDoctors(SceneDay day, ScenePlaces places)
{
    private const int SmallestTown = 3_000;

    private static readonly int[] Limits = [30, 40, 50, 60, 80, 100, 120, 150, 200, 300];

    private static readonly Specialty[] Others =
        [Specialty.Paediatrics, Specialty.Gynaecology, Specialty.Cardiology, Specialty.Dermatology, Specialty.Psychiatry];

    private readonly SeedRandom random = day.Random("doctors");

    public void Build(DemoRows rows, CancellationToken ct)
    {
        var homes = rows.Sites.Select(site => HomesAround(site, ct)).Where(around => around.Count > 0).ToList();
        var order = random.Shuffled(homes);
        for (var i = 0; i < day.Scene.Doctors; i++)
        {
            var (home, km) = random.PickBy(order[i % order.Count], around => around.Home.Commune.Population);
            var doctor = Register(home, km, i);
            rows.Doctors.Add(doctor);
            Settle(rows, doctor, i);
        }
    }

    private List<(Town Home, double Km)> HomesAround(Site site, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var place = new LandPoint(new GeoPoint(site.Latitude, site.Longitude), Landmass.Of(site.CommuneInsee));
        var all = places.Towns.TakeWhile(t => t.Commune.Population >= SmallestTown)
            .Where(t => t.Commune.EpciSiren != site.EpciSiren)
            .Select(t => (Home: t, Km: Distance.RoadKm(t.Place, place) ?? double.MaxValue))
            .ToList();
        // Where no town is near, doctors come from farther: that is the case in Guyane.
        return new[] { 60, 120, 295 }
            .Select(limit => all.FindAll(around => around.Km <= limit))
            .FirstOrDefault(found => found.Count > 0) ?? [];
    }

    private Doctor Register(Town home, double km, int index)
    {
        var (first, last) = FictionalNames.Pick(random);
        var limit = Array.FindIndex(Limits, l => l >= km);
        return new Doctor
        {
            Id = random.Id(),
            // Real numbers of the directory begin with 10.
            Rpps = $"999{index:D8}",
            FirstName = first,
            LastName = last,
            Specialty = random.Chance(92) ? Specialty.GeneralPractice : random.Pick(Others),
            Email = FictionalNames.Mail(first, last, index + 1),
            HomeCommuneInsee = home.Commune.InseeCode,
            HomeCommuneName = home.Commune.Name,
            OwnEpciSiren = home.Commune.EpciSiren,
            RegionCode = home.Commune.RegionCode,
            TravelLimitKm = Limits[Math.Min(limit + random.Below(3), Limits.Length - 1)],
            RegisteredAt = day.At(-random.Between(30, 300)),
            IsDemonstration = true,
        };
    }

    // Most are verified; a few wait, a few are suspended, a few are exempt and some of those volunteer all the same.
    private void Settle(DemoRows rows, Doctor doctor, int index)
    {
        var fate = index % 40;
        if (fate is not 7)
            DemoRows.Sure(doctor.Verify());
        if (fate is 31 && index % 80 > 40)
            DemoRows.Sure(doctor.Suspend([]));
        if (fate is 11)
        {
            rows.Exemptions.Add(new Exemption
            {
                Id = random.Id(),
                DoctorId = doctor.Id,
                From = day.ThisMonth.AddMonths(-3).FirstDay,
                Until = random.Chance(50) ? day.NextMonth.LastDay : null,
                Kind = "PTMA",
                IsWaived = random.Chance(35),
            });
        }
    }
}
