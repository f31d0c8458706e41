using System.Globalization;

namespace Pacte.Matching;

/// <summary>
/// A problem with everything numbered from 0 in the order of keys, references resolved and shapes verified. It can follow a problem
/// that changes: numbers stay, what is new is numbered behind, and a need that is gone asks for nobody.
/// </summary>
internal sealed class ProblemIndex
{
    private readonly Numbered<MatchingDoctor> _doctors;
    private readonly Numbered<MatchingOffer> _offers;
    private readonly Numbered<MatchingSite> _sites;
    private readonly Numbered<MatchingNeed> _needs;
    private readonly Numbered<StandingSession> _standing;
    private readonly Dictionary<(int Doctor, DateOnly Date), int> _offerOfDay;
    private readonly Dictionary<DateOnly, int[]> _needsOn;

    /// <exception cref="InvalidProblemException">The problem contradicts itself; the message names the key.</exception>
    public ProblemIndex(MatchingProblem problem)
    {
        var month = Month = problem.Month;
        ProblemShapes.EnsureMonth(month);
        _doctors = new(problem.Doctors, doctor => doctor.Key, "doctor", ProblemShapes.Ensure);
        _offers = new(problem.Offers, offer => offer.Key, "offer", offer => ProblemShapes.Ensure(offer, month));
        var zones = new Numbered<MatchingZone>(problem.Zones, zone => zone.Key, "zone", ProblemShapes.Ensure);
        _sites = new(problem.Sites, site => site.Key, "site", _ => { });
        _needs = new(problem.Needs, need => need.Key, "need", need => ProblemShapes.Ensure(need, month));
        _standing = new(problem.Standing, session => session.Key, "standing session", session => ProblemShapes.Ensure(session, month));
        Zones = zones.Items;
        DoctorOfOffer = Array.ConvertAll(Offers, offer => _doctors.Resolve(offer.DoctorKey));
        ZoneOfSite = Array.ConvertAll(Sites, site => zones.Resolve(site.ZoneKey));
        SiteOfNeed = Array.ConvertAll(Needs, need => _sites.Resolve(need.SiteKey));
        _offerOfDay = new Dictionary<(int, DateOnly), int>(Offers.Length);
        for (var offer = 0; offer < Offers.Length; offer++)
            TakeDay(offer);
        _needsOn = Enumerable.Range(0, Needs.Length).GroupBy(need => Needs[need].Date).ToDictionary(day => day.Key, day => day.ToArray());
        (Standing, Pins, Pairs) = (_standing.Items, Ordered(problem.Pins), new PairFacts(this, problem));
    }

    /// <summary>The first day of the month.</summary>
    public DateOnly Month { get; }

    public MatchingDoctor[] Doctors => _doctors.Items;

    public MatchingOffer[] Offers => _offers.Items;

    public MatchingZone[] Zones { get; }

    public MatchingSite[] Sites => _sites.Items;

    public MatchingNeed[] Needs => _needs.Items;

    /// <summary>Sessions that stand, ordered by key.</summary>
    public StandingSession[] Standing { get; private set; }

    /// <summary>What the agency wants, each once, in the order in which pins are placed.</summary>
    public Pin[] Pins { get; private set; }

    /// <summary>What is said about pairs.</summary>
    public PairFacts Pairs { get; private set; }

    public int[] DoctorOfOffer { get; private set; }

    public int[] ZoneOfSite { get; }

    public int[] SiteOfNeed { get; private set; }

    /// <summary>The offers that are there, ordered by key.</summary>
    public ReadOnlySpan<int> OffersInOrder => _offers.InOrder;

    /// <summary>The needs of a day, ordered by key.</summary>
    public ReadOnlySpan<int> NeedsOn(DateOnly date) => _needsOn.GetValueOrDefault(date, []);

    /// <summary>The number of a doctor, or null when the problem does not hold it; so for offers, sites and needs.</summary>
    public int? FindDoctor(string key) => _doctors.Find(key);

    public int? FindOffer(string key) => _offers.Find(key);

    public int? FindSite(string key) => _sites.Find(key);

    public int? FindNeed(string? key) => key is null ? null : _needs.Find(key);

    /// <summary>What the doctor offers that day, or null.</summary>
    public int? FindOffer(int doctor, DateOnly date) => _offerOfDay.TryGetValue((doctor, date), out var offer) ? offer : null;

    /// <summary>What the doctor offers in the month, by date.</summary>
    public IEnumerable<int> OffersOf(int doctor)
    {
        for (var date = Month; date.Month == Month.Month; date = date.AddDays(1))
        {
            if (FindOffer(doctor, date) is { } offer)
                yield return offer;
        }
    }

    public int NumberOfOffer(string key) => _offers.Resolve(key);

    /// <summary>A placement in numbers.</summary>
    public Candidate SessionOf(Placement placement) =>
        new(_offers.Resolve(placement.OfferKey), _needs.Resolve(placement.NeedKey), placement.TravelMetres);

