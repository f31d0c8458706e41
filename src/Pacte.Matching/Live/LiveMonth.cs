using Pacte.Matching.Flow;
using Pacte.Matching.Mixing;

namespace Pacte.Matching.Live;

/// <summary>A month held in memory with its network and the tree in which its last plan was proved.</summary>
internal sealed class LiveMonth
{
    private readonly MatchingWeights _weights;
    private readonly ProblemIndex _index;
    private readonly LiveNetwork _network;
    private readonly HashSet<int> _mixing = [];
    private MatchingProblem _problem;
    private Groundwork _ground;
    private OfferPairs[] _pairs;
    private FlowBasis? _basis;

    public LiveMonth(MatchingProblem problem, MatchingWeights weights, CancellationToken cancellation)
    {
        (_problem, _weights, _index) = (Copy(problem), weights, new ProblemIndex(problem));
        (_network, _ground) = (new LiveNetwork(_index, weights), new Groundwork(_index));
        (var candidates, _pairs) = _ground.Eligibility.FindCandidates(cancellation);
        for (var offer = 0; offer < _pairs.Length; offer++)
            _network.SetPairs(offer, [], _pairs[offer].Allowed);
        SetDoctors(Enumerable.Range(0, _index.Doctors.Length), candidates);
        SetReturns(Enumerable.Range(0, _index.Needs.Length), []);
    }

    /// <summary>Follows the problem as it is now. False, of no more use, where it is no change of this month but another problem.</summary>
    public bool TryFollow(MatchingProblem problem)
    {
        if (ProblemChange.Between(_problem, problem) is not { } change || change.Count > _problem.Offers.Count / 4)
            return false;
        _problem = Copy(problem);
        TouchedNumbers touched;
        try
        {
            touched = _index.Follow(change);
        }
        catch (InvalidProblemException)
        {
            return false;
        }

        if (!PlanLevels.Of(_index).SequenceEqual(_network.Levels))
            return false;
        var usedBefore = _ground.Used;
        _ground = new Groundwork(_index);
        _ground.Used.AddDifferences(usedBefore, touched);
        Touch(touched);
        return true;
    }

    /// <summary>The plan, solved from where the last one ended; null when doctors mix whole days and half-days.</summary>
    public MatchingPlan? Solve(CancellationToken cancellation)
    {
        if (_mixing.Count > 0)
            return null;
        var network = _network.View;
        var solution = NetworkSimplex.Solve(network, _basis, progress: null, cancellation);
        cancellation.ThrowIfCancellationRequested();
        var proof = ProvedFlow.Of(network, solution);
        _basis = solution.Basis;
        var plan = new PlanReader(_ground, _weights, _pairs, _network.Chosen(solution.Flow)).Read(proof, _network.Levels);
        return plan with { Effort = plan.Effort with { Nodes = _network.NodeCount, Arcs = _network.ArcCount } };
    }

    /// <summary>The lists are the caller's, who may change them.</summary>
    private static MatchingProblem Copy(MatchingProblem problem) => problem with
    {
        Doctors = [.. problem.Doctors],
        Offers = [.. problem.Offers],
        Zones = [.. problem.Zones],
        Sites = [.. problem.Sites],
        Needs = [.. problem.Needs],
        Standing = [.. problem.Standing],
        Exclusions = [.. problem.Exclusions],
        Pins = [.. problem.Pins],
        Proposals = [.. problem.Proposals],
        Visits = [.. problem.Visits],
    };

    private void Touch(TouchedNumbers touched)
    {
        Array.Resize(ref _pairs, _index.Offers.Length);
        foreach (var need in touched.Needs)
            touched.Offers.UnionWith(OffersNear(need));
        foreach (var doctor in touched.Doctors)
            touched.Offers.UnionWith(_index.OffersOf(doctor));
        SetPairs(touched.Offers);
        touched.Doctors.UnionWith(touched.Offers.Select(offer => _index.DoctorOfOffer[offer]));
        var doctors = touched.Doctors.Order().ToList();
        SetDoctors(doctors, [.. doctors.SelectMany(_index.OffersOf).SelectMany(offer => _pairs[offer].Allowed)]);
        SetReturns(touched.Needs, touched.Weeks);
    }

    /// <summary>The offers of its day to which a need may matter, be it for the reason to tell.</summary>
    private IEnumerable<int> OffersNear(int need)
    {
        var (date, site) = (_index.Needs[need].Date, _index.Needs[need].SiteKey);
        for (var doctor = 0; doctor < _index.Doctors.Length; doctor++)
        {
            if (_index.FindOffer(doctor, date) is not { } offer)
                continue;
            var isNear = _pairs[offer] is not { Allowed.Length: > 0 } || _index.Doctors[doctor].Reach.Any(reach => reach.SiteKey == site);
            if (isNear)
                yield return offer;
        }
    }

    private void SetPairs(IEnumerable<int> offers)
    {
        var (metres, of) = (new int[_index.Sites.Length], -1);
        foreach (var offer in offers.OrderBy(offer => _index.DoctorOfOffer[offer]))
        {
            var doctor = _index.DoctorOfOffer[offer];
            if (doctor != of)
                _index.DistancesFrom(of = doctor, metres);
            var had = _pairs[offer]?.Allowed ?? [];
            var isThere = _index.FindOffer(doctor, _index.Offers[offer].Date) == offer;
            _pairs[offer] = isThere ? _ground.Eligibility.PairsOf(offer, metres) : new OfferPairs([], default);
            _network.SetPairs(offer, had, _pairs[offer].Allowed);
        }
    }

    /// <summary>Sets the sessions of doctors, whose candidates are given by doctor and offer.</summary>
    private void SetDoctors(IEnumerable<int> doctors, List<Candidate> candidates)
    {
        var kinds = new DoctorKinds(_index, _ground.Used, candidates);
        foreach (var doctor in doctors)
        {
            _network.SetDoctor(doctor, kinds.SessionsOf(doctor), _ground.Used.HalfDaysOfDoctor(doctor) == 0);
            _mixing.Remove(doctor);
        }

        _mixing.UnionWith(kinds.Mixing.Select(mixing => mixing.Doctor));
    }

    private void SetReturns(IEnumerable<int> needs, HashSet<(int Zone, int Week)> weeks)
    {
        foreach (var need in needs)
        {
            _network.SetNeed(need, _ground.Used.OfNeed(need));
            weeks.Add(_index.WeekOfNeed(need));
        }

        foreach (var week in weeks)
            _network.SetWeek(week, _ground.Used.OfZoneWeek(week.Zone, week.Week));
        foreach (var zone in weeks.Select(week => week.Zone).Distinct())
            _network.SetZone(zone, _ground.Used.OfZone(zone));
    }
}
