using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pacte.Matching;

/// <summary>Reads a plan from what a flow has chosen: what is placed, and why the rest is not.</summary>
internal sealed class PlanReader
{
    private readonly Groundwork _ground;
    private readonly ProblemIndex _index;
    private readonly MatchingWeights _weights;
    private readonly OfferPairs[] _pairs;
    private readonly Candidate?[] _chosenOfOffer;
    private readonly int[] _placedOfNeed;
    private readonly int[] _halfDaysOfDoctor;

    /// <param name="ground">What was settled before the flow.</param>
    /// <param name="weights">What coverage is worth.</param>
    /// <param name="pairs">For each offer, where it may go beside what stands and is pinned.</param>
    /// <param name="chosen">What the flow has chosen of these.</param>
    public PlanReader(Groundwork ground, MatchingWeights weights, OfferPairs[] pairs, IEnumerable<Candidate> chosen)
    {
        (_ground, _index, _weights, _pairs) = (ground, ground.Index, weights, pairs);
        _chosenOfOffer = new Candidate?[_index.Offers.Length];
        (_placedOfNeed, _halfDaysOfDoctor) = (new int[_index.Needs.Length], new int[_index.Doctors.Length]);
        foreach (var candidate in ground.Pins.Placed.Concat(chosen))
        {
            _chosenOfOffer[candidate.Offer] = candidate;
            _placedOfNeed[candidate.Need]++;
            _halfDaysOfDoctor[_index.DoctorOfOffer[candidate.Offer]] += _index.Needs[candidate.Need].Part.HalfDays();
        }
    }

    /// <summary>The plan, where no doctor mixes.</summary>
    public MatchingPlan Read(ProvedFlow proof, PlanLevel[] levels)
    {
        var value = _ground.Pins.Value(_ground.Standing, _weights) + proof.Value(levels);
        var (placements, unplaced) = (Placements(), Unplaced());
        return new MatchingPlan
        {
            Placements = placements,
            Unplaced = unplaced,
            Zones = Zones(),
            Contradictions = [.. new StandingRules(_index, _ground.Standing, _ground.Eligibility).Contradictions()],
            RefusedPins = [.. _ground.Pins.Refused],
            Value = value,
            Bound = value.Coverage,
            MixingDoctors = 0,
            Certificate = proof.Verdict,
            Effort = new PlanEffort(proof.Network.NodeCount, proof.Network.ArcCount, proof.Solution.Pivots, 1),
            Fingerprint = Fingerprint(placements, unplaced, value),
        };
    }

    private ImmutableArray<Placement> Placements()
    {
        var placements = ImmutableArray.CreateBuilder<Placement>();
        foreach (var offer in _index.OffersInOrder)
        {
            if (_chosenOfOffer[offer] is { } session)
                placements.Add(_index.PlacementOf(session));
        }

        return placements.ToImmutable();
    }

    /// <summary>Every offer without a session, with the reason that pairing gave or that the plan itself gives.</summary>
    public ImmutableArray<UnplacedOffer> Unplaced()
    {
        var unplaced = ImmutableArray.CreateBuilder<UnplacedOffer>();
        foreach (var offer in _index.OffersInOrder)
        {
            if (_chosenOfOffer[offer] is not null)
                continue;
            var (key, doctorKey, date, _) = _index.Offers[offer];
            var (allowed, refusal) = _pairs[offer];
            unplaced.Add(new UnplacedOffer(key, doctorKey, date, allowed.Length == 0 ? refusal : Reason(allowed)));
        }

        return unplaced.ToImmutable();
    }

    private ImmutableArray<ZoneFigures> Zones()
    {
        var zones = new (int Placed, int HalfDays, int Desired, int Max)[_index.Zones.Length];
        for (var number = 0; number < _index.Needs.Length; number++)
        {
            var (need, placed) = (_index.Needs[number], _placedOfNeed[number]);
            ref var zone = ref zones[_index.ZoneOfNeed(number)];
            zone.Placed += placed;
            zone.HalfDays += placed * need.Part.HalfDays();
            zone.Desired += need.Desired;
            zone.Max += need.Max;
        }

        var answered = Enumerable.Range(0, _placedOfNeed.Length).SelectMany(need => Enumerable.Repeat(need, _placedOfNeed[need]));
        var worth = new PlanWorth(_index, _ground.Standing, _weights).OfZones(answered);
        return
        [
            .. zones.Select((zone, number) => new ZoneFigures(
                _index.Zones[number].Key,
                _ground.Standing.OfZone(number),
                zone.Placed,
                zone.HalfDays,
                zone.Desired,
                zone.Max,
                worth[number])),
        ];
    }

    /// <summary>A digest of everything that was decided.</summary>
    public static string Fingerprint(ImmutableArray<Placement> placements, ImmutableArray<UnplacedOffer> unplaced, PlanValue value)
    {
        var decided = new StringBuilder();
        foreach (var placement in placements)
            decided.Append(placement.OfferKey).Append('\0').Append(placement.NeedKey).Append('\n');
        foreach (var offer in unplaced)
            decided.Append(offer.OfferKey).Append('\0').Append(Enum.GetName(offer.Reason)).Append('\n');
        decided.Append(CultureInfo.InvariantCulture, $"{value.Coverage} {value.KeptProposals} {value.FirstSessions} {value.Familiarity} {value.TravelMetres}\n");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var encoder = Encoding.UTF8.GetEncoder();
        Span<byte> bytes = stackalloc byte[4096];
        foreach (var chunk in decided.GetChunks())
        {
            // A few thousand bytes at a time.
            for (var rest = chunk.Span; !rest.IsEmpty;)
            {
                encoder.Convert(rest, bytes, flush: false, out var read, out var written, out _);
                hash.AppendData(bytes[..written]);
                rest = rest[read..];
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>
    /// A session is always worth more than none, so an allowed offer stays out because every need is full or the cap is; or, where
    /// the search for the kinds of a doctor who mixes did not come to its end, because of the kinds.
    /// </summary>
    private UnplacedReason Reason(Candidate[] allowed)
    {
        var isFilled = true;
        foreach (var candidate in allowed)
        {
            if (!HasRoom(candidate.Need))
                continue;
            if (Affords(candidate))
                return UnplacedReason.MixedKinds;
            isFilled = false;
        }

        return isFilled ? UnplacedReason.NeedsFilledByOthers : UnplacedReason.CapReached;
    }

    private bool HasRoom(int need) => _ground.Standing.OfNeed(need) + _placedOfNeed[need] < _index.Needs[need].Max;

    private bool Affords(Candidate candidate)
    {
        var doctor = _index.DoctorOfOffer[candidate.Offer];
        var used = _ground.Standing.HalfDaysOfDoctor(doctor) + _halfDaysOfDoctor[doctor];
        return used + _index.Needs[candidate.Need].Part.HalfDays() <= _index.Doctors[doctor].CapInHalfDays;
    }
}
