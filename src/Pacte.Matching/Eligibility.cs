using System.Runtime.InteropServices;

namespace Pacte.Matching;

/// <summary>An offer that every hard rule lets go to a need.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Candidate(int Offer, int Need, int Metres);

/// <summary>Where an offer may go, ordered by the needs' keys, and the reason to tell where it may go nowhere.</summary>
internal sealed record OfferPairs(Candidate[] Allowed, UnplacedReason Refusal);

/// <summary>
/// The one place where hard rules are decided. A pair that a rule refuses never becomes an arc, so no weight can buy it;
/// the reason is kept to be told.
/// </summary>
internal sealed class Eligibility(ProblemIndex index, StandingTally standing)
{
    private readonly List<Candidate> _allowed = [];

    /// <summary>Every pair allowed, by doctor, offer and need, and the same for each offer.</summary>
    public (List<Candidate> Candidates, OfferPairs[] Pairs) FindCandidates(CancellationToken cancellation)
    {
        var (candidates, pairs) = (new List<Candidate>(), new OfferPairs[index.Offers.Length]);
        var metres = new int[index.Sites.Length];
        foreach (var offers in Enumerable.Range(0, index.Offers.Length).GroupBy(offer => index.DoctorOfOffer[offer]).OrderBy(of => of.Key))
        {
            cancellation.ThrowIfCancellationRequested();
            index.DistancesFrom(offers.Key, metres);
            foreach (var offer in offers)
                candidates.AddRange((pairs[offer] = PairsOf(offer, metres)).Allowed);
        }

        return (candidates, pairs);
    }

    /// <summary>The needs of its day that an offer may go to, at these distances of its doctor from every site.</summary>
    public OfferPairs PairsOf(int offer, int[] metres)
    {
        var (doctor, date) = (index.DoctorOfOffer[offer], index.Offers[offer].Date);
        if (RefusalOfDay(doctor, date) is { } refusal)
            return new OfferPairs([], refusal);
        if (standing.IsEngaged(doctor, date))
            return new OfferPairs([], UnplacedReason.AlreadyEngaged);
        var nearest = UnplacedReason.NoNeedThatDay;
        _allowed.Clear();
        foreach (var need in index.NeedsOn(date))
        {
            var distance = metres[index.SiteOfNeed[need]];
            if (Refusal(offer, doctor, need, distance) is not { } reason)
                _allowed.Add(new Candidate(offer, need, distance));
            else if (reason > nearest)
                nearest = reason;
        }

        return new OfferPairs([.. _allowed], nearest);
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
        if (index.Pairs.IsExcluded(who.Key, index.Sites[site].Key, index.Needs[need].Date))
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
}
