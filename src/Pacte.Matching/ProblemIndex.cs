using System.Collections.Frozen;
using System.Globalization;

namespace Pacte.Matching;

/// <summary>A problem with everything sorted by key and numbered from 0, references resolved and shapes verified.</summary>
internal sealed class ProblemIndex
{
    /// <summary>Far more than any site, month or zone has; with them, no sum can leave 64 bits (README.md).</summary>
    private const int LargestCount = 1_000;
    private const int LargestNeedPermille = 10_000;

    private readonly FrozenDictionary<string, int> _doctorOf;
    private readonly FrozenDictionary<string, int> _offerOf;
    private readonly FrozenDictionary<string, int> _siteOf;
    private readonly FrozenDictionary<string, int> _needOf;
    private readonly Dictionary<DateOnly, int[]> _needsOn;
    private readonly HashSet<(string Doctor, string Site, DateOnly? Date)> _exclusions;
    private readonly HashSet<(int Offer, int Need)> _sent = [];
    private readonly Dictionary<(int Doctor, int Site), int> _visits = [];

    /// <exception cref="InvalidProblemException">The problem contradicts itself; the message names the key.</exception>
    public ProblemIndex(MatchingProblem problem)
    {
        Month = problem.Month;
        Require(Month.Day == 1, "month", Month.ToString("O", CultureInfo.InvariantCulture));
        (Doctors, _doctorOf) = Sort(problem.Doctors, doctor => doctor.Key, "doctor");
        (Offers, _offerOf) = Sort(problem.Offers, offer => offer.Key, "offer");
        (Zones, var zoneOf) = Sort(problem.Zones, zone => zone.Key, "zone");
        (Sites, _siteOf) = Sort(problem.Sites, site => site.Key, "site");
        (Needs, _needOf) = Sort(problem.Needs, need => need.Key, "need");
        (Standing, _) = Sort(problem.Standing, session => session.Key, "standing session");
        Pins =
        [
            .. problem.Pins.Distinct().OrderBy(pin => pin.Date).ThenBy(pin => pin.DoctorKey, StringComparer.Ordinal)
                .ThenBy(pin => pin.Part).ThenBy(pin => pin.SiteKey, StringComparer.Ordinal),
        ];
        DoctorOfOffer = Resolve(Offers, offer => offer.DoctorKey, _doctorOf, "doctor");
        ZoneOfSite = Resolve(Sites, site => site.ZoneKey, zoneOf, "zone");
        SiteOfNeed = Resolve(Needs, need => need.SiteKey, _siteOf, "site");
        _needsOn = Enumerable.Range(0, Needs.Length).GroupBy(need => Needs[need].Date).ToDictionary(day => day.Key, day => day.ToArray());
        _exclusions = [.. problem.Exclusions.Select(pair => (pair.DoctorKey, pair.SiteKey, pair.Date))];
        AddPast(problem);
        EnsureShapes();
    }

    public DateOnly Month { get; }

    public MatchingDoctor[] Doctors { get; }

    public MatchingOffer[] Offers { get; }

    public MatchingZone[] Zones { get; }

    public MatchingSite[] Sites { get; }

    public MatchingNeed[] Needs { get; }

    public StandingSession[] Standing { get; }

    /// <summary>What the agency wants, each once, in the order in which pins are placed.</summary>
    public Pin[] Pins { get; }

    public int[] DoctorOfOffer { get; }

    public int[] ZoneOfSite { get; }

    public int[] SiteOfNeed { get; }

    /// <summary>The needs of a day, ordered by key.</summary>
    public ReadOnlySpan<int> NeedsOn(DateOnly date) => _needsOn.GetValueOrDefault(date, []);

    /// <summary>The number of a doctor, or null when the problem does not hold it; so for sites and needs.</summary>
    public int? FindDoctor(string key) => _doctorOf.TryGetValue(key, out var doctor) ? doctor : null;

    public int? FindSite(string key) => _siteOf.TryGetValue(key, out var site) ? site : null;

    public int? FindNeed(string? key) => key is not null && _needOf.TryGetValue(key, out var need) ? need : null;

    public int NumberOfOffer(string key) => _offerOf[key];

    /// <summary>A placement in numbers.</summary>
    public Candidate SessionOf(Placement placement) =>
        new(_offerOf[placement.OfferKey], _needOf[placement.NeedKey], placement.TravelMetres);

    /// <summary>A session in words.</summary>
    public Placement PlacementOf(Candidate session)
    {
        var (offer, need) = (Offers[session.Offer], Needs[session.Need]);
        var zone = Zones[ZoneOfNeed(session.Need)];
        return new Placement(offer.Key, need.Key, offer.DoctorKey, need.SiteKey, zone.Key, need.Date, need.Part, session.Metres);
    }

