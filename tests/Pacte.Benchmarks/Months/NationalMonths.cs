using Pacte.Domain.Geography;
using Pacte.Matching;

namespace Pacte.Benchmarks.Months;

/// <summary>A month drawn: the problem, and in its order the towns of the sites and the homes of the doctors.</summary>
public sealed record DrawnMonth(MatchingProblem Problem, IReadOnlyList<Town> SiteTowns, IReadOnlyList<Town> Homes);

/// <summary>
/// Seeded months of the size of the country on its real geography: homes drawn by population, sites in the larger communes of 151
/// rural intercommunalities, 22 working days, 1 to 8 days offered by each doctor, who looks at the 10 to 40 nearest sites.
/// </summary>
public sealed class NationalMonths(France france)
{
    /// <summary>A month of 22 working days.</summary>
    public static readonly DateOnly Month = new(2027, 6, 1);

    private const string GeneralPractice = "GP";
    private const int ZoneCount = 151;

    // How often a site asks for a whole day, and for a morning and an afternoon apart.
    private const double WholeDay = 0.62;
    private const double HalfDays = 0.28;

    private static readonly DateOnly[] Days =
        [.. Enumerable.Range(0, 30).Select(Month.AddDays).Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))];

    /// <summary>The month of a seed.</summary>
    /// <param name="size">Doctors and sites.</param>
    /// <param name="seed">The same seed gives the same month.</param>
    /// <param name="mixing">The share of doctors who accept both whole days and half-days.</param>
    public MatchingProblem Create(MonthSize size, int seed, double mixing = 0) => Draw(size, seed, mixing).Problem;

    /// <summary>The month of a seed, and where its sites and doctors live.</summary>
    public DrawnMonth Draw(MonthSize size, int seed, double mixing = 0)
    {
        var random = new Random(seed);
        var zones = france.RuralZones(random, ZoneCount);
        var sites = new PlacedSite[size.Sites];
        for (var i = 0; i < sites.Length; i++)
            sites[i] = SiteOf(i, zones[i % zones.Length]);
        var near = new NearestSites([.. sites.Select((site, i) => new SitePoint(IdOf(i), site.Town.Place))]);
        var (doctors, homes) = (new MatchingDoctor[size.Doctors], new Town[size.Doctors]);
        for (var i = 0; i < doctors.Length; i++)
            (doctors[i], homes[i]) = DoctorOf(random, i, near, sites, zones);
        var problem = new MatchingProblem
        {
            Month = Month,
            Zones = [.. zones.Select(zone => new MatchingZone(zone.Siren, zone.Population))],
            Sites = [.. sites.Select(site => site.Site)],
            Doctors = doctors,
            Offers = [.. doctors.SelectMany(doctor => OffersOf(random, doctor, mixing))],
            Needs = [.. sites.SelectMany(site => NeedsOf(random, site.Site))],
        };
        return new DrawnMonth(problem, Array.ConvertAll(sites, site => site.Town), homes);
    }

    private static PlacedSite SiteOf(int number, RuralZone zone)
    {
        var town = zone.Towns[number / ZoneCount % zone.Towns.Count];
        return new(new MatchingSite($"S{number:0000}", zone.Siren), town);
    }

    private (MatchingDoctor Doctor, Town Home) DoctorOf(Random random, int number, NearestSites near, PlacedSite[] sites, RuralZone[] zones)
    {
        var home = france.HomeOf(random);
        var (limitKm, choices) = (random.Next(60, 250), random.Next(10, 41));
        var doctor = new MatchingDoctor
        {
            Key = $"D{number:00000}",
            Specialty = GeneralPractice,
            IsVerified = true,
            CapInHalfDays = 4,
            TravelLimitMetres = limitKm * 1_000,
            OwnZoneKey = Array.Find(zones, zone => zone.Siren == home.EpciSiren)?.Siren,
            Reach = [.. near.Find(home.Place, limitKm, choices).Select(found =>
                new Reach(sites[NumberOf(found.Id)].Site.Key, (int)(1_000 * found.RoadKm)))],
        };
        return (doctor, home);
    }

    private static IEnumerable<MatchingOffer> OffersOf(Random random, MatchingDoctor doctor, double mixing)
    {
        var days = Days.ToArray();
        random.Shuffle(days);
        Array.Resize(ref days, random.Next(1, 9));
        Array.Sort(days);
        var kind = random.NextDouble();
        var accepted = kind < mixing ? AcceptedParts.Morning | AcceptedParts.Afternoon | AcceptedParts.FullDay
            : kind < mixing + ((1 - mixing) * 0.2) ? AcceptedParts.Morning | AcceptedParts.Afternoon
            : AcceptedParts.FullDay;
        return days.Select(day => new MatchingOffer($"{doctor.Key}/{day:dd}", doctor.Key, day, accepted));
    }

    private static IEnumerable<MatchingNeed> NeedsOf(Random random, MatchingSite site)
    {
        foreach (var day in Days)
        {
            var draw = random.NextDouble();
            if (draw < WholeDay)
            {
                yield return NeedOf(random, site, day, SessionPart.FullDay);
            }
            else if (draw < WholeDay + HalfDays)
            {
                yield return NeedOf(random, site, day, SessionPart.Morning);
                yield return NeedOf(random, site, day, SessionPart.Afternoon);
            }
        }
    }

    private static MatchingNeed NeedOf(Random random, MatchingSite site, DateOnly day, SessionPart part) => new()
    {
        Key = $"{site.Key}/{day:dd}/{part}",
        SiteKey = site.Key,
        Date = day,
        Part = part,
        Specialty = GeneralPractice,
        Min = random.Next(2),
        Desired = 1,
        Max = random.Next(1, 3),
    };

    private static Guid IdOf(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);

    private static int NumberOf(Guid id) => BitConverter.ToInt32(id.ToByteArray(), 0);

    private sealed record PlacedSite(MatchingSite Site, Town Town);
}
