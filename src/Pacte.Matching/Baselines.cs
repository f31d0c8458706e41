using System.Collections.Immutable;

namespace Pacte.Matching;

/// <summary>
/// What is done without an optimiser, under the same hard rules and around the same standing and pinned sessions: to compare with.
/// </summary>
public sealed class Baselines
{
    private readonly ProblemIndex _index;
    private readonly StandingTally _used;
    private readonly List<Candidate> _candidates;
    private readonly List<Candidate> _placed;
    private readonly HashSet<int> _placedOffers = [];

    private Baselines(MatchingProblem problem)
    {
        _index = new ProblemIndex(problem);
        _used = new StandingTally(_index);
        var eligibility = new Eligibility(_index, _used);
        _placed = new PinnedSessions(_index, _used, eligibility).Placed;
        _candidates = eligibility.FindCandidates(CancellationToken.None).Candidates;
    }

    /// <summary>First come, first served: in the order of the problem's list, each offer takes the nearest need that has room.</summary>
    /// <exception cref="InvalidProblemException">The problem contradicts itself: the message names the key.</exception>
    public static ImmutableArray<Placement> FirstComeFirstServed(MatchingProblem problem)
    {
        var plan = new Baselines(problem);
        var allowed = plan._candidates.ToLookup(candidate => candidate.Offer);
        foreach (var offer in problem.Offers)
        {
            foreach (var candidate in allowed[plan._index.NumberOfOffer(offer.Key)].OrderBy(c => c.Metres).ThenBy(c => c.Need))
                plan.TryPlace(candidate);
        }

        return plan.Placements();
    }

    /// <summary>
    /// A good greedy: at each step the session that brings most points of coverage; among equals one that is a doctor's first, then the
    /// nearest. Worths only fall as sessions are placed, so each is looked at again only when it comes first.
    /// </summary>
    /// <exception cref="InvalidProblemException">The problem contradicts itself: the message names the key.</exception>
    public static ImmutableArray<Placement> BestMarginalGain(MatchingProblem problem, MatchingWeights weights)
    {
        var plan = new Baselines(problem);
        var waiting = new PriorityQueue<int, (long, int, int, int)>(plan._candidates.Count);
        for (var i = 0; i < plan._candidates.Count; i++)
            waiting.Enqueue(i, plan.Rank(i, weights));
        while (waiting.TryDequeue(out var next, out var rank))
        {
            var now = plan.Rank(next, weights);
            if (now.CompareTo(rank) > 0)
                waiting.Enqueue(next, now);
            else
                plan.TryPlace(plan._candidates[next]);
        }

        return plan.Placements();
    }

    /// <summary>Smaller is better.</summary>
    private (long Points, int Session, int Metres, int Number) Rank(int number, MatchingWeights weights)
    {
        var candidate = _candidates[number];
        var (need, zone) = (_index.Needs[candidate.Need], _index.ZoneOfNeed(candidate.Need));
        var points = weights.NeedSession(need, _used.OfNeed(candidate.Need) + 1)
            + weights.Part(need.Part)
            + weights.WeekSession(_used.OfZoneWeek(zone, ProblemIndex.WeekOf(need.Date)) + 1)
            + weights.ZoneSession(_index.Zones[zone], _used.OfZone(zone) + 1);
        var isFirst = _used.HalfDaysOfDoctor(_index.DoctorOfOffer[candidate.Offer]) == 0;
        return (-points, isFirst ? 0 : 1, candidate.Metres, number);
    }

    private void TryPlace(Candidate candidate)
    {
        var (doctor, need) = (_index.DoctorOfOffer[candidate.Offer], _index.Needs[candidate.Need]);
        var halfDays = _used.HalfDaysOfDoctor(doctor) + need.Part.HalfDays();
        if (halfDays > _index.Doctors[doctor].CapInHalfDays || _used.OfNeed(candidate.Need) >= need.Max || !_placedOffers.Add(candidate.Offer))
            return;
        _used.Add(_index, candidate);
        _placed.Add(candidate);
    }

    private ImmutableArray<Placement> Placements() =>
        [.. _placed.OrderBy(session => session.Offer).Select(_index.PlacementOf)];
}
