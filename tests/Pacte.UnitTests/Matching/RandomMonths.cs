using Pacte.Matching;

namespace Pacte.UnitTests.Matching;

/// <summary>Small months drawn at random, in which every rule bites now and then.</summary>
internal static class RandomMonths
{
    private static readonly string[] Specialties = ["mg", "mg", "mg", "mg", "mg", "ped"];

    public static MatchingProblem Small(Random random, bool mixing)
    {
        MatchingZone[] zones = [.. Range(random, 1, 3).Select(i => Zone(random, $"z{i}"))];
        MatchingSite[] sites = [.. Range(random, 1, 4).Select(i => new MatchingSite($"s{i}", zones[random.Next(zones.Length)].Key))];
        MatchingDoctor[] doctors = [.. Range(random, 2, 4).Select(i => Doctor(random, $"d{i}", zones, sites))];
        MatchingNeed[] needs = [.. Range(random, 5, 9).Select(i => Need(random, $"n{i}", sites))];
        MatchingOffer[] offers = [.. doctors.SelectMany(doctor => Offers(random, doctor, mixing)).Take(7)];
        var standing = Range(random, 0, 2).Select(i => Standing(random, $"p{i}", doctors, sites, needs));
        return new MatchingProblem
        {
            Month = Scenario.Month,
            Zones = zones,
            Sites = sites,
            Doctors = doctors,
            Needs = needs,
            Offers = offers,
            Standing = [.. standing],
            Exclusions = random.Next(3) == 0 ? [new Exclusion(Pick(random, doctors).Key, Pick(random, sites).Key)] : [],
            Proposals = offers.Length == 0 || random.Next(2) == 0 ? [] : [.. Range(random, 1, 4).Select(_ =>
                new SentProposal(Pick(random, offers).Key, Pick(random, needs).Key))],
            Visits = random.Next(2) == 0 ? [] : [.. sites.Select(site => new PastVisits(Pick(random, doctors).Key, site.Key, random.Next(15)))],
        };
    }

    /// <summary>A month in which doctors offer more than their cap, whole days and half-days alike.</summary>
    public static MatchingProblem Mixing(Random random)
    {
        MatchingZone[] zones = [Zone(random, "z0"), Zone(random, "z1")];
        MatchingSite[] sites = [new MatchingSite("s0", "z0"), new MatchingSite("s1", "z1")];
        MatchingDoctor[] doctors = [.. Enumerable.Range(0, 2).Select(i => Doctor(random, $"d{i}", zones, sites) with
        {
            Specialty = "mg",
            IsVerified = true,
            CapInHalfDays = random.Next(2, 5),
            Exemptions = [],
        })];
        return new MatchingProblem
        {
            Month = Scenario.Month,
            Zones = zones,
            Sites = sites,
            Doctors = doctors,
            Needs = [.. Enumerable.Range(0, 9).Select(i => Need(random, $"n{i}", sites) with { Specialty = "mg", Date = Scenario.Day(1 + (i % 4)) })],
            Offers = [.. doctors.SelectMany(doctor => Enumerable.Range(1, 4)
                .Select(day => new MatchingOffer($"{doctor.Key}o{day}", doctor.Key, Scenario.Day(day), (AcceptedParts)random.Next(1, 8))))],
        };
    }

    /// <summary>The same month with some pins, which rules forbid more often than not.</summary>
    public static MatchingProblem Pinned(MatchingProblem problem, Random random) => problem with
    {
        Pins = problem.Offers.Count == 0 || problem.Needs.Count == 0 ? [] : [.. Range(random, 1, 5).Select(_ =>
        {
            var need = Pick(random, [.. problem.Needs]);
            return new Pin(Pick(random, [.. problem.Offers]).DoctorKey, need.Date, need.Part, need.SiteKey);
        })],
    };

    /// <summary>The same problem with every list in another order.</summary>
    public static MatchingProblem Shuffled(MatchingProblem problem, Random random) => problem with
    {
        Doctors = [.. problem.Doctors.Select(doctor => doctor with { Reach = Shuffle(doctor.Reach, random) }).OrderBy(_ => random.Next())],
        Offers = Shuffle(problem.Offers, random),
        Zones = Shuffle(problem.Zones, random),
        Sites = Shuffle(problem.Sites, random),
        Needs = Shuffle(problem.Needs, random),
        Standing = Shuffle(problem.Standing, random),
        Exclusions = Shuffle(problem.Exclusions, random),
        Pins = Shuffle(problem.Pins, random),
        Proposals = Shuffle(problem.Proposals, random),
        Visits = Shuffle(problem.Visits, random),
    };

    private static MatchingZone Zone(Random random, string key) => new(key, random.Next(1_000, 60_000), random.Next(500, 2_000));

    private static MatchingDoctor Doctor(Random random, string key, MatchingZone[] zones, MatchingSite[] sites) => new()
    {
        Key = key,
        Specialty = Pick(random, Specialties),
        IsVerified = random.Next(10) > 0,
        CapInHalfDays = random.Next(1, 5),
        TravelLimitMetres = 30_000,
        OwnZoneKey = random.Next(5) == 0 ? Pick(random, zones).Key : null,
        Exemptions = random.Next(5) == 0 ? [new DateSpan(Scenario.Day(1), Scenario.Day(2))] : [],
        Reach = [.. sites.Where(_ => random.Next(6) > 0).Select(site => new Reach(site.Key, random.Next(1, 36) * 1_000))],
    };

    private static IEnumerable<MatchingOffer> Offers(Random random, MatchingDoctor doctor, bool mixing)
    {
        var kind = random.Next(2) == 0 ? AcceptedParts.FullDay : AcceptedParts.Morning | AcceptedParts.Afternoon;
        foreach (var day in new[] { 1, 2, 9 }.Where(_ => random.Next(4) > 0))
        {
            var accepted = mixing ? (AcceptedParts)random.Next(1, 8) : kind;
            yield return new MatchingOffer($"{doctor.Key}o{day}", doctor.Key, Scenario.Day(day), accepted);
        }
    }

    private static MatchingNeed Need(Random random, string key, MatchingSite[] sites)
    {
        var max = random.Next(1, 4);
        var desired = random.Next(0, max + 1);
        return new MatchingNeed
        {
            Key = key,
            SiteKey = Pick(random, sites).Key,
            Date = Scenario.Day(Pick(random, [1, 2, 9])),
            Part = (SessionPart)random.Next(3),
            Specialty = Pick(random, Specialties),
            Min = random.Next(0, desired + 1),
            Desired = desired,
            Max = max,
        };
    }

    private static StandingSession Standing(Random random, string key, MatchingDoctor[] doctors, MatchingSite[] sites, MatchingNeed[] needs)
    {
        var need = Pick(random, needs);
        return new StandingSession
        {
            Key = key,
            DoctorKey = random.Next(4) == 0 ? "elsewhere" : Pick(random, doctors).Key,
            SiteKey = random.Next(4) == 0 ? Pick(random, sites).Key : need.SiteKey,
            NeedKey = random.Next(4) == 0 ? null : need.Key,
            Date = need.Date,
            Part = need.Part,
        };
    }

    private static IEnumerable<int> Range(Random random, int least, int most) => Enumerable.Range(0, random.Next(least, most + 1));

    private static T Pick<T>(Random random, T[] items) => items[random.Next(items.Length)];

    private static T[] Shuffle<T>(IReadOnlyList<T> items, Random random)
    {
        T[] shuffled = [.. items];
        random.Shuffle(shuffled);
        return shuffled;
    }
}
