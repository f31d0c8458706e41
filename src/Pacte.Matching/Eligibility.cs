using System.Runtime.InteropServices;

namespace Pacte.Matching;

/// <summary>An offer that every hard rule lets go to a need.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Candidate(int Offer, int Need, int Metres);

/// <summary>
/// The one place where hard rules are decided. A pair that a rule refuses never becomes an arc, so no weight can buy it;
/// the reason is kept to be told.
/// </summary>
internal sealed class Eligibility(ProblemIndex index, StandingTally standing)
{
    /// <summary>Every pair allowed, by doctor, offer and need, and for each offer without any the reason.</summary>
    public (List<Candidate> Candidates, Dictionary<int, UnplacedReason> Refused) FindCandidates(CancellationToken cancellation)
    {
        var (candidates, refused) = (new List<Candidate>(), new Dictionary<int, UnplacedReason>());
        var metres = new int[index.Sites.Length];
        foreach (var offers in Enumerable.Range(0, index.Offers.Length).GroupBy(offer => index.DoctorOfOffer[offer]).OrderBy(of => of.Key))
        {
            cancellation.ThrowIfCancellationRequested();
            index.DistancesFrom(offers.Key, metres);
            foreach (var offer in offers)
            {
                var found = candidates.Count;
                var reason = Pair(offer, metres, candidates);
                if (candidates.Count == found)
                    refused.Add(offer, reason);
            }
        }

        return (candidates, refused);
    }

    /// <summary>The first of the rules about a doctor and a need that refuses the pair, whatever the offer; null when none does.</summary>
    public UnplacedReason? RefusalOfPair(int doctor, int need, int metres)
    {
        var (who, site) = (index.Doctors[doctor], index.SiteOfNeed[need]);
        if (who.Specialty != index.Needs[need].Specialty)
            return UnplacedReason.SpecialtyNotAsked;
        if (metres < 0 || metres > who.TravelLimitMetres)
            return UnplacedReason.NoNeedWithinTravelLimit;
        if (who.OwnZoneKey == index.Sites[site].ZoneKey)
            return UnplacedReason.OwnZoneOnly;
        if (index.IsExcluded(who.Key, index.Sites[site].Key, index.Needs[need].Date))
            return UnplacedReason.Excluded;
        return null;
    }

    /// <summary>The first of the rules about a doctor and a day that refuses every need; null when none does.</summary>
    public UnplacedReason? RefusalOfDay(int doctor, DateOnly date)
    {
        if (!index.Doctors[doctor].IsVerified)
            return UnplacedReason.NotVerified;
        return index.Doctors[doctor].Exemptions.Any(span => span.Contains(date)) ? UnplacedReason.Exempt : null;
    }

    /// <summary>The first rule that refuses an offer to a need of its day, what is already used counted; null when none does.</summary>
    public UnplacedReason? Refusal(int offer, int doctor, int need, int metres)
    {
        var asked = index.Needs[need];
        if (!index.Offers[offer].Accepted.Accept(asked.Part))
            return UnplacedReason.PartNotAsked;
        if (RefusalOfPair(doctor, need, metres) is { } reason)
            return reason;
        if (standing.OfNeed(need) >= asked.Max)
            return UnplacedReason.NeedsFilledByOthers;
        var left = index.Doctors[doctor].CapInHalfDays - standing.HalfDaysOfDoctor(doctor);
        return asked.Part.HalfDays() > left ? UnplacedReason.CapReached : null;
    }

    private UnplacedReason Pair(int offer, int[] metres, List<Candidate> candidates)
    {
        var (doctor, date) = (index.DoctorOfOffer[offer], index.Offers[offer].Date);
        if (RefusalOfDay(doctor, date) is { } refusal)
            return refusal;
        if (standing.IsEngaged(doctor, date))
            return UnplacedReason.AlreadyEngaged;
        var nearest = UnplacedReason.NoNeedThatDay;
        foreach (var need in index.NeedsOn(date))
        {
            var distance = metres[index.SiteOfNeed[need]];
            if (Refusal(offer, doctor, need, distance) is not { } reason)
                candidates.Add(new Candidate(offer, need, distance));
            else if (reason > nearest)
                nearest = reason;
        }

        return nearest;
    }
}
