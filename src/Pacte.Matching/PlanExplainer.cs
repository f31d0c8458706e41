using System.Collections.Immutable;
using Pacte.Matching.Flow;

namespace Pacte.Matching;

/// <summary>A plan with all that it was made from.</summary>
internal sealed record SolvedPlan(
    MatchingPlan Plan,
    ProblemIndex Index,
    StandingTally Standing,
    Eligibility Eligibility,
    PlanNetwork Layout,
    FlowNetwork Network,
    FlowSolution Solution);

/// <summary>Explains a plan from the flow that is its proof.</summary>
internal sealed class PlanExplainer
{
    private readonly SolvedPlan _solved;
    private readonly ProblemIndex _index;
    private readonly StandingTally _after;
    private readonly long[] _valueOfNeed;
    private readonly long[] _lossOfNeed;

    public PlanExplainer(SolvedPlan solved)
    {
        (_solved, _index, _after) = (solved, solved.Index, new StandingTally(solved.Index));
        foreach (var placement in solved.Plan.Placements)
            _after.Add(_index, _index.SessionOf(placement));
        var values = new ResidualValues(solved.Network, solved.Solution, solved.Layout.Sink);
        _valueOfNeed = Array.ConvertAll(solved.Layout.NodeOfNeed, node => node < 0 ? ResidualValues.None : values.Adding[node]);
        _lossOfNeed = Array.ConvertAll(solved.Layout.NodeOfNeed, node => node < 0 ? ResidualValues.None : values.Removing[node]);
    }

    public PlanExplanation Explain() => new()
    {
        Zones = Zones(),
        Unplaced = new NearestChanges(_solved, _after, _valueOfNeed).OfUnplaced(),
        Placed = Placed(),
    };

    private ImmutableArray<ZoneValue> Zones()
    {
        var best = new int[_index.Zones.Length];
        var state = new ZoneState[best.Length];
        Array.Fill(best, -1);
        for (var need = 0; need < _valueOfNeed.Length; need++)
        {
            var zone = _index.ZoneOfNeed(need);
            var isOpen = _after.OfNeed(need) < _index.Needs[need].Max;
            state[zone] = isOpen ? ZoneState.Open : state[zone] == ZoneState.NoNeed && _index.Needs[need].Max > 0 ? ZoneState.Exhausted : state[zone];
            if (_valueOfNeed[need] > 0 && (best[zone] < 0 || _valueOfNeed[need] > _valueOfNeed[best[zone]]))
                best[zone] = need;
        }

        return
        [
            .. _index.Zones.Select((zone, i) => best[i] < 0
                ? new ZoneValue(zone.Key, 0, state[i], null)
                : new ZoneValue(zone.Key, _valueOfNeed[best[i]], state[i], _index.Needs[best[i]].Key)),
        ];
    }

    /// <summary>The other site where one more session is worth most, for every offer that has a choice.</summary>
    private ImmutableArray<PlacementReason> Placed()
    {
        var candidates = _solved.Layout.Candidates;
        var runnersUp = new Dictionary<int, RunnerUp?>();
        for (var (start, end) = (0, 0); start < candidates.Count; start = end)
        {
            var chosen = -1;
            for (; end < candidates.Count && candidates[end].Offer == candidates[start].Offer; end++)
            {
                if (_solved.Solution.Flow[_solved.Layout.FirstCandidateArc + end] > 0)
                    chosen = end;
            }

            if (chosen >= 0)
                runnersUp.Add(candidates[chosen].Offer, Second(start, end, chosen));
        }

        return
        [
            .. _solved.Plan.Placements.Select(placement =>
                new PlacementReason(placement.OfferKey, runnersUp.GetValueOrDefault(_index.SessionOf(placement).Offer))),
        ];
    }

    private RunnerUp? Second(int start, int end, int chosen)
    {
        var (candidates, second) = (_solved.Layout.Candidates, -1);
        for (var other = start; other < end; other++)
        {
            if (IsAnotherSite(other, chosen) && IsOpen(other) && (second < 0 || IsBetter(candidates[other], candidates[second])))
                second = other;
        }

        if (second < 0)
            return null;
        var (need, taken) = (candidates[second].Need, candidates[chosen].Need);
        return new RunnerUp(
            _index.Needs[need].SiteKey,
            _index.Needs[need].Key,
            _lossOfNeed[taken] - _valueOfNeed[need],
            candidates[second].Metres - candidates[chosen].Metres);
    }

    private bool IsAnotherSite(int candidate, int than) =>
        _index.SiteOfNeed[_solved.Layout.Candidates[candidate].Need] != _index.SiteOfNeed[_solved.Layout.Candidates[than].Need];

    private bool IsOpen(int candidate) =>
        _solved.Network.Capacities[_solved.Layout.FirstCandidateArc + candidate] > 0
        && _valueOfNeed[_solved.Layout.Candidates[candidate].Need] != ResidualValues.None;

    private bool IsBetter(Candidate one, Candidate other) =>
        (-_valueOfNeed[one.Need], one.Metres, one.Need).CompareTo((-_valueOfNeed[other.Need], other.Metres, other.Need)) < 0;
}
