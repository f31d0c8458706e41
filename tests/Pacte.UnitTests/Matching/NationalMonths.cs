using Pacte.Matching;

namespace Pacte.UnitTests.Matching;

/// <summary>Seeded months of the size of the country, with homes and sites thrown on a square of 1,000 km.</summary>
internal static class NationalMonths
{
    private const int SideInKm = 1_000;

    public static MatchingProblem Create(int seed, int doctors, int sites, int zones, DateOnly month)
    {
        var random = new Random(seed);
        MatchingZone[] zoneList = [.. Enumerable.Range(0, zones).Select(i => new MatchingZone($"Z{i:000}", random.Next(4_000, 60_000)))];
        var places = Enumerable.Range(0, sites)
            .Select(i => (Site: new MatchingSite($"S{i:000}", zoneList[i % zones].Key), X: random.Next(SideInKm), Y: random.Next(SideInKm)))
            .ToArray();
        DateOnly[] days = [.. Enumerable.Range(0, 31).Select(month.AddDays).Where(day => day.Month == month.Month && IsWeekday(day))];
        MatchingDoctor[] volunteers = [.. Enumerable.Range(0, doctors).Select(i => Doctor(random, i, places))];
        return new MatchingProblem
        {
            Month = month,
            Zones = zoneList,
            Sites = [.. places.Select(place => place.Site)],
            Doctors = volunteers,
            Offers = [.. volunteers.SelectMany(doctor => Offers(random, doctor, days))],
            Needs = [.. places.SelectMany(place => Needs(random, place.Site, days))],
        };
    }

    private static MatchingDoctor Doctor(Random random, int number, (MatchingSite Site, int X, int Y)[] places)
    {
        var (x, y) = (random.Next(SideInKm), random.Next(SideInKm));
        return new MatchingDoctor
        {
            Key = $"D{number:00000}",
            Specialty = Scenario.GeneralPractice,
            IsVerified = true,
            CapInHalfDays = 4,
            TravelLimitMetres = random.Next(60, 200) * 1_000,
            Reach = [.. places.Select(place => new Reach(place.Site.Key, RoadMetres(place.X - x, place.Y - y)))],
        };
    }

    private static IEnumerable<MatchingOffer> Offers(Random random, MatchingDoctor doctor, DateOnly[] days)
    {
        var accepted = random.Next(3) == 0 ? AcceptedParts.Morning | AcceptedParts.Afternoon : AcceptedParts.FullDay;
        return random.GetItems(days, random.Next(1, 9)).Distinct().Order()
            .Select(day => new MatchingOffer($"{doctor.Key}/{day:yyyyMMdd}", doctor.Key, day, accepted));
    }

    private static IEnumerable<MatchingNeed> Needs(Random random, MatchingSite site, DateOnly[] days) =>
        from day in random.GetItems(days, random.Next(3, 13)).Distinct().Order()
        let part = random.Next(4) == 0 ? SessionPart.Morning : SessionPart.FullDay
        let max = random.Next(1, 3)
        select new MatchingNeed
        {
            Key = $"{site.Key}/{day:yyyyMMdd}",
            SiteKey = site.Key,
            Date = day,
            Part = part,
            Specialty = Scenario.GeneralPractice,
            Min = random.Next(2),
            Desired = 1,
            Max = max,
        };

    private static bool IsWeekday(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    private static int RoadMetres(int kmEast, int kmNorth) => (int)(1_300 * Math.Sqrt((kmEast * kmEast) + (kmNorth * kmNorth)));
}
