using System.Globalization;
using Pacte.Matching;

namespace Pacte.UnitTests.Matching;

/// <summary>
/// The best plan of a small month by trying every one. Written from the rules alone and sharing nothing with the matcher but its
/// input and the numbers of the weights.
/// </summary>
internal sealed class ExhaustivePlan(
    MatchingProblem problem, MatchingWeights weights, IReadOnlyDictionary<string, string>? forced = null)
{
    private readonly List<(MatchingOffer Offer, MatchingNeed Need)> _chosen = [];
    private PlanValue? _best;

    public PlanValue Best()
    {
        Try(0);
        return _best!;
    }

    private void Try(int position)
    {
        if (position == problem.Offers.Count)
        {
            var value = Value();
            if (_best is null || IsBetter(value, _best))
                _best = value;
            return;
        }

        var offer = problem.Offers[position];
        var pinned = forced?.GetValueOrDefault(offer.Key);
        if (pinned is null)
            Try(position + 1);
        foreach (var need in problem.Needs.Where(need => (pinned is null || pinned == need.Key) && Allowed(offer, need)))
        {
            _chosen.Add((offer, need));
            if (WithinCap(offer.DoctorKey) && Sessions(need) <= need.Max)
                Try(position + 1);
            _chosen.RemoveAt(_chosen.Count - 1);
        }
    }

    private bool Allowed(MatchingOffer offer, MatchingNeed need)
    {
        var doctor = DoctorOf(offer.DoctorKey);
        var zone = ZoneOf(need.SiteKey);
        return doctor.IsVerified
            && !doctor.Exemptions.Any(span => span.First <= offer.Date && offer.Date <= span.Last)
            && !problem.Standing.Any(session => session.DoctorKey == doctor.Key && session.Date == offer.Date)
            && offer.Date == need.Date
            && offer.Accepted.ToString().Contains(need.Part.ToString(), StringComparison.Ordinal)
            && doctor.Specialty == need.Specialty
            && doctor.Reach.Any(reach => reach.SiteKey == need.SiteKey && reach.Metres <= doctor.TravelLimitMetres)
            && doctor.OwnZoneKey != zone.Key
            && !problem.Exclusions.Contains(new Exclusion(doctor.Key, need.SiteKey))
            && problem.Standing.Count(session => session.NeedKey == need.Key) < need.Max
            && HalfDays(need.Part) <= doctor.CapInHalfDays - StandingHalfDays(doctor.Key);
    }

    private bool WithinCap(string doctorKey) =>
        StandingHalfDays(doctorKey) + _chosen.Where(pair => pair.Offer.DoctorKey == doctorKey).Sum(pair => HalfDays(pair.Need.Part))
        <= DoctorOf(doctorKey).CapInHalfDays;

    private int Sessions(MatchingNeed need) =>
        problem.Standing.Count(session => session.NeedKey == need.Key) + _chosen.Count(pair => pair.Need.Key == need.Key);

    private PlanValue Value() => new(
        Coverage(_chosen.Select(pair => pair.Need).ToList()),
        _chosen.Count(pair => problem.Proposals.Contains(new SentProposal(pair.Offer.Key, pair.Need.Key))),
        _chosen.Select(pair => pair.Offer.DoctorKey).Distinct().Count(doctor => StandingHalfDays(doctor) == 0),
        _chosen.Sum(pair => Math.Min(12, problem.Visits
            .Where(visits => visits.DoctorKey == pair.Offer.DoctorKey && visits.SiteKey == pair.Need.SiteKey).Sum(visits => visits.Sessions))),
        _chosen.Sum(pair => (long)DoctorOf(pair.Offer.DoctorKey).Reach.First(reach => reach.SiteKey == pair.Need.SiteKey).Metres));

    private long Coverage(List<MatchingNeed> answered)
    {
        long total = answered.Count(need => need.Part == SessionPart.FullDay) * weights.FullDay;
        foreach (var need in problem.Needs)
        {
            var before = problem.Standing.Count(session => session.NeedKey == need.Key);
            for (var n = before + 1; n <= before + answered.Count(other => other.Key == need.Key); n++)
                total += n <= need.Min ? weights.TowardsMin : n <= need.Desired ? weights.TowardsDesired : weights.TowardsMax;
        }

        foreach (var zone in problem.Zones)
        {
            var weight = (weights.ZoneBase + zone.Population) * zone.NeedPermille / 1000;
            var sites = problem.Sites.Where(site => site.ZoneKey == zone.Key).Select(site => site.Key).ToHashSet();
            DateOnly[] stand = [.. problem.Standing.Where(session => sites.Contains(session.SiteKey)).Select(session => session.Date)];
            DateOnly[] added = [.. answered.Where(need => sites.Contains(need.SiteKey)).Select(need => need.Date)];
            total += Harmonic(weight, stand.Length, added.Length);
            foreach (var week in added.GroupBy(Week))
                total += Harmonic(weights.WeekSpread, stand.Count(date => Week(date) == week.Key), week.Count());
        }

        return total;
    }

    private static long Harmonic(long weight, int before, int added) => Enumerable.Range(before + 1, added).Sum(n => weight / n);

    private static int Week(DateOnly date) => ISOWeek.GetWeekOfYear(date.ToDateTime(TimeOnly.MinValue));

    private static int HalfDays(SessionPart part) => part == SessionPart.FullDay ? 2 : 1;

    private int StandingHalfDays(string doctorKey) =>
        problem.Standing.Where(session => session.DoctorKey == doctorKey).Sum(session => HalfDays(session.Part));

    private MatchingDoctor DoctorOf(string key) => problem.Doctors.Single(doctor => doctor.Key == key);

    private MatchingZone ZoneOf(string siteKey) =>
        problem.Zones.Single(zone => zone.Key == problem.Sites.Single(site => site.Key == siteKey).ZoneKey);

    private static bool IsBetter(PlanValue value, PlanValue than) => Order(value).CompareTo(Order(than)) > 0;

    private static (long, long, long, long, long) Order(PlanValue value) =>
        (value.Coverage, value.KeptProposals, value.FirstSessions, value.Familiarity, -value.TravelMetres);
}
