using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Pacte.Matching.Flow;

namespace Pacte.Matching;

/// <summary>Reads a plan from the flow: what is placed, and why the rest is not.</summary>
internal sealed class PlanReader
{
    private readonly ProblemIndex _index;
    private readonly StandingTally _standing;
    private readonly List<Candidate> _candidates;
    private readonly Candidate[] _chosen;
    private readonly int[] _placedOfNeed;
    private readonly int[] _halfDaysOfDoctor;

    public PlanReader(ProblemIndex index, StandingTally standing, List<Candidate> candidates, ReadOnlySpan<long> candidateFlow, List<Candidate> pinned)
    {
        (_index, _standing, _candidates) = (index, standing, candidates);
        (_placedOfNeed, _halfDaysOfDoctor) = (new int[index.Needs.Length], new int[index.Doctors.Length]);
        List<Candidate> chosen = [.. pinned];
        for (var i = 0; i < candidateFlow.Length; i++)
        {
            if (candidateFlow[i] > 0)
                chosen.Add(candidates[i]);
        }

        _chosen = [.. chosen.OrderBy(candidate => candidate.Offer)];
        foreach (var (offer, need, _) in _chosen)
        {
            _placedOfNeed[need]++;
            _halfDaysOfDoctor[index.DoctorOfOffer[offer]] += index.Needs[need].Part.HalfDays();
        }
    }

    public ImmutableArray<Placement> Placements() => [.. _chosen.Select(_index.PlacementOf)];

    /// <summary>Every offer without a session, with the reason that pairing gave or that the plan itself gives.</summary>
    public ImmutableArray<UnplacedOffer> Unplaced(IReadOnlyDictionary<int, UnplacedReason> refused)
    {
        var placed = _chosen.Select(candidate => candidate.Offer).ToHashSet();
        var allowed = _candidates.ToLookup(candidate => candidate.Offer);
        var unplaced = ImmutableArray.CreateBuilder<UnplacedOffer>(_index.Offers.Length - placed.Count);
        for (var offer = 0; offer < _index.Offers.Length; offer++)
        {
            if (placed.Contains(offer))
                continue;
            var reason = refused.TryGetValue(offer, out var given) ? given : Reason(allowed[offer]);
            var (key, doctorKey, date, _) = _index.Offers[offer];
            unplaced.Add(new UnplacedOffer(key, doctorKey, date, reason));
        }

        return unplaced.MoveToImmutable();
    }

    public ImmutableArray<ZoneFigures> Zones(MatchingWeights weights)
    {
        var worth = new PlanWorth(_index, _standing, weights).OfZones(_chosen.Select(candidate => candidate.Need));
        var placed = _chosen.ToLookup(candidate => _index.ZoneOfNeed(candidate.Need));
        var needs = Enumerable.Range(0, _index.Needs.Length).ToLookup(_index.ZoneOfNeed, need => _index.Needs[need]);
        return
        [
            .. _index.Zones.Select((zone, number) => new ZoneFigures(
                zone.Key,
                _standing.OfZone(number),
                placed[number].Count(),
                placed[number].Sum(candidate => _index.Needs[candidate.Need].Part.HalfDays()),
                needs[number].Sum(need => need.Desired),
                needs[number].Sum(need => need.Max),
                worth[number])),
        ];
    }

    /// <summary>A digest of everything that was decided.</summary>
    public static string Fingerprint(IEnumerable<Placement> placements, IEnumerable<UnplacedOffer> unplaced, PlanValue value)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var placement in placements)
            Append(hash, $"{placement.OfferKey}\0{placement.NeedKey}\n");
        foreach (var offer in unplaced)
            Append(hash, $"{offer.OfferKey}\0{offer.Reason}\n");
        Append(hash, string.Create(CultureInfo.InvariantCulture, $"{value.Coverage} {value.KeptProposals} {value.FirstSessions} {value.Familiarity} {value.TravelMetres}\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, string line) => hash.AppendData(Encoding.UTF8.GetBytes(line));

    /// <summary>
    /// A session is always worth more than none, so an allowed offer stays out because every need is full or the cap is; or, where
    /// the search for the kinds of a doctor who mixes did not come to its end, because of the kinds.
    /// </summary>
    private UnplacedReason Reason(IEnumerable<Candidate> allowed)
    {
        var open = allowed.Where(candidate => HasRoom(candidate.Need)).ToList();
        if (open.Count == 0)
            return UnplacedReason.NeedsFilledByOthers;
        return open.Exists(Affords) ? UnplacedReason.MixedKinds : UnplacedReason.CapReached;
    }

    private bool HasRoom(int need) => _standing.OfNeed(need) + _placedOfNeed[need] < _index.Needs[need].Max;

    private bool Affords(Candidate candidate)
    {
        var doctor = _index.DoctorOfOffer[candidate.Offer];
        var used = _standing.HalfDaysOfDoctor(doctor) + _halfDaysOfDoctor[doctor];
        return used + _index.Needs[candidate.Need].Part.HalfDays() <= _index.Doctors[doctor].CapInHalfDays;
    }
}