    /// <summary>A session in words.</summary>
    public Placement PlacementOf(Candidate session)
    {
        var (offer, need) = (Offers[session.Offer], Needs[session.Need]);
        var zone = Zones[ZoneOfNeed(session.Need)];
        return new Placement(offer.Key, need.Key, offer.DoctorKey, need.SiteKey, zone.Key, need.Date, need.Part, session.Metres);
    }

    public int ZoneOfNeed(int need) => ZoneOfSite[SiteOfNeed[need]];

    public (int Zone, int Week) WeekOfNeed(int need) => (ZoneOfNeed(need), WeekOf(Needs[need].Date));

    /// <summary>Distances from a doctor to every site, −1 where no road leads.</summary>
    public int[] DistancesFrom(int doctor, int[]? reuse = null)
    {
        var metres = reuse ?? new int[Sites.Length];
        Array.Fill(metres, -1);
        foreach (var reach in Doctors[doctor].Reach)
        {
            if (FindSite(reach.SiteKey) is { } site)
                metres[site] = reach.Metres;
        }

        return metres;
    }

    /// <summary>The ISO week of a day, as a number that grows with time.</summary>
    public static int WeekOf(DateOnly date)
    {
        var day = date.ToDateTime(TimeOnly.MinValue);
        return (ISOWeek.GetYear(day) * 100) + ISOWeek.GetWeekOfYear(day);
    }

    /// <summary>Follows a problem that has changed, and says in numbers what the change touches.</summary>
    /// <exception cref="InvalidProblemException">The problem contradicts itself: this index is of no more use.</exception>
    public TouchedNumbers Follow(ProblemChange change)
    {
        var touched = new TouchedNumbers();
        change.Offers.Removed.ForEach(offer => touched.Offers.Add(Remove(offer)));
        change.Needs.Removed.ForEach(need => touched.Needs.Add(Remove(need)));
        change.Doctors.Removed.ForEach(Remove);
        change.Doctors.Changed.ForEach(doctor => touched.Doctors.Add(_doctors.Replace(doctor)));
        change.Offers.Changed.ForEach(offer => touched.Offers.Add(_offers.Replace(offer)));
        change.Needs.Changed.ForEach(need => touched.Needs.Add(_needs.Replace(need)));
        change.Doctors.Added.ForEach(doctor => touched.Doctors.Add(_doctors.Add(doctor)));
        change.Offers.Added.ForEach(offer => touched.Offers.Add(Add(offer)));
        change.Needs.Added.ForEach(need => touched.Needs.Add(Add(need)));
        _standing.Follow(change.Standing);
        (Standing, Pins, Pairs) = (_standing.ItemsInOrder(), Ordered(change.After.Pins), new PairFacts(this, change.After));
        change.Exclusions.ForEach(pair => touched.AddDoctor(FindDoctor(pair.DoctorKey)));
        change.Proposals.ForEach(sent => touched.AddOffer(FindOffer(sent.OfferKey)));
        return touched;
    }

    private static Pin[] Ordered(IEnumerable<Pin> pins) =>
    [
        .. pins.Distinct().OrderBy(pin => pin.Date).ThenBy(pin => pin.DoctorKey, StringComparer.Ordinal)
            .ThenBy(pin => pin.Part).ThenBy(pin => pin.SiteKey, StringComparer.Ordinal),
    ];

    private int Add(MatchingOffer offer)
    {
        var number = _offers.Add(offer);
        DoctorOfOffer = [.. DoctorOfOffer, _doctors.Resolve(offer.DoctorKey)];
        TakeDay(number);
        return number;
    }

    private int Remove(MatchingOffer offer)
    {
        _offerOfDay.Remove((_doctors.Resolve(offer.DoctorKey), offer.Date));
        return _offers.Remove(offer);
    }

    private int Add(MatchingNeed need)
    {
        var number = _needs.Add(need);
        SiteOfNeed = [.. SiteOfNeed, _sites.Resolve(need.SiteKey)];
        int[] needs = [.. NeedsOn(need.Date), number];
        Array.Sort(needs, (one, other) => string.CompareOrdinal(Needs[one].Key, Needs[other].Key));
        _needsOn[need.Date] = needs;
        return number;
    }

    /// <summary>What is left of the need asks for nobody.</summary>
    private int Remove(MatchingNeed need)
    {
        var number = _needs.Remove(need);
        Needs[number] = need with { Min = 0, Desired = 0, Max = 0 };
        _needsOn[need.Date] = Array.FindAll(_needsOn[need.Date], other => other != number);
        return number;
    }

    private void Remove(MatchingDoctor doctor)
    {
        var number = _doctors.Remove(doctor);
        ProblemShapes.Require(!_offerOfDay.Keys.Any(day => day.Doctor == number), "doctor (unknown)", doctor.Key);
    }

    private void TakeDay(int offer) => ProblemShapes.Require(
        _offerOfDay.TryAdd((DoctorOfOffer[offer], Offers[offer].Date), offer), "second offer of a doctor for a date", Offers[offer].Key);
}