    public int ZoneOfNeed(int need) => ZoneOfSite[SiteOfNeed[need]];

    /// <summary>Whether they must not meet, ever or that day.</summary>
    public bool IsExcluded(string doctorKey, string siteKey, DateOnly date) => _exclusions.Count > 0
        && (_exclusions.Contains((doctorKey, siteKey, null)) || _exclusions.Contains((doctorKey, siteKey, date)));

    public bool HasProposals => _sent.Count > 0;

    public bool HasVisits => _visits.Count > 0;

    /// <summary>Whether this was proposed already.</summary>
    public bool IsSent(Candidate candidate) => _sent.Contains((candidate.Offer, candidate.Need));

    /// <summary>Sessions that the doctor has held at the site, as far as they count.</summary>
    public int FamiliarityOf(Candidate candidate) =>
        _visits.GetValueOrDefault((DoctorOfOffer[candidate.Offer], SiteOfNeed[candidate.Need]));

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

    private static (T[] Sorted, FrozenDictionary<string, int> Numbers) Sort<T>(IEnumerable<T> items, Func<T, string> key, string what)
    {
        T[] sorted = [.. items.OrderBy(key, StringComparer.Ordinal)];
        var numbers = new Dictionary<string, int>(sorted.Length, StringComparer.Ordinal);
        for (var number = 0; number < sorted.Length; number++)
            Require(numbers.TryAdd(key(sorted[number]), number), $"key, used twice by a {what}", key(sorted[number]));
        return (sorted, numbers.ToFrozenDictionary(StringComparer.Ordinal));
    }

    private static int[] Resolve<T>(T[] items, Func<T, string> key, FrozenDictionary<string, int> numbers, string what)
    {
        var resolved = new int[items.Length];
        for (var i = 0; i < items.Length; i++)
            Require(numbers.TryGetValue(key(items[i]), out resolved[i]), $"{what} (unknown)", key(items[i]));
        return resolved;
    }

    /// <summary>What was proposed and who was where before; what the problem no longer holds is left out.</summary>
    private void AddPast(MatchingProblem problem)
    {
        foreach (var (offerKey, needKey) in problem.Proposals)
        {
            if (_offerOf.TryGetValue(offerKey, out var offer) && _needOf.TryGetValue(needKey, out var need))
                _sent.Add((offer, need));
        }

        foreach (var (doctorKey, siteKey, sessions) in problem.Visits)
        {
            Require(sessions >= 0, "past visits of doctor", doctorKey);
            if (FindDoctor(doctorKey) is { } doctor && FindSite(siteKey) is { } site)
                Require(_visits.TryAdd((doctor, site), Math.Min(sessions, PastVisits.MostCounted)), "past visits, told twice, of doctor", doctorKey);
        }
    }

    private void EnsureShapes()
    {
        var days = new HashSet<(int Doctor, DateOnly Date)>(Offers.Length);
        for (var offer = 0; offer < Offers.Length; offer++)
        {
            Require(InMonth(Offers[offer].Date), "date of offer", Offers[offer].Key);
            Require(days.Add((DoctorOfOffer[offer], Offers[offer].Date)), "second offer of a doctor for a date", Offers[offer].Key);
        }

        foreach (var need in Needs)
            Require(InMonth(need.Date) && AreOrdered(0, need.Min, need.Desired, need.Max, LargestCount), "need", need.Key);
        foreach (var session in Standing)
            Require(InMonth(session.Date), "date of standing session", session.Key);
        foreach (var doctor in Doctors)
        {
            Require(doctor.CapInHalfDays is >= 0 and <= LargestCount, "cap of doctor", doctor.Key);
            Require(doctor.TravelLimitMetres >= 0, "travel limit of doctor", doctor.Key);
        }

        foreach (var zone in Zones)
            Require(zone.Population >= 0 && zone.NeedPermille is >= 0 and <= LargestNeedPermille, "population or need of zone", zone.Key);
    }

    private static bool AreOrdered(params ReadOnlySpan<int> numbers)
    {
        for (var i = 1; i < numbers.Length; i++)
        {
            if (numbers[i - 1] > numbers[i])
                return false;
        }

        return true;
    }

    private bool InMonth(DateOnly date) => date.Year == Month.Year && date.Month == Month.Month;

    private static void Require(bool holds, string what, string key)
    {
        if (!holds)
            throw new InvalidProblemException($"Invalid {what}: '{key}'.");
    }
}
