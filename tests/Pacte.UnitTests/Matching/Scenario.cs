using Pacte.Matching;

namespace Pacte.UnitTests.Matching;

/// <summary>A month told in a few lines: everything is eligible unless a test says otherwise.</summary>
internal sealed class Scenario
{
    public const string GeneralPractice = "mg";
    public static readonly DateOnly Month = new(2027, 3, 1);

    private readonly List<MatchingDoctor> _doctors = [];
    private readonly List<MatchingOffer> _offers = [];
    private readonly List<MatchingZone> _zones = [];
    private readonly List<MatchingSite> _sites = [];
    private readonly List<MatchingNeed> _needs = [];
    private readonly List<StandingSession> _standing = [];
    private readonly List<Exclusion> _exclusions = [];
    private readonly List<SentProposal> _proposals = [];
    private readonly List<Pin> _pins = [];
    private readonly List<PastVisits> _visits = [];

    /// <summary>A day of the month of the tests; the first of March 2027 is a Monday.</summary>
    public static DateOnly Day(int day) => new(2027, 3, day);

    /// <summary>A zone with one site of the same key.</summary>
    public Scenario Zone(string key, int population = 10_000, int needPermille = 1000)
    {
        _zones.Add(new MatchingZone(key, population, needPermille));
        _sites.Add(new MatchingSite(key, key));
        return this;
    }

    public Scenario Site(string key, string zone)
    {
        _sites.Add(new MatchingSite(key, zone));
        return this;
    }

    public Scenario Need(
        string site, int day, SessionPart part = SessionPart.FullDay, int min = 0, int desired = 0, int max = 1, string specialty = GeneralPractice)
    {
        _needs.Add(new MatchingNeed
        {
            Key = specialty == GeneralPractice ? $"{site}/{day:00}/{part}" : $"{site}/{day:00}/{part}/{specialty}",
            SiteKey = site,
            Date = Day(day),
            Part = part,
            Specialty = specialty,
            Min = min,
            Desired = Math.Max(min, desired),
            Max = max,
        });
        return this;
    }

    /// <summary>A verified doctor who reaches every site declared so far, at 10 km unless told otherwise.</summary>
    public Scenario Doctor(
        string key, int cap = 4, Func<MatchingDoctor, MatchingDoctor>? but = null, params (string Site, int Metres)[] reach)
    {
        var doctor = new MatchingDoctor
        {
            Key = key,
            Specialty = GeneralPractice,
            IsVerified = true,
            CapInHalfDays = cap,
            TravelLimitMetres = 50_000,
            Reach = reach.Length > 0
                ? [.. reach.Select(pair => new Reach(pair.Site, pair.Metres))]
                : [.. _sites.Select(site => new Reach(site.Key, 10_000))],
        };
        _doctors.Add(but is null ? doctor : but(doctor));
        return this;
    }

    public Scenario Offer(string doctor, int day, AcceptedParts accepted = AcceptedParts.FullDay)
    {
        _offers.Add(new MatchingOffer($"{doctor}/{day:00}", doctor, Day(day), accepted));
        return this;
    }

    public Scenario Standing(string doctor, string site, int day, SessionPart part = SessionPart.FullDay)
    {
        _standing.Add(new StandingSession
        {
            Key = $"{doctor}/{day:00}/{part}",
            DoctorKey = doctor,
            SiteKey = site,
            NeedKey = $"{site}/{day:00}/{part}",
            Date = Day(day),
            Part = part,
        });
        return this;
    }

    public Scenario Exclude(string doctor, string site, int? day = null)
    {
        _exclusions.Add(new Exclusion(doctor, site, day is { } date ? Day(date) : null));
        return this;
    }

    public Scenario Pin(string doctor, int day, string site, SessionPart part = SessionPart.FullDay)
    {
        _pins.Add(new Pin(doctor, Day(day), part, site));
        return this;
    }

    public Scenario Sent(string doctor, int day, string site, SessionPart part = SessionPart.FullDay)
    {
        _proposals.Add(new SentProposal($"{doctor}/{day:00}", $"{site}/{day:00}/{part}"));
        return this;
    }

    public Scenario Visited(string doctor, string site, int sessions)
    {
        _visits.Add(new PastVisits(doctor, site, sessions));
        return this;
    }

    public MatchingProblem Build() => new()
    {
        Month = Month,
        Doctors = _doctors,
        Offers = _offers,
        Zones = _zones,
        Sites = _sites,
        Needs = _needs,
        Standing = _standing,
        Exclusions = _exclusions,
        Pins = _pins,
        Proposals = _proposals,
        Visits = _visits,
    };

    public MatchingPlan Solve(MatchingWeights? weights = null) => new Matcher(weights ?? new MatchingWeights()).Solve(Build());

    /// <summary>The plan as "offer→site" pairs, which is what most tests look at.</summary>
    public string[] Placed(MatchingWeights? weights = null) =>
        [.. Solve(weights).Placements.Select(placement => $"{placement.OfferKey}→{placement.SiteKey}")];

    /// <summary>Why the one offer that is not placed is not.</summary>
    public UnplacedReason WhyNot(string offer) => Solve().Unplaced.Single(unplaced => unplaced.OfferKey == offer).Reason;
}
